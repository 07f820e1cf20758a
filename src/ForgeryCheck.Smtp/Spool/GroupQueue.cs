namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Messages waiting for a thread to take them all at once: those that arrive during a flush form the next group. The takers are threads that block in the
/// flush; a Channel has no blocking take, and awaiting one would allocate a task for each group.
/// </summary>
internal sealed class GroupQueue<T>
{
    private readonly Queue<T> _waiting = new();
    private bool _isClosed;

    /// <summary>Adds an item; false if the queue is closed.</summary>
    internal bool TryAdd(T item)
    {
        lock (_waiting)
        {
            if (_isClosed)
            {
                return false;
            }

            _waiting.Enqueue(item);
            Monitor.Pulse(_waiting);
            return true;
        }
    }

    /// <summary>Waits for items, then takes up to a given number; false once the queue is closed and empty.</summary>
    internal bool Take(List<T> into, int most)
    {
        lock (_waiting)
        {
            while (_waiting.Count == 0)
            {
                if (_isClosed)
                {
                    return false;
                }

                Monitor.Wait(_waiting);
            }

            while (into.Count < most && _waiting.TryDequeue(out var item))
            {
                into.Add(item);
            }

            return true;
        }
    }

    /// <summary>Accepts no more; what is queued is still handed out.</summary>
    internal void Close()
    {
        lock (_waiting)
        {
            _isClosed = true;
            Monitor.PulseAll(_waiting);
        }
    }
}

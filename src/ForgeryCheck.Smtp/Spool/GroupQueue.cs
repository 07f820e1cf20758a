namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Where messages wait until a thread takes all of them at once: what waits while a flush goes on makes the next group. Those who take are threads that
/// block in the flush; a channel has no take that blocks, and a wait on one would make a task for each group.
/// </summary>
internal sealed class GroupQueue<T>
{
    private readonly Queue<T> _waiting = new();
    private bool _isClosed;

    /// <summary>Adds one; false where the queue is closed.</summary>
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

    /// <summary>Waits until something is there, then takes up to so many; false when the queue is closed and empty.</summary>
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

    /// <summary>Takes no more; what waits is still given out.</summary>
    internal void Close()
    {
        lock (_waiting)
        {
            _isClosed = true;
            Monitor.PulseAll(_waiting);
        }
    }
}

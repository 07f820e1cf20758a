using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>
/// Lines on their way to somewhere slow (a disk, a terminal that is scrolled back): who adds one never waits. A thread of its own passes on what
/// has come together; what finds no room is counted, and the count is said. By hand, since lines written into one buffer cost 1.6 us and 424 bytes each,
/// and 2.6 us and 713 bytes as strings in a Channel, which bounds their number but not their length.
/// </summary>
internal sealed class LineOutput : IDisposable
{
    /// <summary>Characters that wait at most: half a megabyte of memory.</summary>
    private const int Room = 1 << 18;

    // Lines that come together are one system call, and one wake-up of the thread.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private readonly object _gate = new();
    private readonly Action<string> _write;
    private readonly Action<StringBuilder, long> _tellDropped;
    private readonly Thread _thread;
    private StringBuilder _waiting = new();
    private StringBuilder _spare = new();
    private long _dropped;
    private long _told;
    private bool _ended;

    /// <summary>Makes an output and starts its thread.</summary>
    /// <param name="write">Takes whole lines, each with its line end; called by one thread. What it throws costs these lines, no more.</param>
    /// <param name="tellDropped">Adds a line that says how many were dropped.</param>
    internal LineOutput(Action<string> write, Action<StringBuilder, long> tellDropped)
    {
        _write = write;
        _tellDropped = tellDropped;
        _thread = new Thread(PassOn) { IsBackground = true, Name = "lines" };
        _thread.Start();
    }

    /// <summary>Lines that found no room or could not be written.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds a line.</summary>
    /// <param name="state">What the line is made of.</param>
    /// <param name="append">Adds the line without its line end; it is called under a lock, so it only formats.</param>
    internal void Add<TState>(TState state, Action<StringBuilder, TState> append)
        where TState : allows ref struct
    {
        lock (_gate)
        {
            if (_ended || _waiting.Length >= Room)
            {
                Interlocked.Increment(ref _dropped);
                return;
            }

            var wasEmpty = _waiting.Length == 0;
            append(_waiting, state);
            _waiting.Append('\n');
            if (wasEmpty)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Writes what waits, and ends. A place that takes nothing any more is given a second.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }

        _thread.Join(TimeSpan.FromSeconds(1));
    }

    private void PassOn()
    {
        while (Take() is { } lines)
        {
            try
            {
                _write(lines.ToString());
            }
            catch (Exception)
            {
                // A full disk, a closed pipe. The listener goes on without its log; the metrics tell of it.
                Interlocked.Add(ref _dropped, Count(lines));
                if (Volatile.Read(ref _ended))
                {
                    return;
                }
            }

            lines.Clear();
            _spare = lines;
        }
    }

    private StringBuilder? Take()
    {
        lock (_gate)
        {
            while (_waiting.Length == 0 && !_ended)
            {
                Monitor.Wait(_gate);
            }

            if (!_ended)
            {
                Monitor.Wait(_gate, Gathering);
            }

            var dropped = Dropped;
            if (dropped > _told)
            {
                _tellDropped(_waiting, dropped - _told);
                _waiting.Append('\n');
                _told = dropped;
            }

            if (_waiting.Length == 0)
            {
                return null;
            }

            var lines = _waiting;
            _waiting = _spare;
            return lines;
        }
    }

    private static int Count(StringBuilder lines)
    {
        var count = 0;
        foreach (var chunk in lines.GetChunks())
        {
            count += chunk.Span.Count('\n');
        }

        return count;
    }
}

using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>
/// Lines on their way to a slow destination (a disk, a paused terminal): adding one never blocks. A thread of its own writes what has accumulated;
/// lines that do not fit are counted, and the count is reported. Hand-written: lines in one buffer cost less time and memory than
/// strings in a Channel, which bounds their number but not their length.
/// </summary>
internal sealed class LineOutput : IDisposable
{
    /// <summary>Characters that may be pending: half a megabyte of memory.</summary>
    private const int Room = 1 << 18;

    // Lines that arrive close together share one system call, and one wake-up of the thread.
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

    /// <summary>Creates an output and starts its thread.</summary>
    /// <param name="write">Writes whole lines with their line ends; called by one thread. If it throws, only these lines are lost.</param>
    /// <param name="tellDropped">Appends a line that says how many were dropped.</param>
    internal LineOutput(Action<string> write, Action<StringBuilder, long> tellDropped)
    {
        _write = write;
        _tellDropped = tellDropped;
        _thread = new Thread(PassOn) { IsBackground = true, Name = "lines" };
        _thread.Start();
    }

    /// <summary>Lines that did not fit or could not be written.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Adds a line.</summary>
    /// <param name="state">What the line is made of.</param>
    /// <param name="append">Appends the line without its line end; called under a lock, so it must only format.</param>
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

    /// <summary>Writes the pending lines and ends. A destination that blocks gets one second.</summary>
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
                // A full disk, a closed pipe. The listener goes on without its log; the metrics show it.
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

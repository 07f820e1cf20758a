using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>
/// Messages awaiting analysis: new ones first, then those of an earlier run. It never refuses one; whether there is room is checked earlier, at MAIL.
/// Not a Channel: that bounds the number of messages but not their bytes, and wakes a reader for each message. These are threads that take batches, and
/// the second is woken only when the first falls behind.
/// </summary>
/// <param name="most">The number of messages that counts as full.</param>
/// <param name="workers">Number of worker threads.</param>
/// <param name="telemetry">Receives the queue depth, and why messages of an earlier run cannot be read.</param>
internal sealed class AnalysisQueue(int most, int workers, Telemetry telemetry)
{
    /// <summary>Header bytes that may be queued: ten thousand headers of a megabyte each would be ten gigabytes.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>Messages that a worker takes at once.</summary>
    private const int MostAtOnce = 32;

    // The backlog at which a second worker is woken: one that keeps up needs no help, and a wake-up costs as much as a message.
    private const int Backlog = 8;

    private readonly object _gate = new();
    private readonly Queue<QueuedMessage> _waiting = new();
    private EarlierMessages? _earlier;
    private TaskCompletionSource? _room;
    private long _bytes;
    private int _idle;
    private bool _ended;
    private bool _dropped;

    /// <summary>Whether the queue is full.</summary>
    internal bool IsFull
    {
        get
        {
            lock (_gate)
            {
                return IsFullNow;
            }
        }
    }

    private bool IsFullNow => _waiting.Count >= most || _bytes >= MostBytes;

    /// <summary>Whether nothing is queued, from this run or an earlier one.</summary>
    internal bool IsEmpty
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count == 0 && _earlier is null;
            }
        }
    }

    /// <summary>Adds a message.</summary>
    internal void Add(QueuedMessage one)
    {
        lock (_gate)
        {
            _waiting.Enqueue(one);
            _bytes += one.Message.Header.Bytes.Length;
            telemetry.Metrics.QueueDepth(_waiting.Count);
            if (_idle > 0 && (_idle == workers || _waiting.Count >= Backlog))
            {
                _idle--;
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Adds the messages of an earlier run, the first of which is read right away.</summary>
    internal void AddEarlier(IEnumerable<MailMessage> messages, IMessageStore store)
    {
        var earlier = new EarlierMessages(messages, store, telemetry.Log);
        lock (_gate)
        {
            _earlier = earlier;
            WakeAll();
        }
    }

    /// <summary>Completes with true once there is room, with false on timeout.</summary>
    internal async ValueTask<bool> WaitForRoomAsync(TimeSpan patience)
    {
        var deadline = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (true)
        {
            Task room;
            lock (_gate)
            {
                if (!IsFullNow)
                {
                    return true;
                }

                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            var left = deadline - Environment.TickCount64;
            if (left <= 0)
            {
                return false;
            }

            try
            {
                await room.WaitAsync(TimeSpan.FromMilliseconds(left)).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return !IsFull;
            }
        }
    }

    /// <summary>Waits for messages and takes some; returns their number, 0 at the end. After <see cref="Drop"/> nothing more is handed out.</summary>
    internal int Take(List<QueuedMessage> into)
    {
        while (true)
        {
            EarlierMessages? earlier;
            lock (_gate)
            {
                while (_waiting.Count == 0 && _earlier is null && !_ended)
                {
                    _idle++; // Whoever wakes it decrements this.
                    Monitor.Wait(_gate);
                }

                if (_dropped || (_ended && _waiting.Count == 0))
                {
                    return 0;
                }

                if (_waiting.Count > 0)
                {
                    return TakeNew(into);
                }

                earlier = _earlier;
            }

            if (earlier is not null && TryTake(earlier, into))
            {
                return 1;
            }
        }
    }

    /// <summary>No more will be added: queued messages are still handed out, those of an earlier run are left for the next start.</summary>
    internal void End()
    {
        EarlierMessages? earlier;
        lock (_gate)
        {
            _ended = true;
            earlier = _earlier;
            _earlier = null;
            WakeAll();
        }

        earlier?.End();
    }

    /// <summary>Hands out nothing more; returns how many are left.</summary>
    internal int Drop()
    {
        lock (_gate)
        {
            _ended = _dropped = true;
            WakeAll();
            return _waiting.Count;
        }
    }

    private int TakeNew(List<QueuedMessage> into)
    {
        var wasFull = IsFullNow;
        var share = Math.Min(MostAtOnce, (_waiting.Count + workers - 1) / workers);
        for (var i = 0; i < share; i++)
        {
            var one = _waiting.Dequeue();
            _bytes -= one.Message.Header.Bytes.Length;
            into.Add(one);
        }

        telemetry.Metrics.QueueDepth(_waiting.Count);
        if (wasFull && !IsFullNow)
        {
            _room?.TrySetResult();
            _room = null;
        }

        return share;
    }

    private bool TryTake(EarlierMessages earlier, List<QueuedMessage> into)
    {
        if (earlier.TryRead(out var one))
        {
            into.Add(one);
            return true;
        }

        lock (_gate)
        {
            _earlier = null;
        }

        return false;
    }

    private void WakeAll()
    {
        _idle = 0;
        Monitor.PulseAll(_gate);
    }
}

using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>
/// What waits for its analysis: new messages first, then those of an earlier run. It never refuses one; whether there is room is asked before, when a
/// message is announced. A channel would not do: its bound counts messages and not bytes, and it wakes a reader for each message, where these are
/// threads that share out a batch and of which the second is woken only when the first falls behind.
/// </summary>
/// <param name="most">Messages that there is room for.</param>
/// <param name="workers">Threads that take.</param>
/// <param name="telemetry">Where it shows how many wait, and why messages of an earlier run cannot be read.</param>
internal sealed class AnalysisQueue(int most, int workers, Telemetry telemetry)
{
    /// <summary>Bytes of header that may wait: ten thousand headers of a megabyte each would be ten gigabytes.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>Messages that one worker takes at once.</summary>
    private const int MostAtOnce = 32;

    // A second worker is woken when so many wait: one that keeps pace needs no help, and a wake-up costs as much as a message.
    private const int Backlog = 8;

    private readonly object _gate = new();
    private readonly Queue<QueuedMessage> _waiting = new();
    private EarlierMessages? _earlier;
    private TaskCompletionSource? _room;
    private long _bytes;
    private int _idle;
    private bool _ended;
    private bool _dropped;

    /// <summary>Whether there is no room.</summary>
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

    /// <summary>Whether nothing waits, of this run or an earlier one.</summary>
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

    /// <summary>Adds the messages of an earlier run, of which the first is read now.</summary>
    internal void AddEarlier(IEnumerable<MailMessage> messages, IMessageStore store)
    {
        var earlier = new EarlierMessages(messages, store, telemetry.Log);
        lock (_gate)
        {
            _earlier = earlier;
            WakeAll();
        }
    }

    /// <summary>Completes with true when there is room, with false when that takes too long.</summary>
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

    /// <summary>Waits for messages and takes some; gives how many, 0 at the end. What is left once <see cref="Drop"/> was called is not given.</summary>
    internal int Take(List<QueuedMessage> into)
    {
        while (true)
        {
            EarlierMessages? earlier;
            lock (_gate)
            {
                while (_waiting.Count == 0 && _earlier is null && !_ended)
                {
                    _idle++; // Who wakes it takes it off again.
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

    /// <summary>No more come: what waits is still given, what an earlier run left is left again.</summary>
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

    /// <summary>Nothing more is given out; returns how many wait.</summary>
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

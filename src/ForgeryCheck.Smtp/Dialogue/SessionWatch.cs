using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>
/// A session's time limits. The session says what it waits for; the listener checks periodically and ends what takes too long: a client we wait for
/// gets 421, one that does not read its replies is disconnected.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="limits">The time limits.</param>
/// <param name="isStressed">Whether the listener is nearly full.</param>
internal sealed class SessionWatch(Connection connection, ListenerLimits limits, Func<bool> isStressed) : IDisposable
{
    private static readonly TimeSpan StressedIdle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly SessionDeadline _deadline = new();
    private readonly long _end = SessionDeadline.In(limits.Session);
    private readonly CancellationTokenSource _cancellation = new();
    private Waiting _waiting = Waiting.Nothing;
    private bool _wasInLine;
    private long _lineStart;
    private long _dataStart;

    private enum Waiting
    {
        /// <summary>Nothing: the session is working.</summary>
        Nothing,

        /// <summary>A command.</summary>
        Command,

        /// <summary>Data.</summary>
        Data,

        /// <summary>The client, to read replies or to complete a handshake.</summary>
        Other,
    }

    /// <summary>What the connection waits for.</summary>
    internal ConnectionState State => _waiting switch
    {
        Waiting.Command => ConnectionState.Command,
        Waiting.Data => ConnectionState.Data,
        Waiting.Other => ConnectionState.Client,
        _ => ConnectionState.Answer,
    };

    /// <summary>Whether the listener is nearly full: then time limits are short (Postfix STRESS_README).</summary>
    internal bool IsStressed => isStressed();

    /// <summary>Whether the session timed out.</summary>
    internal bool IsTimeOver { get; private set; }

    /// <summary>Whether the listener is stopping: the session ends once no data is in transfer.</summary>
    internal bool IsStopping { get; private set; }

    /// <summary>Cancelled when the session is aborted.</summary>
    internal CancellationToken Cancellation => _cancellation.Token;

    /// <summary>The session waits for a command; once one has begun, for the whole of it, in however many pieces.</summary>
    internal void AwaitCommand(bool isInLine)
    {
        if (isInLine)
        {
            if (!_wasInLine)
            {
                _lineStart = SessionDeadline.Now;
            }

            _deadline.Set(_lineStart, Shorter(limits.Command), _end);
        }
        else
        {
            _deadline.Set(SessionDeadline.Now, Shorter(limits.Idle), _end);
        }

        _wasInLine = isInLine;
        _waiting = Waiting.Command;
        // This side and Stop each write and then read what the other writes: without a barrier both could miss it.
        Interlocked.MemoryBarrier();
        if (IsStopping)
        {
            connection.StopReceiving();
        }
    }

    /// <summary>Data is about to arrive.</summary>
    internal void BeginData() => _dataStart = SessionDeadline.Now;

    /// <summary>The session waits for data, which has to keep up a minimum average rate, so that a client cannot drip-feed it for ever.</summary>
    /// <param name="received">Bytes so far.</param>
    internal void AwaitData(long received)
    {
        if (limits.DataRate > 0)
        {
            var grace = limits.Command > TimeSpan.Zero && limits.Command < limits.DataGrace ? limits.Command : limits.DataGrace;
            _deadline.Set(_dataStart, grace + TimeSpan.FromSeconds((double)received / limits.DataRate), _end);
        }
        else
        {
            _deadline.Set(SessionDeadline.Now, Shorter(limits.Command), _end);
        }

        _waiting = Waiting.Data;
    }

    /// <summary>The session waits for the client to read its replies.</summary>
    internal void AwaitReader()
    {
        _deadline.Set(SessionDeadline.Now, IsTimeOver || IsStopping ? LastWords : Shorter(limits.Command), IsTimeOver || IsStopping ? long.MaxValue : _end);
        _waiting = Waiting.Other;
    }

    /// <summary>A handshake begins.</summary>
    internal void BeginHandshake()
    {
        _deadline.Set(SessionDeadline.Now, limits.Handshake, _end);
        _waiting = Waiting.Other;
    }

    /// <summary>The session is working: whatever it waits for has limits of its own.</summary>
    internal void Work()
    {
        _deadline.Lift();
        _waiting = Waiting.Nothing;
        _wasInLine = false;
    }

    /// <summary>Checks the deadline and ends whatever is waited for if it has passed.</summary>
    internal void Look(long now)
    {
        if (!_deadline.IsOver(now))
        {
            return;
        }

        if (_waiting is Waiting.Command or Waiting.Data && !IsTimeOver)
        {
            IsTimeOver = true;
            _deadline.Set(now, LastWords, long.MaxValue);
            connection.StopReceiving();
        }
        else if (_waiting != Waiting.Nothing)
        {
            IsTimeOver = true;
            Cut();
        }
    }

    /// <summary>The listener is stopping.</summary>
    internal void Stop()
    {
        IsStopping = true;
        Interlocked.MemoryBarrier();
        if (_waiting == Waiting.Command)
        {
            connection.StopReceiving();
        }
    }

    /// <summary>Aborts the session.</summary>
    internal void Cut()
    {
        connection.Abort();
        try
        {
            _cancellation.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or AggregateException)
        {
            // It has ended meanwhile, or a cancellation callback threw: the other sessions still have to be watched.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private TimeSpan Shorter(TimeSpan time) => isStressed() && (time > StressedIdle || time == TimeSpan.Zero) ? StressedIdle : time;
}

using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>
/// A session's time as the listener watches it. The session says what it waits for; the listener looks now and then, and ends what takes too long: a client that
/// is waited for gets 421, one that reads no replies is cut off.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="limits">What is too long.</param>
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
        /// <summary>The session works by itself.</summary>
        Nothing,

        /// <summary>For a command.</summary>
        Command,

        /// <summary>For data.</summary>
        Data,

        /// <summary>For the client to read replies, or for a handshake.</summary>
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

    /// <summary>Whether the listener is nearly full: then patience is short (Postfix STRESS_README).</summary>
    internal bool IsStressed => isStressed();

    /// <summary>Whether the session took too long.</summary>
    internal bool IsTimeOver { get; private set; }

    /// <summary>Whether the listener stops: the session ends when no data is under way.</summary>
    internal bool IsStopping { get; private set; }

    /// <summary>Cancelled when the session is cut off.</summary>
    internal CancellationToken Cancellation => _cancellation.Token;

    /// <summary>The session waits for a command; for one whole command where it has begun, in however many pieces.</summary>
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

    /// <summary>Data is about to come.</summary>
    internal void BeginData() => _dataStart = SessionDeadline.Now;

    /// <summary>The session waits for data: it has to come at a least rate on the average, so that a drip does not go on for ever.</summary>
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

    /// <summary>The session waits for its client to take replies.</summary>
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

    /// <summary>The session works: what it waits for now has bounds of its own.</summary>
    internal void Work()
    {
        _deadline.Lift();
        _waiting = Waiting.Nothing;
        _wasInLine = false;
    }

    /// <summary>Looks whether the time is over, and ends what is waited for.</summary>
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

    /// <summary>The listener stops.</summary>
    internal void Stop()
    {
        IsStopping = true;
        Interlocked.MemoryBarrier();
        if (_waiting == Waiting.Command)
        {
            connection.StopReceiving();
        }
    }

    /// <summary>Ends the session at once.</summary>
    internal void Cut()
    {
        connection.Abort();
        try
        {
            _cancellation.Cancel();
        }
        catch (Exception e) when (e is ObjectDisposedException or AggregateException)
        {
            // It ended by itself meanwhile, or what was cancelled complained: the other sessions have to be watched all the same.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _cancellation.Dispose();

    private TimeSpan Shorter(TimeSpan time) => isStressed() && (time > StressedIdle || time == TimeSpan.Zero) ? StressedIdle : time;
}

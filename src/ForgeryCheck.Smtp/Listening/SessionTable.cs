using System.Collections.Concurrent;
using ForgeryCheck.Smtp.Dialogue;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>The active sessions: starts them, enforces their deadlines, ends them.</summary>
internal sealed class SessionTable : IDisposable
{
    private static readonly TimeSpan LookEach = TimeSpan.FromMilliseconds(100);

    private readonly SessionFactory _sessionFactory;
    private readonly SessionLoopFactory _loopFactory;
    private readonly ListenerLimits _limits;
    private readonly Telemetry _telemetry;
    private readonly ConcurrentDictionary<Session, SessionWatch> _sessions = new();
    private readonly PeriodicTimer _timer = new(LookEach);
    private volatile bool _isStopping;

    /// <summary>Creates a table, which also gives the metrics the state of each connection.</summary>
    internal SessionTable(SessionFactory sessions, SessionLoopFactory loops, ListenerLimits limits, Telemetry telemetry)
    {
        (_sessionFactory, _loopFactory, _limits, _telemetry) = (sessions, loops, limits, telemetry);
        telemetry.Metrics.CountConnectionsBy(CountStates);
    }

    /// <summary>Whether so many connections are open that time limits have to be short.</summary>
    internal bool IsStressed { get; private set; }

    /// <summary>Starts a session, which then runs by itself.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="place">Its slot, freed when the session ends.</param>
    internal void Begin(Connection connection, ConnectionPlace place)
    {
        var session = _sessionFactory.Create(connection, place);
        var watch = new SessionWatch(connection, _limits, () => IsStressed);
        _sessions[session] = watch;
        _telemetry.Metrics.SessionOpened();
        if (_telemetry.Log.Has(LogLevel.Info))
        {
            _telemetry.Log.Write(LogLevel.Info, "connect", session.Id, ("peer", connection.Peer), ("port", connection.PeerPort));
        }

        if (_isStopping)
        {
            watch.Stop();
        }

        _ = RunAsync(session, watch, place);
    }

    /// <summary>Checks all sessions' deadlines until disposed.</summary>
    internal async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            var most = _limits.Connections;
            // Below five there is no reserve to hold back: a fifth rounds to zero.
            IsStressed = most / 5 is > 0 and var reserve && _sessions.Count >= most - reserve;
            var now = SessionDeadline.Now;
            foreach (var (_, watch) in _sessions)
            {
                watch.Look(now);
            }
        }
    }

    /// <summary>Ends all sessions: those awaiting a command at once, those receiving data when it is complete; slow ones are aborted.</summary>
    internal async Task StopAsync(TimeSpan patience)
    {
        _isStopping = true;
        foreach (var (_, watch) in _sessions)
        {
            watch.Stop();
        }

        var end = SessionDeadline.In(patience);
        while (!_sessions.IsEmpty && SessionDeadline.Now < end)
        {
            await Task.Delay(20).ConfigureAwait(false);
        }

        Cut();
    }

    /// <summary>Aborts all sessions.</summary>
    internal void Cut()
    {
        foreach (var (_, watch) in _sessions)
        {
            watch.Cut();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private int[] CountStates()
    {
        var counts = new int[Enum.GetValues<ConnectionState>().Length];
        foreach (var (_, watch) in _sessions)
        {
            counts[(int)watch.State]++;
        }

        return counts;
    }

    private async Task RunAsync(Session session, SessionWatch watch, ConnectionPlace place)
    {
        try
        {
            await _loopFactory.Create(session, watch).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            // However a session dies, its slot is freed.
            _sessions.TryRemove(session, out _);
            watch.Dispose();
            place.Dispose();
        }
    }
}

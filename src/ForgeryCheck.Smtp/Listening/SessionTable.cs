using System.Collections.Concurrent;
using ForgeryCheck.Smtp.Dialogue;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Listening;

/// <summary>The sessions under way: begins them, watches their time, ends them.</summary>
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

    /// <summary>Makes a table, from which the metrics learn what the connections wait for.</summary>
    internal SessionTable(SessionFactory sessions, SessionLoopFactory loops, ListenerLimits limits, Telemetry telemetry)
    {
        (_sessionFactory, _loopFactory, _limits, _telemetry) = (sessions, loops, limits, telemetry);
        telemetry.Metrics.CountConnectionsBy(CountStates);
    }

    /// <summary>Whether so many connections are open that patience has to be short.</summary>
    internal bool IsStressed { get; private set; }

    /// <summary>Begins a session, which goes on by itself.</summary>
    /// <param name="connection">Its connection.</param>
    /// <param name="place">Its place among all, given back when the session is over.</param>
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

    /// <summary>Checks the deadlines of all sessions until it is disposed.</summary>
    internal async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            var most = _limits.Connections;
            // Of less than five a fifth is none: then the last place is like the others.
            IsStressed = most / 5 is > 0 and var reserve && _sessions.Count >= most - reserve;
            var now = SessionDeadline.Now;
            foreach (var (_, watch) in _sessions)
            {
                watch.Look(now);
            }
        }
    }

    /// <summary>Ends all sessions: those that wait for a command at once, those that receive data when they have it; those that take too long are cut off.</summary>
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

    /// <summary>Ends all sessions at once.</summary>
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
            // Whatever a session dies of, its place is for others again.
            _sessions.TryRemove(session, out _);
            watch.Dispose();
            place.Dispose();
        }
    }
}

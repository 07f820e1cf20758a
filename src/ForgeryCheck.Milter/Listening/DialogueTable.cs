using System.Collections.Concurrent;
using System.Net.Sockets;
using ForgeryCheck.Milter.Dialogue;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Milter.Listening;

/// <summary>The dialogues in progress: starts them, enforces their time limits, ends them.</summary>
internal sealed class DialogueTable : IDisposable
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);

    private readonly DialogueServices _services;
    private readonly ConcurrentDictionary<MilterConnection, bool> _connections = new();
    private readonly PeriodicTimer _timer = new(CheckInterval);
    private int _count;
    private volatile bool _isStopping;

    /// <summary>Creates a table, which also gives the metrics the state of each connection.</summary>
    internal DialogueTable(DialogueServices services)
    {
        _services = services;
        services.Telemetry.Metrics.CountConnectionsBy(CountStates);
    }

    /// <summary>Starts a dialogue, which then runs by itself; false if there are too many.</summary>
    internal bool TryBegin(Socket socket)
    {
        var most = _services.Options.Limits.Connections;
        if (Interlocked.Increment(ref _count) > most && most > 0)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        try
        {
            _ = RunAsync(new MilterConnection(socket, _services.Options.Limits));
            return true;
        }
        catch
        {
            // The mail server has gone already.
            Interlocked.Decrement(ref _count);
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Checks the time limits of all connections until disposed.</summary>
    internal async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            var now = Environment.TickCount64;
            foreach (var (connection, _) in _connections)
            {
                Check(connection, now);
            }
        }
    }

    /// <summary>Ends all dialogues: those without a message at once, the others after it; slow ones are aborted.</summary>
    internal async Task StopAsync(TimeSpan patience)
    {
        _isStopping = true;
        foreach (var (connection, _) in _connections)
        {
            connection.Stop();
        }

        var end = Environment.TickCount64 + (long)patience.TotalMilliseconds;
        while (!_connections.IsEmpty && Environment.TickCount64 < end)
        {
            await Task.Delay(PollInterval).ConfigureAwait(false);
        }

        Abort();
    }

    /// <summary>Aborts all dialogues.</summary>
    internal void Abort()
    {
        foreach (var (connection, _) in _connections)
        {
            connection.Abort();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Check(MilterConnection connection, long now)
    {
        try
        {
            connection.CheckLimits(now);
        }
        catch (Exception e)
        {
            // A bug of ours must not end the time limits of all connections.
            _services.Telemetry.Log.Write(LogLevel.Error, "internal-error", null, ("error", $"{e.GetType().Name}: {e.Message}"));
        }
    }

    private int[] CountStates()
    {
        var counts = new int[Enum.GetValues<ConnectionState>().Length];
        foreach (var (connection, _) in _connections)
        {
            counts[(int)connection.State]++;
        }

        return counts;
    }

    private async Task RunAsync(MilterConnection connection)
    {
        _connections[connection] = true;
        if (_isStopping)
        {
            connection.Stop();
        }

        try
        {
            await new MilterDialogue(connection, _services).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            // However a dialogue dies, its place is freed.
            _connections.TryRemove(connection, out _);
            Interlocked.Decrement(ref _count);
            connection.Dispose();
        }
    }
}

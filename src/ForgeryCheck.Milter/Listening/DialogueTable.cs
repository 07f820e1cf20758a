using System.Collections.Concurrent;
using System.Net.Sockets;
using ForgeryCheck.Milter.Dialogue;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Milter.Listening;

/// <summary>The dialogues in progress: starts them, enforces their time limits, ends them.</summary>
internal sealed class DialogueTable : IDisposable
{
    private static readonly TimeSpan LookEach = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WaitEach = TimeSpan.FromMilliseconds(20);

    private readonly DialogueParts _parts;
    private readonly ConcurrentDictionary<MilterConnection, bool> _connections = new();
    private readonly PeriodicTimer _timer = new(LookEach);
    private int _count;
    private volatile bool _isStopping;

    /// <summary>Creates a table, which also gives the metrics the state of each connection.</summary>
    internal DialogueTable(DialogueParts parts)
    {
        _parts = parts;
        parts.Telemetry.Metrics.CountConnectionsBy(CountStates);
    }

    /// <summary>Starts a dialogue, which then runs by itself; false if there are too many.</summary>
    internal bool TryBegin(Socket socket)
    {
        var most = _parts.Options.Limits.Connections;
        if (Interlocked.Increment(ref _count) > most && most > 0)
        {
            Interlocked.Decrement(ref _count);
            return false;
        }

        _ = RunAsync(new MilterConnection(socket, _parts.Options.Limits));
        return true;
    }

    /// <summary>Checks the time limits of all connections until disposed.</summary>
    internal async Task WatchAsync()
    {
        while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
        {
            var now = Environment.TickCount64;
            foreach (var (connection, _) in _connections)
            {
                connection.Look(now);
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
            await Task.Delay(WaitEach).ConfigureAwait(false);
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
            await new MilterDialogue(connection, _parts).RunAsync().ConfigureAwait(false);
        }
        finally
        {
            // However a dialogue dies, its place is freed.
            _connections.TryRemove(connection, out _);
            connection.Dispose();
            Interlocked.Decrement(ref _count);
        }
    }
}

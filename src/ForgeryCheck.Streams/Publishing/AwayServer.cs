using ForgeryCheck.Streams.Connecting;

namespace ForgeryCheck.Streams.Publishing;

/// <summary>
/// Knows of a server that did not answer, so that only one message waits for that and not each. It is tried again when it has connected anew, or now and
/// then while it is connected.
/// </summary>
/// <param name="patience">How long an attempt may take.</param>
/// <param name="pause">How long after one that failed the next is made; how long a connection may be lost until none is made.</param>
internal sealed class AwayServer(TimeSpan patience, TimeSpan pause)
{
    // When the next attempt may be made, in ticks; 0 while it answers.
    private long _until;
    private int _connection;

    /// <summary>Whether a message need not be tried.</summary>
    internal bool IsAway(ServerConnection server)
    {
        var until = Volatile.Read(ref _until);
        if (!server.IsOpen)
        {
            // A break as short as that of a restart is waited for.
            return until != 0 || server.IsLostFor(pause);
        }

        if (until == 0)
        {
            return false;
        }

        // While one message tries it, the others do not.
        var now = Environment.TickCount64;
        return server.Connections == Volatile.Read(ref _connection)
            && (now < until || Interlocked.CompareExchange(ref _until, now + (long)patience.TotalMilliseconds, until) != until);
    }

    /// <summary>It did not answer in time.</summary>
    internal void Failed(ServerConnection server)
    {
        Volatile.Write(ref _connection, server.Connections);
        Volatile.Write(ref _until, Environment.TickCount64 + (long)pause.TotalMilliseconds);
    }

    /// <summary>It answered.</summary>
    internal void Answered()
    {
        if (Volatile.Read(ref _until) != 0)
        {
            Volatile.Write(ref _until, 0);
        }
    }
}

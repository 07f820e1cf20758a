using System.Diagnostics;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Streams.Connecting;

/// <summary>Connects to a server that may not be there yet.</summary>
internal static class Connector
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    /// <summary>Connects; as long as no server can be reached it is tried again. A server that refuses is not.</summary>
    /// <param name="server">The server.</param>
    /// <param name="patience">How long to try; null for ever.</param>
    /// <param name="log">Hears once that it has to wait.</param>
    /// <param name="waits">Called when it has to wait.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <exception cref="IOException">The server refuses, cannot be reached in time, or a file cannot be read; the message is one line.</exception>
    /// <exception cref="FormatException">The URL or a file is invalid; the message is one line.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static async Task<ServerConnection> OpenAsync(
        StreamServer server, TimeSpan? patience, IListenerLog log, Action waits, CancellationToken cancellation)
    {
        var begun = Stopwatch.GetTimestamp();
        for (var pause = ServerConnection.Pause; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                return await ServerConnection.OpenAsync(server, log, cancellation).ConfigureAwait(false);
            }
            catch (ServerAwayException e) when (patience is not { } limit || Stopwatch.GetElapsedTime(begun) + pause < limit)
            {
                if (pause == ServerConnection.Pause)
                {
                    log.Write(LogLevel.Warning, "server-away", null, ("server", StreamServer.Shown(server.Url)), ("reason", e.Message));
                    waits();
                }
            }

            await Task.Delay(pause, cancellation).ConfigureAwait(false);
        }
    }
}

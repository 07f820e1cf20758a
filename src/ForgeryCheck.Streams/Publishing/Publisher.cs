using ForgeryCheck.Streams.Connecting;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace ForgeryCheck.Streams.Publishing;

/// <summary>
/// Publishes to a stream until the stream has acknowledged it. An acknowledgement may be lost after the stream has the message: it is published again
/// under the same id, by which the server recognises it.
/// </summary>
/// <param name="server">The server.</param>
internal sealed class Publisher(ServerConnection server)
{
    // Of JetStream: no bytes, messages, storage or memory left (server/errors.json of nats-server).
    private static readonly int[] Full = [10023, 10028, 10047, 10052, 10076, 10077, 10122];

    /// <summary>Publishes; returns once it is stored.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fields">Header fields.</param>
    /// <param name="id">By this the server recognises what is published again.</param>
    /// <param name="patience">How long to try; null for ever.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <exception cref="PublishException">It is not known to be stored.</exception>
    internal async ValueTask<PublishOutcome> PublishAsync(
        string subject, ReadOnlyMemory<byte> bytes, NatsHeaders? fields, string id, TimeSpan? patience, CancellationToken cancellation)
    {
        var end = patience is { } limit ? Environment.TickCount64 + (long)limit.TotalMilliseconds : long.MaxValue;
        for (var isFirst = true; ; isFirst = false)
        {
            PublishException failure;
            try
            {
                using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                if (end != long.MaxValue)
                {
                    time.CancelAfter(TimeSpan.FromMilliseconds(Math.Max(1, end - Environment.TickCount64)));
                }

                var ack = await server.JetStream.PublishAsync(subject, bytes, opts: new NatsJSPubOpts { MsgId = id }, headers: fields, cancellationToken: time.Token)
                    .ConfigureAwait(false);
                if (ack.Error is null)
                {
                    return !ack.Duplicate ? PublishOutcome.Stored : isFirst ? PublishOutcome.Duplicate : PublishOutcome.StoredOrDuplicate;
                }

                failure = Of(ack.Error);
            }
            catch (Exception e) when (e is NatsException or TimeoutException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                failure = new PublishException(isFull: false, e is OperationCanceledException ? "the server did not acknowledge it in time" : ServerConnection.Reason(e), e);
            }

            if (Environment.TickCount64 + (long)ServerConnection.Pause.TotalMilliseconds >= end)
            {
                throw failure;
            }

            await Task.Delay(ServerConnection.Pause, cancellation).ConfigureAwait(false);
        }
    }

    private static PublishException Of(ApiError error) => new(Full.Contains(error.ErrCode), error.Description ?? "the server refused it");
}

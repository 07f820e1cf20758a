using System.Diagnostics;
using ForgeryCheck.Smtp.Monitoring;
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
/// <param name="log">Hears, now and then, that a stream does not take anything.</param>
/// <param name="metrics">Counts what was published, and what failed.</param>
/// <param name="mustPublish">
/// Whether nothing goes on without it: what the server denies to this user is tried again, as if it were away, and that is an error for the log, as a full
/// stream is.
/// </param>
internal sealed class Publisher(ServerConnection server, IListenerLog log, StreamMetrics metrics, bool mustPublish)
{
    // Of JetStream: the limits of an account, resources, memory, storage (server/errors.json of nats-server).
    private static readonly int[] Full = [10002, 10023, 10028, 10047];

    // What was to be the first on its subject, and is not.
    private const int WrongLastSequence = 10071;

    // Later servers, in a cluster: something with the same id, or on the same subject, is on its way.
    private static readonly int[] Busy = [10158, 10164];

    // A message that the stream could not store, for whatever reason.
    private const int StoreFailed = 10077;
    private const long LogEvery = 30_000;

    private long _logNext;

    /// <summary>Publishes; returns once it is stored.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="bytes">The bytes.</param>
    /// <param name="fields">Header fields.</param>
    /// <param name="id">By this the server recognises what is published again.</param>
    /// <param name="patience">How long to try; null for ever.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <param name="asFirst">Whether to store it only if the stream has nothing on its subject yet.</param>
    /// <exception cref="PublishException">It is not known to be stored.</exception>
    internal async ValueTask<PublishOutcome> PublishAsync(
        string subject, ReadOnlyMemory<byte> bytes, NatsHeaders? fields, string id, TimeSpan? patience, CancellationToken cancellation, bool asFirst = false)
    {
        var options = new NatsJSPubOpts { MsgId = id, ExpectedLastSubjectSequence = asFirst ? 0 : null };
        var end = patience is { } limit ? Environment.TickCount64 + (long)limit.TotalMilliseconds : long.MaxValue;
        for (var isFirst = true; ; isFirst = false)
        {
            PublishException failure;
            var begun = Stopwatch.GetTimestamp();
            try
            {
                using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                time.CancelAfter(TimeSpan.FromMilliseconds(Math.Clamp(end - Environment.TickCount64, 1, (long)ServerConnection.LongestAnswer.TotalMilliseconds)));
                var ack = await server.JetStream.PublishAsync(subject, bytes, opts: options, headers: fields, cancellationToken: time.Token).ConfigureAwait(false);
                if (ack.Error is null)
                {
                    metrics.Published(Stopwatch.GetElapsedTime(begun));
                    return !ack.Duplicate ? PublishOutcome.Stored : isFirst ? PublishOutcome.Duplicate : PublishOutcome.StoredOrDuplicate;
                }

                if (asFirst && ack.Error.ErrCode == WrongLastSequence)
                {
                    return PublishOutcome.NotFirst;
                }

                failure = Of(ack.Error);
            }
            catch (Exception e) when (ServerFaults.MayPass(e, cancellation))
            {
                failure = server.DenialOf(subject) is { } denial
                    ? new PublishException(PublishFault.Denied, denial, e)
                    : new PublishException(PublishFault.Away, e is OperationCanceledException ? "the server did not acknowledge it in time" : ServerFaults.Reason(e), e);
            }
            catch (Exception e) when (e is NatsException or ArgumentException)
            {
                failure = new PublishException(PublishFault.Refused, ServerFaults.Reason(e), e);
            }

            metrics.Failed(failure.Fault);
            if (failure.Fault == PublishFault.Refused || (failure.Fault == PublishFault.Denied && !mustPublish) || Environment.TickCount64 + (long)ServerConnection.Pause.TotalMilliseconds >= end)
            {
                throw failure;
            }

            Log(subject, failure);
            await Task.Delay(ServerConnection.Pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>What an error of JetStream means.</summary>
    internal static PublishFault FaultOf(ApiError error) =>
        Full.Contains(error.ErrCode) || (error.ErrCode == StoreFailed && error.Description?.Contains("maximum", StringComparison.Ordinal) == true) ? PublishFault.Full
        : error.Code == 503 || Busy.Contains(error.ErrCode) ? PublishFault.Away
        : PublishFault.Refused;

    private static PublishException Of(ApiError error) => new(FaultOf(error), error.Description ?? "the server refused it");

    private void Log(string subject, PublishException failure)
    {
        var now = Environment.TickCount64;
        var next = Volatile.Read(ref _logNext);
        if (now >= next && Interlocked.CompareExchange(ref _logNext, now + LogEvery, next) == next)
        {
            var level = mustPublish && failure.Fault != PublishFault.Away ? LogLevel.Error : LogLevel.Warning;
            log.Write(level, "publish-waits", null, ("subject", subject), ("reason", failure.Message));
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.KeyValueStore;

namespace ForgeryCheck.Streams.Memory;

/// <summary>
/// The key-value bucket that all workers share: reads and compare-and-set writes, tried again while the server is away. After a failure it rests, so that
/// not every message waits in vain.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="layout">Where the bucket is.</param>
/// <param name="patience">How long the server is tried again.</param>
/// <param name="log">Hears that it does not answer.</param>
internal sealed class MemoryBucket(ServerConnection server, StreamLayout layout, TimeSpan patience, IListenerLog log)
{
    // Error codes of JetStream (server/errors.json of nats-server).
    private const int WrongLastSequence = 10071;
    private const int NoMessage = 10037;
    private const int SurelyGone = 6;
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly string _prefix = $"$KV.{layout.Names.MemoryBucket}.";
    private readonly string _stream = $"KV_{layout.Names.MemoryBucket}";
    private long _restUntil;

    /// <summary>Writes a value, if the key still has a revision.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="revision">The number of the revision; 0 for a key that has none.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="UnavailableException">The server does not answer.</exception>
    internal ValueTask<PutResult> TryPutAsync(string key, ReadOnlyMemory<byte> value, ulong revision, CancellationToken cancellation) => TryAsync(
        async time =>
        {
            var ack = await server.JetStream.PublishAsync(
                _prefix + key, value, opts: new NatsJSPubOpts { ExpectedLastSubjectSequence = revision }, cancellationToken: time).ConfigureAwait(false);
            return ack.Error is null ? new PutResult(IsDone: true, ack.Seq)
                : ack.Error.ErrCode == WrongLastSequence ? new PutResult(IsDone: false, NumberIn(ack.Error.Description))
                : throw new NatsJSApiException(ack.Error);
        },
        cancellation);

    /// <summary>Reads a key.</summary>
    /// <exception cref="UnavailableException">The server does not answer.</exception>
    internal ValueTask<Revision> GetAsync(string key, CancellationToken cancellation) => TryAsync(
        async time =>
        {
            try
            {
                var result = await layout.Memory.TryGetEntryAsync<byte[]>(key, cancellationToken: time).ConfigureAwait(false);
                return result.Success ? new Revision(result.Value.Value, result.Value.Revision)
                    : result.Error is NatsKVKeyNotFoundException ? default
                    : result.Error is NatsKVKeyDeletedException deleted ? new Revision(null, deleted.Revision)
                    : throw result.Error;
            }
            catch (NatsJSApiException e) when (e.Error.ErrCode == NoMessage)
            {
                // So the library says it of a bucket without direct reads.
                return default;
            }
        },
        cancellation);

    // "wrong last sequence: 17"
    private static ulong NumberIn(string? description) =>
        description is not null && ulong.TryParse(description.AsSpan(description.LastIndexOf(' ') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private async ValueTask<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> ask, CancellationToken cancellation)
    {
        var left = patience;
        var gone = 0;
        while (true)
        {
            if (Environment.TickCount64 < Volatile.Read(ref _restUntil))
            {
                throw new UnavailableException("the server did not answer before");
            }

            var begun = Stopwatch.GetTimestamp();
            try
            {
                using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                time.CancelAfter(ServerConnection.LongestAnswer);
                return await ask(time.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
            {
                // A server of a cluster that was just started may not know of the bucket yet.
                gone = await IsGoneAsync(cancellation).ConfigureAwait(false) ? gone + 1 : 0;
                if (!ServerFaults.MayPass(e, cancellation))
                {
                    throw new UnavailableException(ServerFaults.Reason(e), e);
                }

                if (left <= TimeSpan.Zero || gone >= SurelyGone)
                {
                    Volatile.Write(ref _restUntil, Environment.TickCount64 + (long)Rest.TotalMilliseconds);
                    log.Write(LogLevel.Error, "memory-unavailable", null, ("reason", ServerFaults.Reason(e)));
                    throw new UnavailableException(ServerFaults.Reason(e), e);
                }

                // While the whole server is away, no report can be published either: there is nothing to hurry for.
                left -= server.IsOpen ? Stopwatch.GetElapsedTime(begun) + ServerConnection.Pause : TimeSpan.Zero;
                await Task.Delay(ServerConnection.Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    // A cluster may take minutes to elect a leader; a bucket that somebody deleted does not come back.
    private async ValueTask<bool> IsGoneAsync(CancellationToken cancellation)
    {
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(ServerConnection.LongestAnswer);
            await server.JetStream.GetStreamAsync(_stream, cancellationToken: time.Token).ConfigureAwait(false);
            return false;
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
        {
            return e is NatsJSApiException { Error.Code: 404 };
        }
    }
}

using System.Diagnostics;
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
internal sealed class MemoryBucket(ServerConnection server, StreamLayout layout, TimeSpan patience)
{
    // Error codes of JetStream (server/errors.json of nats-server).
    private const int WrongLastSequence = 10071;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    private readonly string _prefix = $"$KV.{layout.Names.MemoryBucket}.";
    private long _restUntil;

    /// <summary>Writes a value, if the key still has a revision.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="revision">The number of the revision; 0 for a key that has none.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <returns>The number of the new revision; null if the key has another than expected.</returns>
    /// <exception cref="UnavailableException">The server does not answer.</exception>
    internal ValueTask<ulong?> TryPutAsync(string key, ReadOnlyMemory<byte> value, ulong revision, CancellationToken cancellation) => TryAsync<ulong?>(
        async () =>
        {
            var ack = await server.JetStream.PublishAsync(
                _prefix + key, value, opts: new NatsJSPubOpts { ExpectedLastSubjectSequence = revision }, cancellationToken: cancellation).ConfigureAwait(false);
            return ack.Error is null ? ack.Seq
                : ack.Error.ErrCode == WrongLastSequence ? (ulong?)null
                : throw new NatsJSApiException(ack.Error);
        },
        cancellation);

    /// <summary>Reads a key.</summary>
    /// <exception cref="UnavailableException">The server does not answer.</exception>
    internal ValueTask<Revision> GetAsync(string key, CancellationToken cancellation) => TryAsync<Revision>(
        async () =>
        {
            var result = await layout.Memory.TryGetEntryAsync<byte[]>(key, cancellationToken: cancellation).ConfigureAwait(false);
            return result.Success ? new Revision(result.Value.Value, result.Value.Revision)
                : result.Error is NatsKVKeyNotFoundException ? default
                : result.Error is NatsKVKeyDeletedException deleted ? new Revision(null, deleted.Revision)
                : throw result.Error;
        },
        cancellation);

    private async ValueTask<T> TryAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellation)
    {
        var left = patience;
        while (true)
        {
            if (Environment.TickCount64 < Volatile.Read(ref _restUntil))
            {
                throw new UnavailableException("the server did not answer before");
            }

            var begun = Stopwatch.GetTimestamp();
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
            {
                if (!ServerFaults.MayPass(e, cancellation) || left <= TimeSpan.Zero)
                {
                    Volatile.Write(ref _restUntil, Environment.TickCount64 + (long)Rest.TotalMilliseconds);
                    throw new UnavailableException(ServerFaults.Reason(e), e);
                }

                // While the whole server is away, no report can be published either: there is nothing to hurry for.
                left -= server.IsOpen ? Stopwatch.GetElapsedTime(begun) + ServerConnection.Pause : TimeSpan.Zero;
                await Task.Delay(ServerConnection.Pause, cancellation).ConfigureAwait(false);
            }
        }
    }
}

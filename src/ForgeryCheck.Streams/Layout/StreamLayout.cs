using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Options;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using NATS.Client.KeyValueStore;
using NATS.Client.ObjectStore;

namespace ForgeryCheck.Streams.Layout;

/// <summary>Creates what is missing on the server. What exists is left as its administrator made it.</summary>
/// <param name="server">The server.</param>
/// <param name="options">How it is created.</param>
internal sealed class StreamLayout(ServerConnection server, StreamOptions options)
{
    /// <summary>The error code of JetStream for a consumer that does not exist.</summary>
    private const int NoSuchConsumer = 10014;

    /// <summary>The names.</summary>
    internal StreamNames Names { get; } = new(options.Name);

    /// <summary>Creates streams and buckets.</summary>
    /// <exception cref="IOException">They cannot be created; the message is one line.</exception>
    internal async Task EnsureAsync(CancellationToken cancellation)
    {
        await EnsureAsync(
            new StreamConfig(Names.MailStream, [Names.MailSubject])
            {
                // What is full refuses: a message that was accepted is never dropped for another.
                Retention = StreamConfigRetention.Workqueue,
                Discard = StreamConfigDiscard.New,
                MaxBytes = options.MailBytes > 0 ? options.MailBytes : -1,
                DuplicateWindow = options.DuplicateWindow,
            },
            cancellation).ConfigureAwait(false);
        await EnsureAsync(Kept(Names.ReportStream, Names.ReportSubject), cancellation).ConfigureAwait(false);
        await EnsureAsync(Kept(Names.DeadStream, Names.DeadSubject), cancellation).ConfigureAwait(false);
        Memory = await server.AskAsync("the shared memory", async () => await MemoryAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        Large = await server.AskAsync("the store of large messages", async () => await LargeAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
    }

    /// <summary>The consumer that all workers share.</summary>
    /// <param name="ackWait">How long the server waits for a sign of life.</param>
    /// <param name="cancellation">Ends the wait for the server.</param>
    /// <exception cref="IOException">It cannot be created; the message is one line.</exception>
    internal ValueTask<INatsJSConsumer> EnsureConsumerAsync(TimeSpan ackWait, CancellationToken cancellation) => server.AskAsync(
        "the consumer of the workers",
        async () =>
        {
            try
            {
                return await server.JetStream.GetConsumerAsync(Names.MailStream, Names.Workers, cancellation).ConfigureAwait(false);
            }
            catch (NatsJSApiException e) when (e.Error.ErrCode == NoSuchConsumer)
            {
                // Attempts are counted by the workers: how often the server delivered a message says nothing of one that a killed worker never looked at.
                return await server.JetStream.CreateOrUpdateConsumerAsync(
                    Names.MailStream,
                    new ConsumerConfig(Names.Workers) { AckPolicy = ConsumerConfigAckPolicy.Explicit, AckWait = ackWait, MaxDeliver = -1, MaxAckPending = 20_000 },
                    cancellation).ConfigureAwait(false);
            }
        },
        cancellation);

    /// <summary>The bucket with lines and ids.</summary>
    internal INatsKVStore Memory { get; private set; } = null!;

    /// <summary>The bucket with large messages.</summary>
    internal INatsObjStore Large { get; private set; } = null!;

    private StreamConfig Kept(string stream, string subject) => new(stream, [subject])
    {
        Retention = StreamConfigRetention.Limits,
        MaxAge = options.ReportAge,
        DuplicateWindow = options.DuplicateWindow,
    };

    private ValueTask<INatsJSStream> EnsureAsync(StreamConfig config, CancellationToken cancellation)
    {
        config.Storage = StreamConfigStorage.File;
        config.NumReplicas = options.Replicas;
        return server.AskAsync(
            $"the stream {config.Name}",
            async () =>
            {
                try
                {
                    return await server.JetStream.GetStreamAsync(config.Name!, cancellationToken: cancellation).ConfigureAwait(false);
                }
                catch (NatsJSApiException e) when (e.Error.Code == 404)
                {
                    return await server.JetStream.CreateStreamAsync(config, cancellation).ConfigureAwait(false);
                }
            },
            cancellation);
    }

    private async ValueTask<INatsKVStore> MemoryAsync(CancellationToken cancellation)
    {
        var buckets = new NatsKVContext(server.JetStream);
        try
        {
            return await buckets.GetStoreAsync(Names.MemoryBucket, cancellation).ConfigureAwait(false);
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            var config = new NatsKVConfig(Names.MemoryBucket)
            {
                History = 1, MaxAge = options.MemoryAge, Storage = NatsKVStorageType.File, NumberOfReplicas = options.Replicas,
            };
            return await buckets.CreateStoreAsync(config, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask<INatsObjStore> LargeAsync(CancellationToken cancellation)
    {
        var buckets = new NatsObjContext(server.JetStream);
        try
        {
            return await buckets.GetObjectStoreAsync(Names.LargeBucket, cancellation).ConfigureAwait(false);
        }
        catch (NatsJSApiException e) when (e.Error.Code == 404)
        {
            var config = new NatsObjConfig(Names.LargeBucket) { Storage = NatsObjStorageType.File, NumberOfReplicas = options.Replicas };
            return await buckets.CreateObjectStoreAsync(config, cancellation).ConfigureAwait(false);
        }
    }
}

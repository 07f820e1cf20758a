using ForgeryCheck.Smtp.Monitoring;
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
/// <param name="log">Hears where what exists is not what the options ask for.</param>
internal sealed class StreamLayout(ServerConnection server, StreamOptions options, IListenerLog log)
{
    /// <summary>The error code of JetStream for a consumer that does not exist.</summary>
    private const int NoSuchConsumer = 10014;

    /// <summary>The names.</summary>
    internal StreamNames Names { get; } = new(options.Name);

    /// <summary>Creates streams and buckets.</summary>
    /// <exception cref="IOException">They cannot be created or used; the message is one line.</exception>
    internal async Task EnsureAsync(CancellationToken cancellation)
    {
        var mail = await EnsureAsync(
            new StreamConfig(Names.MailStream, [Names.MailSubject])
            {
                // What is full refuses: a message that was accepted is never dropped for another.
                Retention = StreamConfigRetention.Workqueue,
                Discard = StreamConfigDiscard.New,
                MaxBytes = options.MailBytes > 0 ? options.MailBytes : -1,
                DuplicateWindow = options.DuplicateWindow,
            },
            cancellation).ConfigureAwait(false);
        var made = mail.Info.Config;
        if (made.Retention != StreamConfigRetention.Workqueue || made.Discard != StreamConfigDiscard.New || made.MaxAge > TimeSpan.Zero)
        {
            throw new IOException($"the stream {Names.MailStream} on the server may lose mail: it needs the retention of a work queue, to discard new messages when it is full, and no maximum age");
        }

        CompareWithOptions(Names.MailStream, made);
        Reports = await EnsureAsync(Kept(Names.ReportStream, Names.ReportSubjects), cancellation).ConfigureAwait(false);
        await EnsureAsync(Kept(Names.DeadStream, Names.DeadSubject), cancellation).ConfigureAwait(false);
        await EnsureAsync(MemoryConfig(), cancellation).ConfigureAwait(false);
        Memory = await server.AskAsync("the shared memory", () => new NatsKVContext(server.JetStream).GetStoreAsync(Names.MemoryBucket, cancellation), cancellation).ConfigureAwait(false);
        Large = await ObjectsAsync(Names.LargeBucket, TimeSpan.Zero, options.MailBytes, cancellation).ConfigureAwait(false);
        var large = await server.AskAsync($"the bucket {Names.LargeBucket}", () => Large.GetStatusAsync(cancellation), cancellation).ConfigureAwait(false);
        CompareWithOptions(Names.LargeBucket, large.Info.Config);
        LargeReports = await ObjectsAsync(Names.LargeReportBucket, options.ReportAge, most: 0, cancellation).ConfigureAwait(false);
    }

    /// <summary>Looks whether the stream of reports, which somebody else may have made, takes reports.</summary>
    /// <exception cref="IOException">It does not; the message is one line.</exception>
    internal void RequireReportSubjects()
    {
        if (Reports.Info.Config.Subjects?.Any(subject => subject == Names.ReportSubjects || subject == Names.AllBelowReports) != true)
        {
            throw new IOException($"the stream {Names.ReportStream} on the server does not take reports: 'nats stream edit {Names.ReportStream} --subjects {Names.ReportSubjects}' mends that");
        }
    }

    /// <summary>The consumer that all workers share.</summary>
    /// <param name="ackWait">How long the server waits for a heartbeat.</param>
    /// <param name="cancellation">Ends the wait for the server.</param>
    /// <exception cref="IOException">It cannot be created or used; the message is one line.</exception>
    internal async ValueTask<INatsJSConsumer> EnsureConsumerAsync(TimeSpan ackWait, CancellationToken cancellation)
    {
        var consumer = await server.AskAsync<INatsJSConsumer>(
            "the consumer of the workers",
            async () =>
            {
                try
                {
                    return await server.JetStream.GetConsumerAsync(Names.MailStream, StreamNames.Workers, cancellation).ConfigureAwait(false);
                }
                catch (NatsJSApiException e) when (e.Error.ErrCode == NoSuchConsumer)
                {
                    // Attempts are counted by the workers: how often the server delivered a message says nothing of one that a killed worker never looked at.
                    return await server.JetStream.CreateOrUpdateConsumerAsync(
                        Names.MailStream,
                        new ConsumerConfig(StreamNames.Workers) { AckPolicy = ConsumerConfigAckPolicy.Explicit, AckWait = ackWait, MaxDeliver = -1, MaxAckPending = 20_000 },
                        cancellation).ConfigureAwait(false);
                }
            },
            cancellation).ConfigureAwait(false);
        return consumer.Info.Config is { AckPolicy: ConsumerConfigAckPolicy.Explicit, MaxDeliver: <= 0 }
            ? consumer
            : throw new IOException($"the consumer {StreamNames.Workers} of {Names.MailStream} on the server may lose mail: it needs explicit acknowledgements, and no maximum of deliveries");
    }

    /// <summary>The stream of reports.</summary>
    internal INatsJSStream Reports { get; private set; } = null!;

    /// <summary>The bucket with lines and ids.</summary>
    internal INatsKVStore Memory { get; private set; } = null!;

    /// <summary>The bucket with large messages.</summary>
    internal INatsObjStore Large { get; private set; } = null!;

    /// <summary>The bucket with large reports.</summary>
    internal INatsObjStore LargeReports { get; private set; } = null!;

    private void CompareWithOptions(string name, StreamConfig made)
    {
        if (options.Replicas > 1 && made.NumReplicas != options.Replicas)
        {
            Differs("--replicas", options.Replicas, made.NumReplicas);
        }

        if (options.MailBytes > 0 && made.MaxBytes != options.MailBytes)
        {
            Differs("--stream-size", options.MailBytes, made.MaxBytes > 0 ? made.MaxBytes : "unlimited");
        }

        void Differs(string option, object asked, object stays) =>
            log.Write(LogLevel.Warning, "stream-exists", null, ("stream", name), ("option", option), ("asked", asked), ("stays", stays));
    }

    private StreamConfig Kept(string stream, string subject) => new(stream, [subject])
    {
        Retention = StreamConfigRetention.Limits,
        MaxAge = options.ReportAge,
        DuplicateWindow = options.DuplicateWindow,
    };

    // As the client library makes a key-value bucket, but for direct reads: with them a server that has not caught up gives an old value.
    private StreamConfig MemoryConfig() => new($"KV_{Names.MemoryBucket}", [$"$KV.{Names.MemoryBucket}.>"])
    {
        Retention = StreamConfigRetention.Limits,
        Discard = StreamConfigDiscard.New,
        MaxAge = options.MemoryAge,
        MaxMsgsPerSubject = 1,
        AllowRollupHdrs = true,
        DenyDelete = true,
        AllowDirect = false,
    };

    private ValueTask<INatsJSStream> EnsureAsync(StreamConfig config, CancellationToken cancellation)
    {
        config.Storage = StreamConfigStorage.File;
        config.NumReplicas = options.Replicas;
        return server.AskAsync<INatsJSStream>(
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

    private ValueTask<INatsObjStore> ObjectsAsync(string bucket, TimeSpan age, long most, CancellationToken cancellation) => server.AskAsync(
        $"the bucket {bucket}",
        async () =>
        {
            var buckets = new NatsObjContext(server.JetStream);
            try
            {
                return await buckets.GetObjectStoreAsync(bucket, cancellation).ConfigureAwait(false);
            }
            catch (NatsJSApiException e) when (e.Error.Code == 404)
            {
                var config = new NatsObjConfig(bucket)
                {
                    Storage = NatsObjStorageType.File,
                    NumberOfReplicas = options.Replicas,
                    MaxAge = age > TimeSpan.Zero ? age : null,
                    MaxBytes = most > 0 ? most : null,
                };
                return await buckets.CreateObjectStoreAsync(config, cancellation).ConfigureAwait(false);
            }
        },
        cancellation);
}

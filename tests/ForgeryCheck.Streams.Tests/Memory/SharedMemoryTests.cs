using ForgeryCheck.Batches;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Memory;
using ForgeryCheck.Streams.Tests.Support;

namespace ForgeryCheck.Streams.Tests.Memory;

/// <summary>The lines and ids that all workers have seen.</summary>
public sealed class SharedMemoryTests
{
    private const long Day = 86_400;

    [ProgramFact("nats-server")]
    public async Task What_one_worker_saw_another_finds()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server);
        await using var other = await OpenAsync(server);

        var first = await one.Memory.RecordAsync(Seen(1, 0, "a"), CancellationToken.None);
        var second = await other.Memory.RecordAsync(Seen(2, 9 * Day, "b"), CancellationToken.None);
        var third = await one.Memory.RecordAsync(Seen(3, 4 * Day, "c"), CancellationToken.None);

        Assert.True(first.TryFind(42, out var alone));
        Assert.Equal(alone.First, alone.Last);
        Assert.True(second.TryFind(42, out var pair));
        Assert.Equal("a", pair.Furthest(new Sighting(9 * Day, 2, "b"))!.Value.Source);
        Assert.True(third.TryFind(42, out var all));
        Assert.Equal(("a", "b", 3), (all.First.Source, all.Last.Source, all.Days));
    }

    [ProgramFact("nats-server")]
    public async Task Workers_that_write_at_the_same_time_lose_nothing()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server);
        await using var other = await OpenAsync(server);
        var expected = new BatchIndex();
        var sightings = Enumerable.Range(0, 200).Select(i => Seen((uint)(i % 20), i % 20 * Day, $"m{i % 20}")).ToList();
        sightings.ForEach(expected.Add);

        var all = await Task.WhenAll(sightings.Select((seen, i) => (i % 2 == 0 ? one : other).Memory.RecordAsync(seen, CancellationToken.None).AsTask()));

        Assert.All(all, found => Assert.Null(found.WhyUnknown(42)));
        await using var later = await OpenAsync(server);
        Assert.True((await later.Memory.RecordAsync(sightings[0], CancellationToken.None)).TryFind(42, out var entry));
        Assert.True(((IBatchEntries)expected).TryFind(42, out var same));
        Assert.Equal(same, entry);
    }

    [ProgramFact("nats-server")]
    public async Task Without_an_answer_it_says_that_it_does_not_know()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server);
        await using (var connection = new NATS.Client.Core.NatsConnection(new NATS.Client.Core.NatsOpts { Url = server.Url }))
        {
            await new NATS.Client.JetStream.NatsJSContext(connection).DeleteStreamAsync("KV_forgerycheck-memory");
        }

        var found = await one.Memory.RecordAsync(Seen(1, 0, "a"), CancellationToken.None);

        Assert.False(found.TryFind(42, out _));
        Assert.Contains("could not be asked", found.WhyUnknown(42), StringComparison.Ordinal);
    }

    [ProgramFact("nats-server")]
    public async Task A_damaged_entry_is_replaced()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server);
        await server.PublishAsync("$KV.forgerycheck-memory.l000000000000002a", [1, 2, 3]);

        Assert.True((await one.Memory.RecordAsync(Seen(1, 0, "a"), CancellationToken.None)).TryFind(42, out var entry));

        Assert.Equal("a", entry.First.Source);
    }

    [ProgramFact("nats-server")]
    public async Task Attempts_are_counted_by_message_from_the_second_one_on()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server);
        var (mine, other) = (new Attempts(one.Bucket), new Attempts(one.Bucket));

        Assert.Equal(1, await other.CountAsync("id", 7, 2, CancellationToken.None));
        Assert.Equal(2, await mine.BeginAsync("id", 7, 2, CancellationToken.None));
        Assert.Equal(3, await other.BeginAsync("id", 7, 2, CancellationToken.None));
        Assert.Equal(4, await mine.BeginAsync("id", 7, 2, CancellationToken.None));
        Assert.Equal(4, await other.CountAsync("id", 7, 2, CancellationToken.None));
        await mine.TakeBackAsync("id", 7, CancellationToken.None);
        Assert.Equal(3, await other.CountAsync("id", 7, 2, CancellationToken.None));
        // The same message was submitted again: its attempts are counted anew.
        Assert.Equal(2, await mine.BeginAsync("id", 8, 2, CancellationToken.None));
        Assert.Equal(2, await mine.BeginAsync("another", 9, 2, CancellationToken.None));
    }

    [ProgramFact("nats-server")]
    public async Task What_was_never_written_is_known_at_once_not_to_be_there()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server, TimeSpan.FromHours(1));

        Assert.Equal(1, await new Attempts(one.Bucket).CountAsync("id", 7, 2, CancellationToken.None).AsTask().WaitAsync(Patience.Longest));
        Assert.Equal(default, await one.Bucket.GetAsync("id", CancellationToken.None).AsTask().WaitAsync(Patience.Longest));
    }

    [ProgramFact("nats-server")]
    public async Task Without_an_answer_no_message_is_condemned()
    {
        await using var server = await NatsServer.StartAsync();
        await using var one = await OpenAsync(server);
        await using (var connection = new NATS.Client.Core.NatsConnection(new NATS.Client.Core.NatsOpts { Url = server.Url }))
        {
            await new NATS.Client.JetStream.NatsJSContext(connection).DeleteStreamAsync("KV_forgerycheck-memory");
        }

        var attempts = new Attempts(one.Bucket);
        Assert.Equal(2, await attempts.BeginAsync("id", 7, 2, CancellationToken.None));
        // One that is delivered again and again has to come to an end all the same.
        Assert.Equal(6, await attempts.BeginAsync("id", 7, 30, CancellationToken.None));
        Assert.Equal(5, await attempts.CountAsync("id", 7, 30, CancellationToken.None));
    }

    private static Sightings Seen(uint message, long seconds, string source) => new([new SeenHash(42, seconds)], message, source);

    private static async Task<Opened> OpenAsync(NatsServer server, TimeSpan? patience = null)
    {
        var connection = await ServerConnection.OpenAsync(server.Streams.Server, new SilentLog());
        var layout = new StreamLayout(connection, server.Streams, new SilentLog());
        await layout.EnsureAsync(CancellationToken.None);
        return new Opened(connection, new MemoryBucket(connection, layout, patience ?? TimeSpan.FromSeconds(1), new SilentLog()));
    }

    private sealed record Opened(ServerConnection Connection, MemoryBucket Bucket) : IAsyncDisposable
    {
        internal SharedMemory Memory { get; } = new SharedMemory(Bucket);

        public ValueTask DisposeAsync() => Connection.DisposeAsync();
    }
}

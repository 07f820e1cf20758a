using ForgeryCheck.Batches;

namespace ForgeryCheck.Tests.Batches;

public sealed class BatchIndexTests
{
    private static Sightings Message(uint number, params SeenHash[] seen) => new(seen, number, $"box#{number}");

    [Fact]
    public void The_order_of_the_messages_does_not_matter()
    {
        var messages = Enumerable.Range(0, 200).Select(i => Message((uint)(i % 70), new SeenHash((ulong)(i % 13), i * 7919L % 500_000))).ToList();
        var forth = Filled(messages);
        var back = Filled(Enumerable.Reverse(messages));

        for (ulong hash = 0; hash < 13; hash++)
        {
            Assert.True(forth.TryFind(hash, out var a) && back.TryFind(hash, out var b) && (a.First, a.Last, a.Days) == (b.First, b.Last, b.Days));
        }
    }

    [Fact]
    public void Copies_of_one_message_are_no_other_message()
    {
        var batch = Filled([Message(1, new SeenHash(5, 0)), Message(1, new SeenHash(5, 900_000))]);

        Assert.True(batch.TryFind(5, out var entry));
        Assert.Null(entry.Furthest(new Sighting(0, 1, "box#1")));
        Assert.Equal(900_000, entry.Furthest(new Sighting(0, 2, "box#2"))?.UnixSeconds);
    }

    [Fact]
    public void A_million_ids_are_kept_up_to_the_capacity_and_the_rest_is_counted()
    {
        const int Capacity = 600_000;
        var batch = new BatchIndex(Capacity);
        for (uint i = 0; i < 1_000_000; i++)
        {
            batch.Add(Message(i, new SeenHash(i * 0x9E3779B97F4A7C15UL, i)));
        }

        batch.Add(Message(7, new SeenHash(0, 99))); // one that it knows still finds its place

        Assert.Equal(Capacity, batch.Count);
        Assert.Equal(1_000_000 - Capacity, batch.LeftOut);
        Assert.True(batch.TryFind(0, out var first) && first.Last.UnixSeconds == 99);
    }

    [Fact]
    public async Task Many_threads_may_add_at_once()
    {
        var batch = new BatchIndex();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
        {
            for (uint i = 0; i < 5000; i++)
            {
                batch.Add(Message(i, new SeenHash(i, thread)));
            }
        })));

        Assert.Equal(5000, batch.Count);
        Assert.True(batch.TryFind(4999, out var entry));
        Assert.Equal((0, 7), (entry.First.UnixSeconds, entry.Last.UnixSeconds));
    }

    private static BatchIndex Filled(IEnumerable<Sightings> messages)
    {
        var batch = new BatchIndex();
        foreach (var message in messages)
        {
            batch.Add(message);
        }

        return batch;
    }
}

using ForgeryCheck.Batches;
using ForgeryCheck.Streams.Memory;

namespace ForgeryCheck.Streams.Tests.Memory;

/// <summary>What the bucket has of a line or id.</summary>
public sealed class EntryBytesTests
{
    private static readonly BatchEntry Entry = new(new Sighting(-5, 7, "a.mbox#1"), new Sighting(1_700_000_000, uint.MaxValue, "ü"), 0x8000000000000001);

    [Fact]
    public void An_entry_is_read_as_it_was_written() => Assert.Equal(Entry, EntryBytes.Read(EntryBytes.Write(Entry)));

    [Fact]
    public void A_long_source_is_cut_between_characters()
    {
        var entry = new BatchEntry(new Sighting(1, 1, new string('ü', 9000)), new Sighting(1, 1, ""), 1);

        var read = EntryBytes.Read(EntryBytes.Write(entry))!.Value;

        Assert.Equal(new string('ü', 2048), read.First.Source);
    }

    [Fact]
    public void What_is_cut_short_or_of_a_later_version_is_no_entry()
    {
        var bytes = EntryBytes.Write(Entry);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(EntryBytes.Read(bytes.AsSpan(0, length)));
        }

        bytes[0]++;
        Assert.Null(EntryBytes.Read(bytes));
    }

    [Fact]
    public void A_time_that_no_calendar_has_is_no_entry() =>
        Assert.Null(EntryBytes.Read(EntryBytes.Write(new BatchEntry(new Sighting(long.MaxValue, 1, "a"), new Sighting(1, 1, "a"), 1))));
}

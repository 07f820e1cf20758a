namespace ForgeryCheck.Batches;

/// <summary>One message in which something was seen: what the index of a batch keeps of it.</summary>
/// <param name="UnixSeconds">When, in seconds since 1970-01-01 UTC.</param>
/// <param name="Message">Tells the message from others: copies of one message have the same number.</param>
/// <param name="Source">Where the message stands: "inbox.mbox#17".</param>
internal readonly record struct Sighting(long UnixSeconds, uint Message, string Source) : IComparable<Sighting>
{
    /// <summary>When, in UTC.</summary>
    internal DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);

    /// <summary>By time. The rest makes the order whole, so that the order of the inputs does not matter.</summary>
    public int CompareTo(Sighting other) =>
        UnixSeconds != other.UnixSeconds ? UnixSeconds.CompareTo(other.UnixSeconds)
        : Message != other.Message ? Message.CompareTo(other.Message)
        : string.CompareOrdinal(Source, other.Source);

    /// <summary>Seconds between two sightings, without a sign.</summary>
    internal long SecondsFrom(Sighting other) => Math.Abs(UnixSeconds - other.UnixSeconds);
}

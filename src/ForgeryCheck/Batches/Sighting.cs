namespace ForgeryCheck.Batches;

/// <summary>One message in which something was seen, as kept in the index of a batch.</summary>
/// <param name="UnixSeconds">The time, in seconds since 1970-01-01 UTC.</param>
/// <param name="Message">Identifies the message: copies of one message have the same number.</param>
/// <param name="Source">The location of the message: "inbox.mbox#17".</param>
internal readonly record struct Sighting(long UnixSeconds, uint Message, string Source) : IComparable<Sighting>
{
    /// <summary>The time, in UTC.</summary>
    internal DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);

    /// <summary>By time. The rest makes the order total, so that the order of the inputs does not matter.</summary>
    public int CompareTo(Sighting other) =>
        UnixSeconds != other.UnixSeconds ? UnixSeconds.CompareTo(other.UnixSeconds)
        : Message != other.Message ? Message.CompareTo(other.Message)
        : string.CompareOrdinal(Source, other.Source);

    /// <summary>The absolute number of seconds between two sightings.</summary>
    internal long SecondsFrom(Sighting other) => Math.Abs(UnixSeconds - other.UnixSeconds);
}

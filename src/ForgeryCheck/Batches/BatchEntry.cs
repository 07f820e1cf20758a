namespace ForgeryCheck.Batches;

/// <summary>All that is kept of a line or id, however often it was seen: the earliest and latest sightings, and the days.</summary>
internal record struct BatchEntry
{
    private const long Day = 24 * 60 * 60;

    private bool _isKnown;

    /// <summary>An entry that was stored.</summary>
    internal BatchEntry(Sighting first, Sighting last, ulong dayBits) => (First, Last, DayBits, _isKnown) = (first, last, dayBits, true);

    /// <summary>The earliest sighting.</summary>
    internal Sighting First { get; private set; }

    /// <summary>The latest sighting.</summary>
    internal Sighting Last { get; private set; }

    /// <summary>One bit per day, modulo 64: enough to distinguish one day from two and from many.</summary>
    internal ulong DayBits { get; private set; }

    /// <summary>The number of days on which it was seen, at least.</summary>
    internal readonly int Days => System.Numerics.BitOperations.PopCount(DayBits);

    /// <summary>Adds a sighting. The result does not depend on the order of the sightings.</summary>
    internal void Add(Sighting sighting)
    {
        First = !_isKnown || sighting.CompareTo(First) < 0 ? sighting : First;
        Last = !_isKnown || sighting.CompareTo(Last) > 0 ? sighting : Last;
        DayBits |= DayBit(sighting);
        _isKnown = true;
    }

    /// <summary>Adds the sightings of another entry.</summary>
    internal void Add(BatchEntry other)
    {
        Add(other.First);
        Add(other.Last);
        DayBits |= other.DayBits;
    }

    /// <summary>The sighting in another message that is furthest in time from this one, earliest or latest; null if there is none.</summary>
    internal readonly Sighting? Furthest(Sighting own)
    {
        Sighting? first = First.Message != own.Message ? First : null;
        Sighting? last = Last.Message != own.Message ? Last : null;
        return first is { } a && last is { } b ? (a.SecondsFrom(own) >= b.SecondsFrom(own) ? a : b) : first ?? last;
    }

    private static ulong DayBit(Sighting sighting) => 1UL << (int)((sighting.UnixSeconds / Day) & 63);
}

namespace ForgeryCheck.Identifiers;

/// <summary>Which clock an id's time was read from.</summary>
internal enum IdZone
{
    /// <summary>The moment is certain: the id counts in UTC, or in a zone that is known.</summary>
    Utc,

    /// <summary>The server's local time; it was read in the zone that the line states.</summary>
    OfLine,

    /// <summary>UTC or some local time, none knows which; it was read as UTC and may be off by a multiple of 15 minutes.</summary>
    Unknown,
}

namespace ForgeryCheck.Identifiers;

/// <summary>The clock from which an id's time was read.</summary>
internal enum IdZone
{
    /// <summary>The moment is certain: the id counts in UTC, or in a known zone.</summary>
    Utc,

    /// <summary>The server's local time, read in the zone that the line gives.</summary>
    OfLine,

    /// <summary>UTC or an unknown local time; it was read as UTC and may be off by a multiple of 15 minutes.</summary>
    Unknown,
}

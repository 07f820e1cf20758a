namespace ForgeryCheck.Reports.Exchange;

/// <summary>
/// The time that stands for a message. What a run writes must not depend on when it was made, so objects that need a time have that of the message.
/// </summary>
internal static class MessageTime
{
    /// <summary>When it was handed over; else when a trusted host had it, what its Date field says, or 1970 if nothing tells.</summary>
    internal static DateTimeOffset Of(Report report) =>
        (report.HandOver?.Time ?? report.Hops.FirstOrDefault(hop => !hop.IsClaimed && hop.Line.Date.Time is not null)?.Line.Date.Time ?? report.Date ?? DateTimeOffset.UnixEpoch)
        .ToUniversalTime();
}

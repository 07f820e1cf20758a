using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Facts;

/// <summary>
/// How far a genuine id may be from its line's date. The window is asymmetric: the id is minted first and the line written when the message has
/// arrived, so the id may be older by as long as the client takes.
/// </summary>
internal static class IdWindow
{
    private const long Minute = 60_000, Hour = 60 * Minute, Day = 24 * Hour;

    /// <summary>An id later than its line by more than this does not support it.</summary>
    internal const long AgreesUntil = Minute;

    /// <summary>
    /// The milliseconds by which an id is outside the window; positive if it is later. 0 inside; null if the two cannot be compared.
    /// </summary>
    internal static long? Outside(DecodedId id, TraceDate date)
    {
        if (!date.HasTime || id.SkewFrom(date.UnixMilliseconds) is not { } skew || IsZoneless(id, date))
        {
            return null;
        }

        var (early, late) = Of(id);
        var slack = ClockText.IsVague(date) || id.Zone == IdZone.Unknown ? 14 * Hour : 0;
        early += slack;
        late += slack;
        return skew > late ? skew - late : skew < -early ? skew + early : 0;
    }

    private static (long Early, long Late) Of(DecodedId id) => id.Kind switch
    {
        // Minted at delivery: up to three days after the line (measured).
        PowerMtaId => (10 * Minute, 3 * Day),

        // The letter encodes only the hour, so a wider window would cover the whole day; measured: 2,198 of 2,198 agree.
        SendmailHour => (Hour, 10 * Minute),

        // Proofpoint mints one id for the whole session: up to 21 hours earlier (measured). Later: at most 38 s among 26,800 Sendmail lines.
        _ => (Day, 10 * Minute),
    };

    // A wall clock read in a zone that does not exist (FC404) proves nothing.
    private static bool IsZoneless(DecodedId id, TraceDate date) =>
        id.Zone == IdZone.OfLine && (date.Has(DateFaults.ImpossibleZone) || ClockText.IsVague(date));
}

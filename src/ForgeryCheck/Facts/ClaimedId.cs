using ForgeryCheck.Chains;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>The id of a line that came from a stranger, and what it tells.</summary>
public sealed class ClaimedId
{
    /// <summary>Milliseconds. Clocks that tell the hour only, or some months, agree by chance.</summary>
    internal const long CoarsestClock = 1000;

    private readonly IdReading _reading;

    internal ClaimedId(Hop hop, in IdReading reading) => (Hop, _reading) = (hop, reading);

    /// <summary>The line.</summary>
    public Hop Hop { get; }

    /// <summary>What its id tells: a big value, which each rule reads in its place.</summary>
    public ref readonly IdReading Reading => ref _reading;

    /// <summary>The id in quotes, as sentences name it.</summary>
    internal string Text => MailText.Quote(Hop.Line.Id);

    /// <summary>What the id says, where it says the time of its line's date; else null.</summary>
    public DecodedId? AgreesWithDate() =>
        (_reading.Decoded ?? _reading.Shape) is { WidthMilliseconds: <= CoarsestClock } decoded && Agrees(decoded, Hop.Line.Date) ? decoded : null;

    private static bool Agrees(DecodedId id, TraceDate date) =>
        !ClockText.IsVague(date) && id.Zone != IdZone.Unknown && IdWindow.Outside(id, date) == 0
        && (id.SkewFrom(date.UnixMilliseconds) <= IdWindow.AgreesUntil || id.Kind is PowerMtaId);
}

using ForgeryCheck.Chains;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>The id of a claimed line, decoded.</summary>
public sealed class ClaimedId
{
    /// <summary>In milliseconds. Clocks that give only the hour, or some months, agree by chance.</summary>
    internal const long CoarsestClock = 1000;

    private readonly IdReading _reading;

    internal ClaimedId(Hop hop, in IdReading reading) => (Hop, _reading) = (hop, reading);

    /// <summary>The line.</summary>
    public Hop Hop { get; }

    /// <summary>The decoded id: a large value, so returned by reference.</summary>
    public ref readonly IdReading Reading => ref _reading;

    /// <summary>The id in quotes, for sentences.</summary>
    internal string Text => MailText.Quote(Hop.Line.Id);

    /// <summary>The decoded id, if its time is that of the line's date; else null.</summary>
    public DecodedId? AgreesWithDate() =>
        (_reading.Decoded ?? _reading.Shape) is { WidthMilliseconds: <= CoarsestClock } decoded && Agrees(decoded, Hop.Line.Date) ? decoded : null;

    private static bool Agrees(DecodedId id, TraceDate date) =>
        !ClockText.IsVague(date) && id.Zone != IdZone.Unknown && IdWindow.Outside(id, date) == 0
        && (id.SkewFrom(date.UnixMilliseconds) <= IdWindow.AgreesUntil || id.Kind is PowerMtaId);
}

using System.Globalization;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC403: the weekday does not belong to the date (RFC 5322 section 3.3 wants it to). A program reckons both from one clock;
/// a hand that changes a day or a year forgets the weekday. Honest mail has it about once in 30,000 messages.
/// </summary>
public sealed class WeekdayWrongRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The date was edited after the fact by an archive or an anonymiser.",
        "A program that forms the date by hand has an error.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC403", "weekday-wrong", RuleFamily.Clock, FindingKind.Contradiction,
        "The weekday of a line's date does not belong to the date");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;
            if (!date.Has(DateFaults.WrongWeekday) || date.Time is not { } time)
            {
                continue;
            }

            // The weekday is that of the place where the line was written, so the offset counts.
            var day = time.AddMinutes(date.OffsetMinutes ?? 0);
            var written = hop.Line.DateText ?? "";
            var dayText = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            var weekday = day.ToString("dddd", CultureInfo.InvariantCulture);

            // Which year "02" or "102" means is a guess of the reader, and with it the weekday.
            var guessed = date.Has(DateFaults.ShortYear);
            sink.Add(Findings.OnLine(
                Info, facts, hop, TraceField.Date,
                $"Line {hop.Number} is dated {MailText.Quote(written)}, but {dayText} was a {weekday}. A program takes the weekday and the day from one clock.",
                guessed ? [.. Innocent, "The year is written short and may mean another century."] : Innocent,
                [("date", written), ("expectedWeekday", weekday)],
                null, guessed ? FindingKind.Anomaly : null));
        }
    }
}

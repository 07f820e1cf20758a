using System.Globalization;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC403: the weekday does not match the date (required by RFC 5322 section 3.3). A program computes both from one clock; whoever changes a day or a
/// year by hand forgets the weekday. Some programs take the weekday in UTC and the rest in their own zone: a bug of theirs, and only noted.
/// </summary>
internal sealed class WeekdayWrongRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The date was edited after the fact by an archive or an anonymiser.",
        "A program that forms the date by hand has an error.",
    ];

    private const string InUtc = "The program takes the weekday in UTC and the rest of the date in its own zone: the weekday is right in UTC.";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC403", "weekday-wrong", RuleFamily.Clock, FindingKind.Contradiction,
        "The weekday of a line's date does not belong to the date",
        OnTrusted: "A trusted host wrote this line, so its date may have been altered in this copy, or the host's program makes weekdays wrongly.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;
            if (date is not { HasWeekday: true, Time: { } time })
            {
                continue;
            }

            if (!date.Has(DateFaults.WrongWeekday))
            {
                sink.Agree(Info, hop);
                continue;
            }

            // The weekday is that of the place where the line was written, so apply the offset.
            var day = time.AddMinutes(date.OffsetMinutes ?? 0);
            var written = hop.Line.DateText ?? "";
            var dayText = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            var weekday = day.ToString("dddd", CultureInfo.InvariantCulture);

            // The year that "02" or "102" stands for is the parser's guess, and with it the weekday.
            var guessed = date.Has(DateFaults.ShortYear);
            var isUtc = IsWeekday(written, time.UtcDateTime);
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Date,
                $"Line {hop.Number} is dated {MailText.Quote(written)}, but {dayText} was a {weekday}. A program takes the weekday and the date from one clock.",
                guessed ? [.. Innocent, "The year is written short and may mean another century."] : isUtc ? [.. Innocent, InUtc] : Innocent,
                [("date", written), ("expectedWeekday", weekday)],
                isUtc ? "utc-weekday" : null, isUtc ? FindingKind.Note : guessed ? FindingKind.Anomaly : null));
        }
    }

    private static bool IsWeekday(string written, DateTime day) =>
        written.StartsWith(day.ToString("ddd", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
}

using System.Globalization;

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC403: the weekday does not match the date (required by RFC 5322 section 3.3). A program computes both from one clock; people who change a day or a
/// year by hand forget the weekday. Some programs take the weekday in UTC and the rest in their own zone: that is a bug, and only noted.
/// </summary>
internal sealed class WeekdayWrongRule : IRule
{
    private static readonly string[] Innocent =
    [
        "An archive or an anonymiser edited the date later.",
        "A program that builds the date itself has a bug.",
    ];

    private const string InUtc = "The program takes the weekday in UTC and the rest of the date in its own zone: the weekday is right in UTC.";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC403", "weekday-wrong", RuleFamily.Clock, FindingKind.Contradiction,
        "The weekday in a line's date does not match the date",
        OnTrusted: "A trusted host wrote this line, so either its date was altered in this copy, or the host's software writes wrong weekdays.");

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
                guessed ? [.. Innocent, "The year is abbreviated and may mean another century."] : isUtc ? [.. Innocent, InUtc] : Innocent,
                [("date", written), ("expectedWeekday", weekday)],
                isUtc ? "utc-weekday" : null, isUtc ? FindingKind.Note : guessed ? FindingKind.Anomaly : null));
        }
    }

    private static bool IsWeekday(string written, DateTime day) =>
        written.StartsWith(day.ToString("ddd", CultureInfo.InvariantCulture), StringComparison.OrdinalIgnoreCase);
}

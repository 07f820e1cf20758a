namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC405: a day that the month does not have, or an hour, minute or second out of range. No clock shows them; a leap second, 60, is allowed.
/// </summary>
internal sealed class DayOrTimeImpossibleRule : IRule
{
    private static readonly string[] Innocent =
    [
        "An archive or an anonymiser damaged or edited the line later.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC405", "day-or-time-impossible", RuleFamily.Clock, FindingKind.Contradiction,
        "A line's date has a day or a time of day that does not exist",
        OnTrusted: "A trusted host wrote this line, so either its date was altered in this copy, or the host's software writes bad dates.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;
            var day = date.Has(DateFaults.ImpossibleDay);
            if (!day && !date.Has(DateFaults.ImpossibleTime))
            {
                if (date.HasTime)
                {
                    sink.Agree(Info, hop);
                }

                continue;
            }

            var written = hop.Line.DateText ?? "";
            var what = day ? "The month has no such day" : "There is no such time of day";
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Date,
                $"Line {hop.Number} is dated {MailText.Quote(written)}. {what}, so no clock can have shown it.",
                Innocent, [("date", written), ("wrong", day ? "day" : "time")]));
        }
    }
}

namespace ForgeryCheck.Rules.Clock;

/// <summary>
/// FC408: an SMTP hand-over has no date, or an unreadable one. RFC 5321 section 4.4 requires the date; programs that omit it are few and old.
/// </summary>
internal sealed class UnreadableDateRule : IRule
{
    private static readonly string[] Innocent =
    [
        "Some old gateways and virus scanners write no date, or one in their own format.",
        "The header was shortened or damaged when it was copied.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC408", "unreadable-date", RuleFamily.Clock, FindingKind.Anomaly,
        "A line has no date, or one that cannot be read or that no mail system writes",
        OnTrusted: "A trusted host wrote this line, so either its date was altered or removed in this copy, or the host's software writes dates in its own way.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var date = hop.Line.Date;
            if (date.Has(DateFaults.TwelveHourClock) && hop.Line.Kind == ReceivedKind.Smtp)
            {
                sink.Add(TwelveHours(facts, hop));
                continue;
            }

            if (hop.Line.Kind != ReceivedKind.Smtp)
            {
                continue;
            }

            if (date.HasTime)
            {
                sink.Agree(Info, hop);
                continue;
            }

            var missing = date.Has(DateFaults.Missing);
            if (!missing && !date.Has(DateFaults.Unreadable))
            {
                continue;
            }

            // Days and times that do not exist are left to FC405.
            if (date.Has(DateFaults.ImpossibleDay) || date.Has(DateFaults.ImpossibleTime))
            {
                continue;
            }

            // A line that also lacks the address or the id is left to FC311: the missing date is one fact, and must not count in two families.
            if (missing && (!hop.Line.Has(TraceField.Address) || !hop.Line.Has(TraceField.Id)))
            {
                continue;
            }

            var written = missing ? null : hop.Line.DateText;
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Date,
                written is null
                    ? $"Line {hop.Number} has no date. A host that takes mail by SMTP records the time (RFC 5321 section 4.4)."
                    : $"Line {hop.Number} ends in {MailText.Quote(written)}, which cannot be read as a date. A host that takes mail by SMTP records the time (RFC 5321 section 4.4).",
                Innocent, [("date", written)], written is null ? "missing" : "unreadable"));
        }
    }

    private Finding TwelveHours(MessageFacts facts, Hop hop) => FindingOn.Line(
        Info, facts, hop, TraceField.Date,
        $"Line {hop.Number} is dated {MailText.Quote(hop.Line.DateText)}, on a 12-hour clock. Mail systems use the 24-hour clock (RFC 5322 section 3.3), and no program that receives mail is known to write AM or PM.",
        ["A gateway wrote the date in the format of its country."],
        [("date", hop.Line.DateText)], "twelve-hour-clock", FindingKind.Contradiction);
}

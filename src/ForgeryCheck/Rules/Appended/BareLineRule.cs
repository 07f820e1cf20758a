namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC311: an SMTP hand-over with neither the client's address nor an id nor a date, as people type them: "from lemongrass.org by galangal.org
/// (8.7.3)". A mail host knows all three and writes at least the date (RFC 5321 section 4.4). A line that lacks two of them is only an anomaly: old
/// gateways wrote such lines.
/// </summary>
internal sealed class BareLineRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The header was shortened by hand when it was copied.",
        "An old gateway or mail program writes such lines.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC311", "bare-line", RuleFamily.Appended, FindingKind.Anomaly,
        "A line names two hosts but lacks the client's address, the id and the date, or two of them");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if (!IsTestable(hop.Line) || !LineShape.HasFullerAbove(facts.Chain, hop))
            {
                continue;
            }

            if (Grade(hop.Line) is { } grade)
            {
                sink.Add(Say(facts, hop, grade));
            }
            else
            {
                sink.Agree(Info, hop);
            }
        }
    }

    /// <summary>What the line lacks; null if at most one of the three.</summary>
    private static string? Grade(ReceivedLine line)
    {
        var grade = (LineShape.HasAddress(line), LineShape.HasId(line), LineShape.HasDate(line)) switch
        {
            (false, false, false) => "bare",
            (false, false, true) => "no-address-no-id",
            (false, true, false) => "no-address-no-date",
            (true, false, false) => "no-id-no-date",
            _ => null,
        };
        // A truncated line may have had the rest.
        var cut = (line.Faults & (LineFaults.TooLong | LineFaults.Unbalanced)) != 0;
        return grade == "bare" && cut ? "no-address-no-date" : grade;
    }

    private static bool IsTestable(ReceivedLine line)
    {
        // qmail and LISTSERV write such lines for internal steps, and so do hosts about themselves or a neighbour without a domain. If the envelope
        // sender is recorded, the line is by some program that merely has its own style.
        var client = LineShape.Client(line);
        return LineShape.IsTransfer(line) && !line.Has(TraceField.EnvelopeFrom) && !LineShape.CameInside(line) && !IsExempt(line.Product)
            && LineShape.IsFullName(client) && LineShape.IsFullName(line.By) && !LineShape.SameName(client, line.By);
    }

    private static bool IsExempt(string? product) =>
        product is not null && (product.StartsWith("qmail", StringComparison.OrdinalIgnoreCase) || product.StartsWith("LISTSERV", StringComparison.OrdinalIgnoreCase));

    private Finding Say(MessageFacts facts, Hop hop, string grade)
    {
        var line = hop.Line;
        var client = MailText.Clip(LineShape.Client(line));
        var lacks = Lacks(line);
        var message = grade == "bare"
            ? $"Line {hop.Number} says only that {client} gave the message to {MailText.Clip(line.By)}. It has no client address, no id and no date. "
                + "A mail host that takes a message by SMTP records these (RFC 5321 section 4.4); lines typed by hand look like this one."
            : $"Line {hop.Number}, from {client} by {MailText.Clip(line.By)}, has no {lacks}. Most mail hosts write both.";
        return FindingOn.Line(
            Info, facts, hop, default(TextSpan), message, Innocent,
            [("from", LineShape.Client(line)), ("by", line.By), ("lacks", lacks)],
            grade, grade == "bare" ? FindingKind.Contradiction : FindingKind.Anomaly);
    }

    private static string Lacks(ReceivedLine line)
    {
        string?[] parts =
        [
            LineShape.HasAddress(line) ? null : "client address",
            LineShape.HasId(line) ? null : "id",
            LineShape.HasDate(line) ? null : "date",
        ];
        return string.Join(" and no ", parts.Where(p => p is not null));
    }
}

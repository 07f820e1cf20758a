namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC314: a template variable that a forging program failed to expand: %MY_HOST%, {IP}, $rand. If it is in what the line says about its own host, no host
/// wrote the line. If it is only in the HELO, the line may be real: a server records what the client calls itself.
/// </summary>
internal sealed class TemplateLeftInRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The header was edited later to hide names and addresses.",
        "A mail program that was being set up still had its example values.",
    ];

    // HELO last: it is the client's claim, and the only value that does not incriminate the line.
    private static readonly TraceField[] Fields =
        [TraceField.By, TraceField.Id, TraceField.ReverseName, TraceField.Address, TraceField.Helo];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC314", "template-left-in", RuleFamily.Appended, FindingKind.Contradiction,
        "A line contains a template variable that a program should have replaced");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is { } boundary && Variable(boundary.Line) == TraceField.Helo)
        {
            sink.Add(FindingOn.Chain(
                Info, facts, boundary, TraceField.Helo, HeloMessage(boundary.Number, boundary.Line), Innocent,
                [("found", boundary.Line.Helo), ("by", boundary.Line.By)], "helo", FindingKind.Anomaly) with
            { Fact = "hand-over" });
        }
        else
        {
            sink.AgreeOnChain(Info, facts, "hand-over");
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            var line = hop.Line;
            if (Variable(line) is not { } field)
            {
                sink.Agree(Info, hop);
                continue;
            }

            var helo = field == TraceField.Helo;
            var found = line.Text(field);
            var message = helo
                ? HeloMessage(hop.Number, line)
                : $"Line {hop.Number} contains the template variable {MailText.Quote(found)}, which a program should have replaced with a name or a number. "
                    + "A line that a host writes about a real transfer has no blanks to fill in.";
            sink.Add(FindingOn.Line(
                Info, facts, hop, field, message, Innocent, [("found", found), ("by", line.By)],
                helo ? "helo" : "variable", helo ? FindingKind.Anomaly : FindingKind.Contradiction));
        }
    }

    private static string HeloMessage(int number, ReceivedLine line) =>
        $"According to line {number}, the client called itself {MailText.Quote(line.Helo)}: a template variable that its program should have replaced. "
        + "This is evidence about the program that sent the mail; the line itself may be genuine.";

    /// <summary>The value that contains a variable; null if none does.</summary>
    private static TraceField? Variable(ReceivedLine line)
    {
        if ((line.Faults & LineFaults.Template) == 0)
        {
            return null;
        }

        foreach (var field in Fields)
        {
            // The zone of an address ("fe80::1%eth0") is not a variable.
            if (Templates.Has(line.Bytes.Span, line.Span(field), field) && !(field == TraceField.Address && line.Address is not null))
            {
                return field;
            }
        }

        return null;
    }
}

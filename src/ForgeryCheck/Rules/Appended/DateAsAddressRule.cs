namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC312: a date in the position of the client's address: "from mx.example.org ([Tue, 5 Mar 2024 10:00:00 +0700]) by ...". No mail host confuses the
/// two; a template filled with the wrong value does. A family of forging programs, around since 2002, does so in a third of its lines.
/// </summary>
internal sealed class DateAsAddressRule : IRule
{
    private static readonly string[] Innocent = ["None is known."];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC312", "date-as-address", RuleFamily.Appended, FindingKind.Contradiction,
        "A line has a date where the client's address belongs",
        OnTrusted: "A trusted host wrote this line, so either the address was altered in this copy, or the host recorded it wrongly.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if ((hop.Line.Faults & LineFaults.DateAsAddress) == 0)
            {
                if (hop.Line.Has(TraceField.Address))
                {
                    sink.Agree(Info, hop);
                }

                continue;
            }

            var found = hop.Line.Text(TraceField.Address);
            var what = found is null ? "a date" : $"the date {MailText.Quote(found)}";
            sink.Add(FindingOn.Line(
                Info, facts, hop, TraceField.Address,
                $"Line {hop.Number} has {what} where the client's address belongs. A mail host takes the address from the connection; "
                + "a template filled with the wrong value produces a line like this.",
                Innocent, [("found", found), ("by", hop.Line.By)]));
        }
    }
}

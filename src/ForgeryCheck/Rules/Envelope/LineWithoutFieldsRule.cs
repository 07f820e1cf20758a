using ForgeryCheck.Facts.Companions;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// FC518: a line shows the message at a provider or program that adds header fields of its own to all mail that passes through it, and the header has
/// none of them. A line copied into another message comes without its fields.
/// </summary>
internal sealed class LineWithoutFieldsRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A mailing list, an archive or a gateway on the way removed the fields.",
        "The provider sent the message through a service of its own that adds none.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC518", "line-without-fields", RuleFamily.Envelope, FindingKind.Anomaly,
        "A line is by a provider or program that adds its own header fields, but none of them is present");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (!HasFieldsOfPrograms(facts))
        {
            return;
        }

        var rows = facts.Tables.Companions.Rows;
        foreach (var hop in facts.Chain.Claimed)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                if (!IsDue(rows[i], hop) || facts.Companions.IsReaders(i))
                {
                    continue;
                }

                if (facts.Companions.Field(i) is not null)
                {
                    sink.Agree(Info, hop, rows[i].Name);
                }
                else
                {
                    sink.Add(Say(facts, hop, rows[i], i));
                }
            }
        }
    }

    // A header copied by hand, or shortened for a ticket, often keeps only the fields of RFC 5322 and RFC 2045.
    private static bool HasFieldsOfPrograms(MessageFacts facts)
    {
        var header = facts.Message.Header;
        for (var i = (facts.Chain.BoundaryHop?.FieldIndex ?? header.Fields.Length) + 1; i < header.Fields.Length; i++)
        {
            if (header.Name(header.Fields[i]) is [(byte)'X' or (byte)'x', (byte)'-', ..])
            {
                return true;
            }
        }

        return false;
    }

    // A program that the line names is no provider's: developers at a provider send from hosts of their own.
    private static bool IsDue(Companion row, Hop hop) =>
        row.Always is { } since && row.Wrote(hop) && !(row.Product is null && hop.Line is { ProductBasis: ProductBasis.Named, Product: ProductName.Postfix or ProductName.Exim or ProductName.Sendmail or ProductName.Qmail })
        && hop.Line.Kind == ReceivedKind.Smtp && hop.Line.Date.HasTime && hop.Line.Date.UnixMilliseconds >= since;

    private Finding Say(MessageFacts facts, Hop hop, Companion row, int at) => FindingOn.Line(
        Info, facts, hop, TraceField.By,
        $"Line {hop.Number} is by {(row.Organisation is null ? row.Name : $"{MailText.Quote(hop.Line.By)}, a host of {row.Name}")}, which adds its own header fields to mail that passes through it, "
        + "but the header has none of them.",
        Innocent, [("writer", row.Name), ("by", hop.Line.By)]) with
    {
        Fact = row.Name,
        Causes = [new Cause(CauseKind.Companion, at)],
    };
}

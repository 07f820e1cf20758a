using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC302: a line names the program that wrote it, but the program cannot make its id: invalid digits in the right places (month 36, a million
/// microseconds or more), or another shape altogether. Measured: 7 of 150,000 genuine ids of Sendmail, Exim and Postfix; one in 15 Sendmail lines of
/// the spam from 2007.
/// </summary>
internal sealed class IdImpossibleRule : IRule
{
    // Of the genuine ids with another form, most were in Postfix lines (6 of 8): it is modified, and its name borrowed, more than others.
    private const string Remade = ProductName.Postfix;

    private static readonly string[] Innocent =
    [
        "The program was modified to make its own ids, or another program uses a well-known name.",
        "The line was cut or rewritten on the way.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC302", "id-impossible", RuleFamily.Identifiers, FindingKind.Contradiction,
        "A line's id is one that the program it names cannot make",
        OnTrusted: "A trusted host wrote this line, so either the id was altered in this copy, or the host runs another program than the line names.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var id in facts.Ids)
        {
            if (id.Reading is not { Brand: IdBrand.Named, Validity: not IdValidity.Unknown, Product: { } product })
            {
                continue;
            }

            if (id.Reading.Validity == IdValidity.Valid)
            {
                sink.Agree(Info, id.Hop, product);
            }
            else if (facts.MaskOf(id.Hop) is null)
            {
                sink.Add(Say(facts, id, product, id.Reading.Validity == IdValidity.Foreign) with { Fact = product });
            }
        }
    }

    private Finding Say(MessageFacts facts, ClaimedId id, string product, bool isForeign)
    {
        var fault = isForeign ? null : id.Reading.Kind?.Fault(LastingIds.Text(id.Hop.Line));
        return FindingOn.Line(
            Info, facts, id.Hop, TraceField.Id,
            $"Line {id.Hop.Number} says that {product} wrote it, but {product} cannot have made the id {id.Text}: "
            + (isForeign
                ? "the id has no form that any version makes."
                : $"the id has the form of {id.Reading.Kind?.Name ?? product}, but {MailText.Clip(fault ?? "some of its digits have impossible values")}."),
            Innocent,
            [("id", id.Hop.Line.Id), ("product", product), ("kind", id.Reading.Kind?.Name), ("fault", fault)],
            isForeign ? "foreign" : "digits",
            isForeign && product == Remade ? FindingKind.Anomaly : FindingKind.Contradiction);
    }
}

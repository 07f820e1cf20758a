using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC302: a line names the program that wrote it, but the program cannot mint its id: invalid digits in the right places (month 36, a million
/// microseconds or more), or another shape altogether. Measured: 7 of 150,000 honest ids of Sendmail, Exim and Postfix; one in 15 Sendmail lines of
/// the spam of 2007.
/// </summary>
internal sealed class IdImpossibleRule : IRule
{
    // Of the honest ids with another form, most were in Postfix lines (6 of 8): it is modified, and its name borrowed, more than others.
    private const string Remade = ProductName.Postfix;

    private static readonly string[] Innocent =
    [
        "The program was changed to make ids of its own, or is another one that gives itself a known name.",
        "The line was cut or rewritten on the way.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC302", "id-impossible", RuleFamily.Identifiers, FindingKind.Contradiction,
        "A line's id is none that the program it names can make",
        OnTrusted: "A trusted host wrote this line, so the id may have been altered in this copy, or the host runs another program than the one the line names.");

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
            $"Line {id.Hop.Number} says that {product} wrote it, but {product} cannot have made its id {id.Text}: "
            + (isForeign
                ? "it has none of the forms that any version makes."
                : $"it looks like an id of {id.Reading.Kind?.Name ?? product}, but {MailText.Clip(fault ?? "some of its digits have values that cannot be")}."),
            Innocent,
            [("id", id.Hop.Line.Id), ("product", product), ("kind", id.Reading.Kind?.Name), ("fault", fault)],
            isForeign ? "foreign" : "digits",
            isForeign && product == Remade ? FindingKind.Anomaly : FindingKind.Contradiction);
    }
}

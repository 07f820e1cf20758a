using ForgeryCheck.Facts.Products;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC325: a line names a program, a version or an id that does not fit, but its form, its id and the clock in the id are all those of one program and
/// agree with the line's date. Somebody changed what the program calls itself; that does not make the line a forgery. Replaces findings of FC302,
/// FC321, FC322 and the obsolete half of FC323, which would hold the name against the line.
/// </summary>
internal sealed class MaskedProgramRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The administrator replaced the version with a custom banner, so that attackers learn nothing.",
        "The provider runs its own build with its own numbering, or never updates the host.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC325", "masked-program", RuleFamily.Appended, FindingKind.Anomaly,
        "A line's form, id and clock are those of one program, but the program that it names does not fit");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var (hop, mask) in facts.Masked)
        {
            sink.Add(Say(facts, hop, mask));
        }

        foreach (var hop in facts.Chain.Claimed)
        {
            if (hop.Line.Product is ProductName.Exim or ProductName.Sendmail && hop.Line.ProductBasis != ProductBasis.Inferred && hop.Line.Has(TraceField.Software) && !facts.IsMasked(hop))
            {
                sink.Agree(Info, hop);
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, Mask mask)
    {
        var line = hop.Line;
        return FindingOn.Line(
            Info, facts, hop, TraceField.Software,
            $"Line {hop.Number} says that {MailText.Quote(line.Software)} wrote it, which does not fit the line. But its form, its id {MailText.Quote(line.Id)} and the time "
            + $"inside the id are those of {mask.Program} and agree with the line's date, which suggests a changed name rather than a forged line.",
            Innocent,
            [("program", mask.Program), ("software", line.Software), ("id", line.Id), ("by", line.By)]);
    }
}

using ForgeryCheck.Facts.Products;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC322: a line names a version of its program that was never released: Sendmail 8.55.8, Exim 7.34. The versions are listed in products.json; newer
/// versions than the list's, and incomplete ones, are not judged.
/// </summary>
internal sealed class VersionImpossibleRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The administrator hides the real version behind an invented one.",
        "Another program, or a vendor's own build, uses the same numbering.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC322", "version-impossible", RuleFamily.Appended, FindingKind.Contradiction,
        "A line names a version of its program that was never released",
        OnTrusted: "A trusted host wrote this line, so either the version was altered in this copy, or the host shows another version than it runs.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if (facts.Tables.Products.ReleasesOf(hop.Line) is not { } releases || releases.Read(hop.Line) is not { Status: not ReleaseStatus.Unknown } reading)
            {
                continue;
            }

            if (reading.Status == ReleaseStatus.Known)
            {
                sink.Agree(Info, hop, releases.Product);
            }
            else if (facts.MaskOf(hop) is null)
            {
                sink.Add(Say(facts, hop, releases, reading));
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, Releases releases, ReleaseReading reading)
    {
        var never = reading.Status == ReleaseStatus.Never;
        return FindingOn.Line(
            Info, facts, hop, releases.Place,
            $"Line {hop.Number} says that {releases.Product} {reading.Version} wrote it. "
            + (never ? $"No version of {releases.Product} with that number is known to have been released." : "That branch was released, but this build is not among the few that are known from the lines of real hosts."),
            Innocent,
            [("product", releases.Product), ("version", reading.Version.ToString()), ("written", hop.Line.Text(releases.Place))],
            never ? "never" : "unlisted-build", never ? FindingKind.Contradiction : FindingKind.Anomaly) with
        {
            Fact = releases.Product,
            Causes = [Causes.Of(TraceField.Software, hop)],
        };
    }
}

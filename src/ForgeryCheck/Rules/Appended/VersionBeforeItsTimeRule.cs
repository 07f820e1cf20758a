using ForgeryCheck.Facts.Products;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC323: a line names a version of its program that was released only after the line's date; or, as an anomaly, one that had been obsolete for many
/// years by then. Forgers who copy lines from old examples do not check the year.
/// </summary>
internal sealed class VersionBeforeItsTimeRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host's clock was years off.",
        "The host ran a test version before its release, or hides its real version.",
    ];

    private static readonly string[] InnocentOld = ["The host was never updated.", "The administrator hides the real version behind an old one."];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC323", "version-before-its-time", RuleFamily.Appended, FindingKind.Contradiction,
        "A line names a program version that was released after the line's date, or was long obsolete by then",
        OnTrusted: "A trusted host wrote this line, so either the date or the version was altered in this copy, or the host's clock or the version that it shows was wrong.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            var line = hop.Line;
            if (!line.Date.HasTime || facts.Tables.Products.ReleasesOf(line) is not { } releases)
            {
                continue;
            }

            var reading = releases.Read(line);
            if (reading.Released is null)
            {
                continue;
            }

            if (releases.IsEarly(reading, line.Date))
            {
                sink.Add(Say(facts, hop, releases, reading, true));
            }
            else if (releases.IsObsolete(reading, line.Date))
            {
                // Some hosts are never updated; one whose id agrees with the date is such a host, or was copied with great care.
                if (facts.MaskOf(hop) is null)
                {
                    sink.Add(Say(facts, hop, releases, reading, false));
                }
            }
            else
            {
                sink.Agree(Info, hop, releases.Product);
            }
        }
    }

    private Finding Say(MessageFacts facts, Hop hop, Releases releases, in ReleaseReading reading, bool early)
    {
        var version = $"{releases.Product} {reading.Version}";
        var written = TableDate.Words(hop.Line.Date.UnixMilliseconds);
        var released = TableDate.Words(reading.Released ?? 0);
        return FindingOn.Line(
            Info, facts, hop, releases.Place,
            early
                ? $"Line {hop.Number} is dated {written}, but names {version}, which was released on {released}."
                : $"Line {hop.Number} is dated {written} and names {version}, which was released on {released} and was years out of date by then.",
            early ? Innocent : InnocentOld,
            [("product", releases.Product), ("version", reading.Version.ToString()), ("released", released), ("written", written)],
            early ? "early" : "obsolete", early ? FindingKind.Contradiction : FindingKind.Anomaly) with
        {
            Fact = releases.Product,
            Causes = [Causes.Of(TraceField.Software, hop)],
        };
    }
}

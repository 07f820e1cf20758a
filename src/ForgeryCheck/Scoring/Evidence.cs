using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>
/// A finding as the stories see it. A story that begins at line k gains the whole weight where First &lt;= k &lt;= Last,
/// and where k lies above that, the joint share of it, or all of it where it is the lower line of the joint that cannot be true.
/// </summary>
/// <param name="Weight">The weight.</param>
/// <param name="Family">The family.</param>
/// <param name="First">The highest line that a story may begin at to gain all.</param>
/// <param name="Last">The lowest one.</param>
/// <param name="IsContradiction">Whether the finding is a contradiction.</param>
/// <param name="Locates">Whether it says where: what speaks of the stranger alone tells that something is wrong, not which line.</param>
/// <param name="IsOfLowerLine">Whether stories that begin above the joint gain all of it; where the forgery begins, it tells as any joint does.</param>
internal readonly record struct Evidence(double Weight, RuleFamily Family, int First, int Last, bool IsContradiction, bool Locates, bool IsOfLowerLine)
{
    /// <summary>What part of the weight a story gains.</summary>
    internal double Share(int story, double jointShare) => IsOfLowerLine && story <= Last ? 1 : PlaceShare(story, jointShare);

    /// <summary>What part of the weight tells that a forgery begins with a story's first line.</summary>
    internal double PlaceShare(int story, double jointShare) => story > Last ? 0 : story >= First ? 1 : jointShare;

    /// <summary>Takes what speaks of some story at all: what has a weight, about something below the boundary.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="boundary">The boundary.</param>
    /// <param name="all">Takes the evidence: room for each finding.</param>
    /// <returns>How much of the room was taken.</returns>
    internal static int Take(Finding[] findings, int boundary, Span<Evidence> all)
    {
        var count = 0;
        foreach (var finding in findings)
        {
            var (first, last, locates) = Stories(finding, boundary);
            if (finding.Weight != 0 && finding.CountedAs is null && last > boundary)
            {
                all[count++] = new Evidence(
                    finding.Weight, finding.Rule.Family, first, last, finding.Contradicts || finding.Kind == FindingKind.Contradiction, locates,
                    finding.IsOfLowerLine);
            }
        }

        return count;
    }

    private static (int First, int Last, bool Locates) Stories(Finding finding, int boundary)
    {
        var lines = finding.Lines;
        switch (finding.Scope)
        {
            case FindingScope.Line when lines.Count > 0:
                return (0, lines[0], true);
            case FindingScope.Joint when lines.Count > 1:
                // Both lines invented, or only the lower one: the forgery more likely begins where it does not join.
                return (Math.Min(lines[0], lines[^1]) + 1, Math.Max(lines[0], lines[^1]), true);
            case FindingScope.Chain:
                // A finding on the chain that names lines below the boundary accuses them from the highest on;
                // one that names none speaks of the stranger, and so of all that the stranger handed in.
                var named = int.MaxValue;
                for (var i = 0; i < lines.Count; i++)
                {
                    named = lines[i] > boundary ? Math.Min(named, lines[i]) : named;
                }

                return named == int.MaxValue ? (boundary + 1, boundary + 1, false) : (0, named, true);
            default:
                return (0, 0, false);
        }
    }
}

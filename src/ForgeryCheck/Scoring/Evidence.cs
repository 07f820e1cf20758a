using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>
/// A finding as applied to the stories. A story that begins at line k gains the full weight if First &lt;= k &lt;= Last; if k is above that, the
/// joint share of it, or the full weight if the finding is that the lower line of a joint cannot be true.
/// </summary>
/// <param name="Weight">The weight.</param>
/// <param name="Family">The family.</param>
/// <param name="First">The highest line at which a story may begin to gain the full weight.</param>
/// <param name="Last">The lowest such line.</param>
/// <param name="IsContradiction">Whether the finding is a contradiction.</param>
/// <param name="Locates">Whether it says which line is wrong: a finding about the stranger says only that something is.</param>
/// <param name="IsOfLowerLine">
/// Whether stories that begin above the joint gain the full weight; for locating the forgery it counts as any joint does.
/// </param>
internal readonly record struct Evidence(double Weight, RuleFamily Family, int First, int Last, bool IsContradiction, bool Locates, bool IsOfLowerLine)
{
    /// <summary>The share of the weight that a story gains.</summary>
    internal double Share(int story, double jointShare) => IsOfLowerLine && story <= Last ? 1 : PlaceShare(story, jointShare);

    /// <summary>The share of the weight for the forgery beginning with a story's first line.</summary>
    internal double PlaceShare(int story, double jointShare) => story > Last ? 0 : story >= First ? 1 : jointShare;

    /// <summary>Collects the evidence that bears on any story: findings with a weight, about something below the boundary.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="boundary">The boundary.</param>
    /// <param name="all">Receives the evidence: must have room for every finding.</param>
    /// <returns>The number of entries filled in.</returns>
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
                // Both lines invented, or only the lower one: the forgery more likely begins at the break.
                return (Math.Min(lines[0], lines[^1]) + 1, Math.Max(lines[0], lines[^1]), true);
            case FindingScope.Chain:
                // A finding on the chain that names lines below the boundary accuses them from the highest on; one that names none is about the
                // stranger, and so about everything that the stranger handed in.
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

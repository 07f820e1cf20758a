using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>
/// One fact counts once, however many rules see it. The strongest finding counts first; a weaker one counts only if it has a cause that no stronger
/// one has (<see cref="Finding.Causes"/>).
/// </summary>
internal static class CommonCauses
{
    /// <summary>Marks the findings that do not count with the one that counts in their place.</summary>
    internal static void Settle(Finding[] findings)
    {
        var order = Accusing(findings);
        if (order.Length < 2)
        {
            return;
        }

        var counted = new Dictionary<Cause, int>();
        foreach (var at in order)
        {
            var finding = findings[at];
            if (Stronger(finding.Causes, counted) is { } stronger)
            {
                findings[at] = finding with { CountedAs = findings[stronger].Rule.Id };
                if (finding.Kind == FindingKind.Contradiction)
                {
                    // A contradiction remains one, even if the finding that counts for it is only an anomaly.
                    findings[stronger] = findings[stronger] with { Contradicts = true };
                }

                continue;
            }

            foreach (var cause in finding.Causes)
            {
                counted.TryAdd(cause, at);
            }
        }
    }

    /// <summary>The finding that has already counted all these causes; null if one of them is new, or none is known.</summary>
    private static int? Stronger(IReadOnlyList<Cause> causes, Dictionary<Cause, int> counted)
    {
        int? finding = null;
        foreach (var cause in causes)
        {
            if (!counted.TryGetValue(cause, out var stronger))
            {
                return null;
            }

            finding = stronger;
        }

        return finding;
    }

    /// <summary>The accusing findings, strongest first; among equals the one on the lowest line, which affects the most stories.</summary>
    private static int[] Accusing(Finding[] findings)
    {
        var count = 0;
        foreach (var finding in findings)
        {
            count += finding.Weight > 0 ? 1 : 0;
        }

        if (count < 2)
        {
            return [];
        }

        var order = new int[count];
        for (var i = findings.Length - 1; i >= 0; i--)
        {
            if (findings[i].Weight > 0)
            {
                order[--count] = i;
            }
        }

        Array.Sort(order, (a, b) => Compare(findings[a], findings[b]) is not 0 and var byStrength ? byStrength : a.CompareTo(b));
        return order;
    }

    private static int Compare(Finding one, Finding other)
    {
        var weight = other.Weight.CompareTo(one.Weight);
        return weight != 0 ? weight : Lowest(other).CompareTo(Lowest(one));
    }

    private static int Lowest(Finding finding) => finding.Lines.Count == 0 ? 0 : finding.Lines[^1];
}

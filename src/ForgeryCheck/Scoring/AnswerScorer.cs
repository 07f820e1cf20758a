namespace ForgeryCheck.Scoring;

/// <summary>
/// From the findings about the client, or the author, to an answer. There is one hypothesis, that it is false, so weights add up: within a family the
/// strongest in full and the next in part, as everywhere.
/// </summary>
internal static class AnswerScorer
{
    private static readonly double Ln10 = Math.Log(10);

    /// <summary>Answers a question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="findings">All findings of the message.</param>
    /// <param name="boundaryLine">The boundary line, whose client is examined; null if there is none.</param>
    /// <param name="weights">The weights for this question.</param>
    /// <param name="prior">The prior probability that it is false.</param>
    internal static Answer Assess(Question question, IReadOnlyList<Finding> findings, int? boundaryLine, Weights weights, double prior)
    {
        List<Finding>? bearing = null;
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            if (Bears(question, finding, boundaryLine))
            {
                (bearing ??= []).Add(finding with { Weight = weights.Of(finding), CountedAs = null, Contradicts = false });
            }
        }

        if (bearing is null)
        {
            return new Answer(AnswerState.Open, 100 * prior, 0, []) { Weights = weights };
        }

        var weighed = bearing.ToArray();
        CommonCauses.Settle(weighed);
        Array.Sort(weighed, static (a, b) => b.Weight.CompareTo(a.Weight));
        var weight = Against(weighed, weights) - For(weighed, weights);
        var score = 100 / (1 + Math.Exp(-(Math.Log(prior / (1 - prior)) + (weight * Ln10))));
        var state = score >= weights.SuspiciousScore ? AnswerState.Contradicted
            : Array.Exists(weighed, finding => finding.Kind == FindingKind.Support) ? AnswerState.Confirmed
            : AnswerState.Open;
        return new Answer(state, score, weight, weighed) { Weights = weights };
    }

    /// <summary>Whether a finding bears on a question. What HELO and the DNS say of the host at the hand-over bears on the client, too.</summary>
    private static bool Bears(Question question, Finding finding, int? boundaryLine) => (question, finding.Rule.Family) switch
    {
        (Question.Author, var family) => family == RuleFamily.Author,
        (Question.Client, RuleFamily.Consistency) => finding.Lines.Count == 1 && finding.Lines[0] == boundaryLine,
        (Question.Client, _) => finding.IsOfClient,
        _ => false,
    };

    private static double Against(Finding[] weighed, Weights weights)
    {
        double sum = 0;
        for (var family = RuleFamily.Continuity; family <= RuleFamily.Author; family++)
        {
            double strongest = 0, next = 0;
            foreach (var finding in weighed)
            {
                if (finding.Rule.Family == family && finding is { Weight: > 0, CountedAs: null })
                {
                    (strongest, next) = finding.Weight > strongest ? (finding.Weight, strongest) : (strongest, Math.Max(next, finding.Weight));
                }
            }

            sum += Math.Min(strongest + (weights.NextShare * next), weights.FamilyCap(family));
        }

        return sum;
    }

    private static double For(Finding[] weighed, Weights weights)
    {
        double least = 0;
        foreach (var finding in weighed)
        {
            least = Math.Min(least, finding.Weight);
        }

        return Math.Min(-least, weights.SupportCap);
    }
}

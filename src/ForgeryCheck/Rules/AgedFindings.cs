using ForgeryCheck.Names;

namespace ForgeryCheck.Rules;

/// <summary>Marks a finding that rests on DNS answers from a later day than the mail: it says so, and counts less.</summary>
internal static class AgedFindings
{
    /// <summary>
    /// The finding with the share of its weight that is left (<see cref="AnswerAge"/>). The DNS may have said something else then, so such a finding is
    /// no contradiction, and worth no more than a note when all its weight is gone. Support stays support: records change away from what the mail says,
    /// hardly ever towards it.
    /// </summary>
    /// <param name="finding">The finding.</param>
    /// <param name="age">How much later the DNS was asked; null if the finding rests on what was recorded at the time.</param>
    internal static Finding Aged(this Finding finding, AnswerAge? age)
    {
        if (age is not { IsFresh: false } late)
        {
            return finding;
        }

        var counts = finding.Kind == FindingKind.Note ? "" : late.IsWorthless ? "; this finding carries no weight" : FormattableString.Invariant($"; this finding counts {100 * late.Share:0} % of its weight");
        return finding with
        {
            Message = $"{finding.Message} {late.Sentence}{counts}.",
            Share = late.Share,
            Kind = finding.Kind switch
            {
                FindingKind.Contradiction or FindingKind.Anomaly when late.IsWorthless => FindingKind.Note,
                FindingKind.Contradiction => FindingKind.Anomaly,
                var kind => kind,
            },
            Values = [.. finding.Values, new("answerAgeDays", late.Days)],
        };
    }
}

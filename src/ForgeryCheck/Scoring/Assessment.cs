using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>The verdict with everything it is based on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Score">0 to 100: the probability, given the prior, that some line was not written by the system it names.</param>
/// <param name="Weight">Log10 of the Bayes factor of all findings: posterior odds over prior odds.</param>
/// <param name="Prior">The prior probability of forgery.</param>
/// <param name="ForgedFromLine">The most likely first invented line, unless the verdict is consistent; else null.</param>
/// <param name="Findings">The findings, with their weights.</param>
public sealed record Assessment(
    Verdict Verdict, double Score, double Weight, double Prior, int? ForgedFromLine, IReadOnlyList<Finding> Findings)
{
    /// <summary>The weights that were applied, with the counts behind them.</summary>
    internal Weights? Weights { get; init; }
}

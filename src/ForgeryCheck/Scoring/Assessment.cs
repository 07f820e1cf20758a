using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>The verdict with all that it rests on.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Score">0 to 100: the probability, with the prior, that some line was not written by the system it names.</param>
/// <param name="Weight">Log10 of the odds that the findings are worth: posterior odds over prior odds.</param>
/// <param name="Prior">The probability of forgery before looking.</param>
/// <param name="ForgedFromLine">The likeliest first invented line, where the verdict is not consistent; else null.</param>
/// <param name="Findings">The findings, with their weights.</param>
public sealed record Assessment(
    Verdict Verdict, double Score, double Weight, double Prior, int? ForgedFromLine, IReadOnlyList<Finding> Findings)
{
    /// <summary>The weights that the findings were weighed with: what each rests on.</summary>
    internal Weights? Weights { get; init; }
}

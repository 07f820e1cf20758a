namespace ForgeryCheck.Scoring;

/// <summary>What it is worth that a test came out so, and the counts that say so.</summary>
/// <param name="Weight">Log10 of the likelihood ratio, rounded to two digits.</param>
/// <param name="Interval">Where it lies in 95 of 100 cases.</param>
/// <param name="Honest">How often on genuine mail.</param>
/// <param name="Forged">How often on forged mail.</param>
internal sealed record OutcomeWeight(double Weight, WeightInterval Interval, OutcomeCount Honest, OutcomeCount Forged);

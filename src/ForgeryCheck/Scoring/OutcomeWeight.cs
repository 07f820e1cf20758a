namespace ForgeryCheck.Scoring;

/// <summary>The weight of an outcome, and the counts behind it.</summary>
/// <param name="Weight">Log10 of the likelihood ratio, rounded to two digits.</param>
/// <param name="Interval">Its 95 % interval.</param>
/// <param name="Honest">How often it occurred on genuine mail.</param>
/// <param name="Forged">How often it occurred on forged mail.</param>
internal sealed record OutcomeWeight(double Weight, WeightInterval Interval, OutcomeCount Honest, OutcomeCount Forged);

namespace ForgeryCheck.Scoring;

/// <summary>How often one fact of a rule was tested, and what each outcome is worth.</summary>
/// <param name="Honest">Tests on genuine mail.</param>
/// <param name="Forged">Tests on forged mail.</param>
/// <param name="Outcomes">What each outcome is worth, by name.</param>
/// <param name="Assumed">What was taken in place of counts, and why, where no corpus can be had; null where it was counted.</param>
internal sealed record FactWeights(TestCount Honest, TestCount Forged, IReadOnlyDictionary<string, OutcomeWeight> Outcomes, string? Assumed);

namespace ForgeryCheck.Scoring;

/// <summary>How often one fact of a rule was tested, and the weight of each outcome.</summary>
/// <param name="Honest">Tests on genuine mail.</param>
/// <param name="Forged">Tests on forged mail.</param>
/// <param name="Outcomes">The weight of each outcome, by name.</param>
/// <param name="Assumed">What was assumed in place of counts, and why, if no corpus is available; null if it was counted.</param>
/// <param name="As">The fact whose counts were taken, if what was assumed is that it stands for this one.</param>
/// <param name="Apart">
/// How it was counted, if apart from the other facts: the test needs more than the mail itself (profiles), so the rates of its family leave it out.
/// </param>
internal sealed record FactWeights(
    TestCount Honest, TestCount Forged, IReadOnlyDictionary<string, OutcomeWeight> Outcomes, string? Assumed, TakenCounts? As = null,
    string? Apart = null);

namespace ForgeryCheck.Scoring;

/// <summary>Where the counts of a fact come from that no corpus shows: they are those of a fact that stands for it.</summary>
/// <param name="Rule">The rule of that fact.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Outcomes">For each outcome, the one whose counts it takes.</param>
internal sealed record TakenCounts(string Rule, string Fact, IReadOnlyDictionary<string, string> Outcomes);

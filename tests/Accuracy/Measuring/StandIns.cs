using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Facts that no corpus shows, and that take counts and weights of a fact that stands for them.</summary>
internal static class StandIns
{
    /// <summary>The facts of a rule with what those that stand for some of them are worth now. One whose stand-in was not counted stays as it was.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="find">Finds a rule by its id.</param>
    internal static IReadOnlyDictionary<string, FactWeights> Take(IReadOnlyDictionary<string, FactWeights> facts, Func<string, RuleWeights?> find) =>
        new SortedDictionary<string, FactWeights>(
            facts.ToDictionary(
                one => one.Key,
                one => one.Value.As is { } source && find(source.Rule)?.Facts.GetValueOrDefault(source.Fact) is { } counted ? Taken(one.Value, source, counted) : one.Value),
            StringComparer.Ordinal);

    private static FactWeights Taken(FactWeights fact, TakenCounts source, FactWeights counted) => fact with
    {
        Honest = counted.Honest,
        Forged = counted.Forged,
        Outcomes = fact.Outcomes.ToDictionary(one => one.Key, one => counted.Outcomes.GetValueOrDefault(source.Outcomes[one.Key], one.Value)),
    };
}

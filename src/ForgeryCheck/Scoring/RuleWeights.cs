namespace ForgeryCheck.Scoring;

/// <summary>What the findings of one rule are worth.</summary>
/// <param name="Rates">
/// How often each outcome is met over all facts of the rule, each counting once: the rate that a fact with few counts is drawn towards, and
/// what a fact without counts has.
/// </param>
/// <param name="Weights">What those rates are worth.</param>
/// <param name="Facts">The facts that were counted.</param>
internal sealed record RuleWeights(
    IReadOnlyDictionary<string, Rates> Rates, IReadOnlyDictionary<string, double> Weights, IReadOnlyDictionary<string, FactWeights> Facts)
{
    /// <summary>What every finding is worth, where the author of a rule of one's own says so; null where counts tell.</summary>
    public double? Stated { get; private init; }

    /// <summary>The weights of a rule of one's own.</summary>
    public static RuleWeights AsStated(double stated) =>
        new(new Dictionary<string, Rates>(), new Dictionary<string, double>(), new Dictionary<string, FactWeights>()) { Stated = stated };

    /// <summary>What an outcome of a fact is worth: by its own counts, else by those of the rule; null where it was never met.</summary>
    public double? Of(string fact, string outcome) =>
        Stated is { } stated ? stated
        : Facts.TryGetValue(fact, out var counted) && counted.Outcomes.TryGetValue(outcome, out var weight) ? weight.Weight
        : Weights.TryGetValue(outcome, out var known) ? known
        : null;

    /// <summary>What an outcome is worth that was never met in all the tests of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="family">What is known already: the rates of the rule's family.</param>
    public Rates Unmet(string fact, Rates family) => !Facts.TryGetValue(fact, out var tested)
        ? family
        : new(Rate.Of(0, tested.Honest.Sources, family.Honest), Rate.Of(0, tested.Forged.Sources, family.Forged));

    /// <summary>Every weight with the name of its part: the outcome, the fact, or both, as far as they tell something.</summary>
    public IEnumerable<(string Name, double Weight)> All()
    {
        if (Facts.Count == 0)
        {
            return Weights.Select(pair => (pair.Key, pair.Value));
        }

        return Facts.SelectMany(fact => fact.Value.Outcomes.Select(outcome => (NameOf(fact.Key, outcome.Key), outcome.Value.Weight)));
    }

    private static string NameOf(string fact, string outcome) =>
        fact == Findings.Finding.AnyFact ? outcome : outcome == Findings.Finding.Differs ? fact : $"{fact}, {outcome}";
}

namespace ForgeryCheck.Scoring;

/// <summary>The weights of one rule's findings.</summary>
/// <param name="Rates">
/// How often each outcome occurs over all facts of the rule, each fact counting once: the prior of a fact with few counts, and the rates of a fact
/// without any.
/// </param>
/// <param name="Weights">The weights by those rates.</param>
/// <param name="Facts">The facts that were counted.</param>
internal sealed record RuleWeights(
    IReadOnlyDictionary<string, Rates> Rates, IReadOnlyDictionary<string, double> Weights, IReadOnlyDictionary<string, FactWeights> Facts)
{
    /// <summary>The weight of every finding of a custom rule, as stated by its author; null if weights are counted.</summary>
    public double? Stated { get; private init; }

    /// <summary>The weights of a custom rule.</summary>
    public static RuleWeights AsStated(double stated) =>
        new(new Dictionary<string, Rates>(), new Dictionary<string, double>(), new Dictionary<string, FactWeights>()) { Stated = stated };

    /// <summary>The weight of an outcome of a fact: by its own counts, else by those of the rule; null if it never occurred.</summary>
    public double? Of(string fact, string outcome) =>
        Stated is { } stated ? stated
        : Facts.TryGetValue(fact, out var counted) && counted.Outcomes.TryGetValue(outcome, out var weight) ? weight.Weight
        : Weights.TryGetValue(outcome, out var known) ? known
        : null;

    /// <summary>The rates of an outcome that never occurred in any test of a fact.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="family">The prior rates: those of the rule's family.</param>
    public Rates Unmet(string fact, Rates family) => !Facts.TryGetValue(fact, out var tested)
        ? family
        : new(Rate.Of(0, tested.Honest.Sources, family.Honest), Rate.Of(0, tested.Forged.Sources, family.Forged));

    /// <summary>Every weight with its name: the outcome, the fact, or both, as far as they are distinctive.</summary>
    /// <param name="kind">
    /// The rule's kind. A rule that supports reports nothing where its test differs, so that weight is left out; and its findings never accuse, so none of
    /// the others is more than 0.
    /// </param>
    public IEnumerable<(string Name, double Weight)> All(FindingKind kind)
    {
        var all = Facts.Count == 0
            ? Weights.Select(pair => (Fact: Finding.AnyFact, Outcome: pair.Key, Weight: pair.Value))
            : Facts.SelectMany(fact => fact.Value.Outcomes.Select(outcome => (Fact: fact.Key, Outcome: outcome.Key, outcome.Value.Weight)));
        return kind == FindingKind.Support
            ? all.Where(one => one.Outcome != Finding.Differs).Select(one => (NameOf(one.Fact, one.Outcome), Math.Min(one.Weight, 0)))
            : all.Select(one => (NameOf(one.Fact, one.Outcome), one.Weight));
    }

    private static string NameOf(string fact, string outcome) =>
        fact == Finding.AnyFact ? outcome : outcome == Finding.Differs ? fact : $"{fact}, {outcome}";
}

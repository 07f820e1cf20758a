using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Works out from counts what each outcome of each fact is worth: the arithmetic stands at the head of rules/weights.json.</summary>
internal sealed class Fitter
{
    private readonly SideCounts _honest;
    private readonly SideCounts _forged;
    private readonly Dictionary<(string Rule, string Outcome), FindingKind> _kinds;
    private readonly Dictionary<string, List<TestKey>> _factsOf;
    private readonly double _cap;

    private Fitter(SideCounts honest, SideCounts forged, Dictionary<(string Rule, string Outcome), FindingKind> kinds, double cap)
    {
        _honest = honest;
        _forged = forged;
        _kinds = kinds;
        _cap = cap;
        _factsOf = honest.Keys.Union(forged.Keys).OrderBy(k => k.Fact, StringComparer.Ordinal).GroupBy(k => k.Rule, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }

    /// <summary>The families' rates and the rules of weights.json. Rules that are counted apart take the known rates of their families.</summary>
    internal static (SortedDictionary<RuleFamily, Rates> Families, SortedDictionary<string, RuleWeights> Rules) Fit(
        SideCounts honest, SideCounts forged, Dictionary<(string Rule, string Outcome), FindingKind> kinds, double cap,
        IReadOnlyDictionary<RuleFamily, Rates>? known = null)
    {
        var fitter = new Fitter(honest, forged, kinds, cap);
        var families = new SortedDictionary<RuleFamily, Rates>();
        var rules = new SortedDictionary<string, RuleWeights>(StringComparer.Ordinal);
        foreach (var family in fitter._factsOf.Keys.GroupBy(rule => RuleSet.Find(rule)!.Info.Family))
        {
            families[family.Key] = known is not null && known.TryGetValue(family.Key, out var rates) ? rates : fitter.FamilyRates([.. family]);
            foreach (var rule in family)
            {
                var measured = fitter.Rule(rule, families[family.Key]);
                if (measured.Facts.Values.Any(f => f.Outcomes.Count > 0))
                {
                    rules[rule] = measured;
                }
            }
        }

        return (families, rules);
    }

    private IEnumerable<string> OutcomesOf(string rule, Func<FindingKind, bool> wanted) =>
        _kinds.Where(k => k.Key.Rule == rule && wanted(k.Value)).Select(k => k.Key.Outcome).Order(StringComparer.Ordinal);

    // A rule that accused nobody yet has a weight for the day when it does.
    private List<string> AccusingOutcomes(string rule) =>
        OutcomesOf(rule, Accuses).ToList() is { Count: > 0 } met ? met
        : Accuses(RuleSet.Find(rule)!.Info.Kind) && !_kinds.ContainsKey((rule, Finding.Differs)) ? [Finding.Differs]
        : [];

    private static bool Accuses(FindingKind kind) => kind is FindingKind.Contradiction or FindingKind.Anomaly;

    /// <summary>How often an outcome that accuses is met in a test of the family's, whatever the rule.</summary>
    private Rates FamilyRates(IReadOnlyList<string> rules)
    {
        var cells = rules.SelectMany(rule => OutcomesOf(rule, Accuses).SelectMany(outcome => FactsOf(rule, outcome).Select(fact => (fact, outcome)))).ToList();
        return Rounded(Pooled(_honest), Pooled(_forged));

        double Pooled(SideCounts side) =>
            (cells.Sum(c => side.OutcomeOf(c.fact, c.outcome).Share) + Rate.Half) / (cells.Sum(c => side.TestsOf(c.fact).Sources) + 1);
    }

    private static double Part(SideCounts side, TestKey fact, string outcome) =>
        side.TestsOf(fact).Sources is > 0 and var sources ? side.OutcomeOf(fact, outcome).Share / sources : 0;

    /// <summary>The facts that an outcome belongs to: those where it was met, and all where it was met in several.</summary>
    private List<TestKey> FactsOf(string rule, string outcome)
    {
        var all = _factsOf[rule].Where(fact => !IsOnlyNoted(fact)).ToList();
        var met = all.Where(f => _honest.OutcomeOf(f, outcome).Hits + _forged.OutcomeOf(f, outcome).Hits > 0).ToList();
        return met.Count > 1 || outcome == Finding.Differs ? all : met;
    }

    private bool IsOnlyNoted(TestKey fact) => _kinds.Where(k => k.Key.Rule == fact.Rule && k.Value != FindingKind.Note)
        .All(k => _honest.OutcomeOf(fact, k.Key.Outcome).Hits + _forged.OutcomeOf(fact, k.Key.Outcome).Hits == 0);

    private RuleWeights Rule(string rule, Rates family)
    {
        var rates = new SortedDictionary<string, Rates>(StringComparer.Ordinal);
        var weights = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var outcome in AccusingOutcomes(rule))
        {
            var facts = FactsOf(rule, outcome);
            int honest = facts.Count(f => _honest.TestsOf(f).Sources > 0), forged = facts.Count(f => _forged.TestsOf(f).Sources > 0);
            rates[outcome] = Rounded(
                Rate.Of(facts.Sum(f => Part(_honest, f, outcome)), honest, family.Honest),
                Rate.Of(facts.Sum(f => Part(_forged, f, outcome)), forged, family.Forged));
            weights[outcome] = rates[outcome].Weight(_cap);
        }

        var all = new SortedDictionary<string, FactWeights>(StringComparer.Ordinal);
        foreach (var fact in _factsOf[rule])
        {
            all[fact.Fact] = Fact(fact, rates);
        }

        return new RuleWeights(rates, weights, all);
    }

    private FactWeights Fact(TestKey fact, SortedDictionary<string, Rates> rates)
    {
        var outcomes = new SortedDictionary<string, OutcomeWeight>(StringComparer.Ordinal);
        foreach (var (outcome, known) in rates)
        {
            if (FactsOf(fact.Rule, outcome).Contains(fact))
            {
                outcomes[outcome] = Outcome(fact, outcome, known);
            }
        }

        foreach (var outcome in OutcomesOf(fact.Rule, kind => kind == FindingKind.Support))
        {
            if (_honest.OutcomeOf(fact, outcome).Hits + _forged.OutcomeOf(fact, outcome).Hits > 0)
            {
                outcomes[outcome] = Outcome(fact, outcome, OutcomeArithmetic.Unknown);
            }
        }

        return new FactWeights(_honest.TestsOf(fact), _forged.TestsOf(fact), outcomes, null);
    }

    private OutcomeWeight Outcome(TestKey fact, string outcome, Rates known) => OutcomeArithmetic.Weigh(
        _honest.TestsOf(fact), _honest.OutcomeOf(fact, outcome), _forged.TestsOf(fact), _forged.OutcomeOf(fact, outcome), known, _cap);

    // The file holds six places, and a test works all out again from the file.
    private static Rates Rounded(double honest, double forged) => new(Math.Round(honest, 6), Math.Round(forged, 6));
}

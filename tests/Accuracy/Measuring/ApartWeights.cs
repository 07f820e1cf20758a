using System.Text;
using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Weights of rules that are counted apart from the others, since they need more than the mail itself.</summary>
internal static class ApartWeights
{
    /// <summary>The text of a file with the weights of some rules counted anew.</summary>
    /// <param name="text">The text.</param>
    /// <param name="honest">The tests on genuine mail.</param>
    /// <param name="forged">The tests on forged mail.</param>
    /// <param name="how">How they were counted.</param>
    internal static string Fit(string text, TestTable honest, TestTable forged, string how)
    {
        var known = Weights.Parse(Encoding.UTF8.GetBytes(text));
        var kinds = new Dictionary<(string Rule, string Outcome), FindingKind>(honest.Kinds);
        foreach (var (outcome, kind) in forged.Kinds)
        {
            kinds[outcome] = kind;
        }

        var (_, fitted) = Fitter.Fit(Sum(honest), Sum(forged), kinds, known.WeightCap, known.Families);
        var rules = new SortedDictionary<string, RuleWeights>(known.Rules.ToDictionary(), StringComparer.Ordinal);
        foreach (var (id, rule) in fitted)
        {
            rules[id] = rule with { Facts = rule.Facts.ToDictionary(fact => fact.Key, fact => fact.Value with { Apart = how }) };
        }

        return WeightsFile.Rewrite(text, new SortedDictionary<RuleFamily, Rates>(known.Families.ToDictionary()), rules);
    }

    /// <summary>The same counts with other rates of the family.</summary>
    internal static RuleWeights Reweighed(RuleWeights rule, Rates family, double cap)
    {
        var rates = new SortedDictionary<string, Rates>(StringComparer.Ordinal);
        foreach (var outcome in rule.Rates.Keys)
        {
            var facts = rule.Facts.Values.Where(fact => fact.Outcomes.ContainsKey(outcome)).ToList();
            rates[outcome] = new Rates(
                Over(facts.Select(fact => (fact.Outcomes[outcome].Honest.Share, fact.Honest.Sources)), family.Honest),
                Over(facts.Select(fact => (fact.Outcomes[outcome].Forged.Share, fact.Forged.Sources)), family.Forged));
        }

        return new RuleWeights(
            rates,
            rates.ToDictionary(one => one.Key, one => one.Value.Weight(cap)),
            rule.Facts.ToDictionary(fact => fact.Key, fact => fact.Value with
            {
                Outcomes = fact.Value.Outcomes.ToDictionary(one => one.Key, one => OutcomeArithmetic.Weigh(
                    fact.Value.Honest, one.Value.Honest, fact.Value.Forged, one.Value.Forged, rates.GetValueOrDefault(one.Key, OutcomeArithmetic.Unknown), cap)),
            }));
    }

    private static double Over(IEnumerable<(double Share, double Sources)> facts, double family)
    {
        var parts = facts.Where(fact => fact.Sources > 0).Select(fact => fact.Share / fact.Sources).ToList();
        return Math.Round(Rate.Of(parts.Sum(), parts.Count, family), 6);
    }

    private static SideCounts Sum(TestTable table)
    {
        var sum = new SideCounts();
        sum.Add(table);
        return sum;
    }
}

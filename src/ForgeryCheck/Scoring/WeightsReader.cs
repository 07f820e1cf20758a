using ForgeryCheck.Json;

namespace ForgeryCheck.Scoring;

/// <summary>Reads weights.json. Everything wrong with it is one FormatException that names the place.</summary>
internal static class WeightsReader
{
    internal static Weights Read(ReadOnlyMemory<byte> json, string name, ReadOnlySpan<(string Id, double Weight)> stated)
    {
        using var file = JsonSource.OpenTable(json, name);
        return Read(file.Root, stated);
    }

    private static Weights Read(JsonMembers root, ReadOnlySpan<(string Id, double Weight)> stated)
    {
        var thresholds = root.NeededObject("thresholds");
        var caps = root.NeededObject("caps");
        var shares = root.NeededObject("shares");
        var cap = caps.NeededReal("weight", 0, 10);
        var rules = Rules(root);
        foreach (var (id, weight) in stated)
        {
            rules[id] = weight >= 0 && weight <= cap
                ? RuleWeights.AsStated(weight)
                : throw new ArgumentException(FormattableString.Invariant($"{id}: the weight {weight} is not a number from 0 to {cap}"), nameof(stated));
        }

        return new Weights(FamilyCaps(caps.NeededObject("families")), FamilyRates(root.NeededObject("families")), rules)
        {
            Prior = root.NeededReal("prior", 1e-9, 1 - 1e-9),
            ForgedScore = thresholds.NeededReal("forged", 0, 100),
            SuspiciousScore = thresholds.NeededReal("suspicious", 0, 100),
            AnomalyWeight = thresholds.Real("anomalies", 0, 10) ?? double.PositiveInfinity,
            WeightCap = cap,
            SupportCap = caps.NeededReal("support", 0, 10),
            AgreementCap = caps.NeededReal("agreement", 0, 10),
            JointCap = caps.NeededReal("oneJoint", 0, 10),
            NextShare = shares.NeededReal("next", 0, 1),
            NextLineShare = shares.NeededReal("nextLine", 0, 1),
            JointShare = shares.NeededReal("joint", 0, 1),
            // A file of one's own may be older than these shares: then every place is as likely as another.
            DeeperShare = shares.Real("deeper", 1e-3, 1) ?? 1,
            InsideShare = shares.Real("inside", 1e-3, 1) ?? 1,
        };
    }

    private static double[] FamilyCaps(JsonMembers families)
    {
        var all = Enum.GetValues<RuleFamily>();
        var caps = new double[all.Length];
        foreach (var family in all)
        {
            // A family that bears on another question counts nothing here, nor does one that a file of one's own is older than.
            caps[(int)family] = families.Real(Weights.NameOf(family), 0, 100) ?? 0;
        }

        return caps;
    }

    private static Dictionary<RuleFamily, Rates> FamilyRates(JsonMembers families)
    {
        var all = new Dictionary<RuleFamily, Rates>();
        foreach (var family in Enum.GetValues<RuleFamily>())
        {
            if (families.Object(Weights.NameOf(family)) is { } rates)
            {
                all[family] = RatesOf(rates);
            }
        }

        return all;
    }

    private static Dictionary<string, RuleWeights> Rules(JsonMembers root)
    {
        var all = new Dictionary<string, RuleWeights>(StringComparer.Ordinal);
        foreach (var (name, rule) in root.Has("rules") ? root.ObjectsByName("rules") : throw root.Missing("rules"))
        {
            all[name] = Rule(rule);
        }

        return all;
    }

    private static RuleWeights Rule(JsonMembers rule)
    {
        var rates = new Dictionary<string, Rates>(StringComparer.Ordinal);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, outcome) in rule.ObjectsByName("outcomes"))
        {
            if (outcome.Has("honest"))
            {
                rates[name] = RatesOf(outcome);
            }

            weights[name] = outcome.NeededReal("weight", -10, 10);
        }

        var facts = new Dictionary<string, FactWeights>(StringComparer.Ordinal);
        foreach (var (name, fact) in rule.ObjectsByName("facts"))
        {
            facts[name] = Fact(fact);
        }

        return weights.Count == 0 && facts.Count == 0
            ? throw rule.Wrong("has neither outcomes nor facts")
            : new RuleWeights(rates, weights, facts);
    }

    private static FactWeights Fact(JsonMembers fact)
    {
        var outcomes = new Dictionary<string, OutcomeWeight>(StringComparer.Ordinal);
        foreach (var (name, outcome) in fact.ObjectsByName("outcomes"))
        {
            outcomes[name] = Outcome(outcome);
        }

        var (honest, honestSources) = Pair(fact, "honest");
        var (forged, forgedSources) = Pair(fact, "forged");
        return new FactWeights(new TestCount(honest, honestSources), new TestCount(forged, forgedSources), outcomes, fact.Text("assumed"), Taken(fact), fact.Text("apart"));
    }

    private static TakenCounts? Taken(JsonMembers fact)
    {
        if (fact.Object("as") is not { } source)
        {
            return null;
        }

        var outcomes = source.NeededObject("outcomes");
        return new TakenCounts(
            source.NeededText("rule"), source.NeededText("fact"), outcomes.Keys.ToDictionary(name => name, outcomes.NeededText, StringComparer.Ordinal));
    }

    private static OutcomeWeight Outcome(JsonMembers outcome)
    {
        var weight = outcome.NeededReal("weight", -10, 10);
        var (honest, honestShare) = Pair(outcome, "honest");
        var (forged, forgedShare) = Pair(outcome, "forged");
        // Who sets a weight of his own may leave the interval and the counts out.
        var interval = Interval(outcome);
        return interval.Holds(weight)
            ? new OutcomeWeight(weight, interval, new OutcomeCount(honest, honestShare), new OutcomeCount(forged, forgedShare))
            : throw outcome.Wrong("the weight is outside its interval");
    }

    private static Rates RatesOf(JsonMembers json) => new(json.NeededReal("honest", 1e-12, 1), json.NeededReal("forged", 1e-12, 1));

    private static WeightInterval Interval(JsonMembers outcome) =>
        outcome.IsPair("interval", out var low, out var high) && low >= -10 && high <= 10 && low <= high
            ? new WeightInterval(low, high)
            : !outcome.Has("interval") ? new WeightInterval(-10, 10)
            : throw outcome.At($"{outcome.Place}, interval").Wrong("is not [low, high]");

    private static (long Count, double Sources) Pair(JsonMembers json, string key) =>
        json.IsPair(key, out var count, out var sources) && count >= 0 && count <= int.MaxValue && count == Math.Floor(count) && sources >= 0 ? ((long)count, sources)
        : !json.Has(key) ? default
        : throw json.Wrong(key, "is not [count, sources]");
}

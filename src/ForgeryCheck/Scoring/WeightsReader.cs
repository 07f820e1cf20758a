using System.Text.Json;
using ForgeryCheck.Findings;

namespace ForgeryCheck.Scoring;

/// <summary>Reads weights.json. Everything wrong with it is one FormatException that names the place.</summary>
internal static class WeightsReader
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static Weights Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new FormatException($"rules/{Weights.FileName}: {e.Message}", e);
        }
    }

    private static Weights Read(JsonElement root)
    {
        var thresholds = Member(root, "thresholds", "");
        var caps = Member(root, "caps", "");
        var shares = Member(root, "shares", "");
        return new Weights(FamilyCaps(Member(caps, "families", "caps")), FamilyRates(Member(root, "families", "")), Rules(Member(root, "rules", "")))
        {
            Prior = Number(root, "prior", "", 1e-9, 1 - 1e-9),
            ForgedScore = Number(thresholds, "forged", "thresholds", 0, 100),
            SuspiciousScore = Number(thresholds, "suspicious", "thresholds", 0, 100),
            AnomalyWeight = Object(thresholds, "thresholds").TryGetProperty("anomalies", out _) ? Number(thresholds, "anomalies", "thresholds", 0, 10) : double.PositiveInfinity,
            WeightCap = Number(caps, "weight", "caps", 0, 10),
            SupportCap = Number(caps, "support", "caps", 0, 10),
            AgreementCap = Number(caps, "agreement", "caps", 0, 10),
            JointCap = Number(caps, "oneJoint", "caps", 0, 10),
            NextShare = Number(shares, "next", "shares", 0, 1),
            NextLineShare = Number(shares, "nextLine", "shares", 0, 1),
            JointShare = Number(shares, "joint", "shares", 0, 1),
            DeeperShare = Share(shares, "deeper"),
            InsideShare = Share(shares, "inside"),
        };
    }

    private static double[] FamilyCaps(JsonElement families)
    {
        var all = Enum.GetValues<RuleFamily>();
        var caps = new double[all.Length];
        foreach (var family in all)
        {
            // A file of one's own may be older than the family of the listener: then that counts nothing.
            caps[(int)family] = family == RuleFamily.Session && !Object(families, "caps.families").TryGetProperty("session", out _)
                ? 0
                : Number(families, Weights.NameOf(family), "caps.families", 0, 100);
        }

        return caps;
    }

    private static Dictionary<RuleFamily, Rates> FamilyRates(JsonElement families)
    {
        var all = new Dictionary<RuleFamily, Rates>();
        foreach (var family in Enum.GetValues<RuleFamily>())
        {
            if (Object(families, "families").TryGetProperty(Weights.NameOf(family), out var rates))
            {
                all[family] = RatesOf(rates, $"families, {Weights.NameOf(family)}");
            }
        }

        return all;
    }

    private static Dictionary<string, RuleWeights> Rules(JsonElement rules)
    {
        var all = new Dictionary<string, RuleWeights>(StringComparer.Ordinal);
        foreach (var rule in Object(rules, "rules").EnumerateObject())
        {
            all[rule.Name] = Rule(rule.Value, rule.Name);
        }

        return all;
    }

    private static RuleWeights Rule(JsonElement json, string place)
    {
        var rates = new Dictionary<string, Rates>(StringComparer.Ordinal);
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var outcome in Members(json, "outcomes", place))
        {
            if (Object(outcome.Value, $"{place}, {outcome.Name}").TryGetProperty("honest", out _))
            {
                rates[outcome.Name] = RatesOf(outcome.Value, $"{place}, {outcome.Name}");
            }

            weights[outcome.Name] = Number(outcome.Value, "weight", $"{place}, {outcome.Name}", -10, 10);
        }

        var facts = new Dictionary<string, FactWeights>(StringComparer.Ordinal);
        foreach (var fact in Members(json, "facts", place))
        {
            facts[fact.Name] = Fact(fact.Value, $"{place}, {fact.Name}");
        }

        return weights.Count == 0 && facts.Count == 0
            ? throw Wrong(place, "holds neither outcomes nor facts")
            : new RuleWeights(rates, weights, facts);
    }

    private static FactWeights Fact(JsonElement json, string place)
    {
        var outcomes = new Dictionary<string, OutcomeWeight>(StringComparer.Ordinal);
        foreach (var outcome in Members(json, "outcomes", place))
        {
            outcomes[outcome.Name] = Outcome(outcome.Value, $"{place}, {outcome.Name}");
        }

        var assumed = !json.TryGetProperty("assumed", out var text) ? null
            : text.ValueKind == JsonValueKind.String ? text.GetString()
            : throw Wrong(place, "\"assumed\" is no text");
        var (honest, honestSources) = Pair(json, "honest", place);
        var (forged, forgedSources) = Pair(json, "forged", place);
        return new FactWeights(new TestCount(honest, honestSources), new TestCount(forged, forgedSources), outcomes, assumed);
    }

    private static OutcomeWeight Outcome(JsonElement json, string place)
    {
        var weight = Number(json, "weight", place, -10, 10);
        var (honest, honestShare) = Pair(json, "honest", place);
        var (forged, forgedShare) = Pair(json, "forged", place);
        // Who sets a weight of his own may leave the interval and the counts out.
        var interval = json.TryGetProperty("interval", out var ends) ? Interval(ends, place + ", interval") : new WeightInterval(-10, 10);
        return interval.Holds(weight)
            ? new OutcomeWeight(weight, interval, new OutcomeCount(honest, honestShare), new OutcomeCount(forged, forgedShare))
            : throw Wrong(place, "the weight lies outside its interval");
    }

    private static Rates RatesOf(JsonElement json, string place) =>
        new(Number(json, "honest", place, 1e-12, 1), Number(json, "forged", place, 1e-12, 1));

    private static WeightInterval Interval(JsonElement json, string place)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2
            && json[0].ValueKind == JsonValueKind.Number && json[0].TryGetDouble(out var low)
            && json[1].ValueKind == JsonValueKind.Number && json[1].TryGetDouble(out var high)
            && low >= -10 && high <= 10 && low <= high)
        {
            return new WeightInterval(low, high);
        }

        throw Wrong(place, "is not [low, high]");
    }

    private static (long Count, double Sources) Pair(JsonElement parent, string name, string place)
    {
        if (!parent.TryGetProperty(name, out var json))
        {
            return default;
        }

        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2
            && json[0].ValueKind == JsonValueKind.Number && json[0].TryGetInt64(out var count)
            && json[1].ValueKind == JsonValueKind.Number && json[1].TryGetDouble(out var sources)
            && count >= 0 && sources >= 0)
        {
            return (count, sources);
        }

        throw Wrong(place, $"\"{name}\" is not [count, sources]");
    }

    private static double Number(JsonElement parent, string name, string place, double least, double most)
    {
        var json = Member(parent, name, place);
        if (json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var value) && value >= least && value <= most)
        {
            return value;
        }

        throw Wrong(place, FormattableString.Invariant($"\"{name}\" is no number from {least} to {most}"));
    }

    // A file of one's own may be older than the share: then every place is as likely as another.
    private static double Share(JsonElement shares, string name) => shares.TryGetProperty(name, out _) ? Number(shares, name, "shares", 1e-3, 1) : 1;

    private static JsonProperty[] Members(JsonElement parent, string name, string place) =>
        Object(parent, place).TryGetProperty(name, out var value) ? [.. Object(value, $"{place}, {name}").EnumerateObject()] : [];

    private static JsonElement Member(JsonElement parent, string name, string place) =>
        Object(parent, place).TryGetProperty(name, out var value) ? value : throw Wrong(place, $"\"{name}\" is missing");

    private static JsonElement Object(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Object ? json : throw Wrong(place, "is no object");

    private static FormatException Wrong(string place, string what) =>
        new($"rules/{Weights.FileName}: {(place.Length == 0 ? "" : place + ": ")}{what}");
}

using System.Text.Json;
using ForgeryCheck.Rules;

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
        var weights = new Weights(FamilyCaps(Member(caps, "families", "caps")), Rules(Member(root, "rules", "")))
        {
            Prior = Number(root, "prior", "", 1e-9, 1 - 1e-9),
            ForgedScore = Number(thresholds, "forged", "thresholds", 0, 100),
            SuspiciousScore = Number(thresholds, "suspicious", "thresholds", 0, 100),
            WeightCap = Number(caps, "weight", "caps", 0, 10),
            SupportCap = Number(caps, "support", "caps", 0, 10),
            JointCap = Number(caps, "oneJoint", "caps", 0, 10),
            NextShare = Number(shares, "next", "shares", 0, 1),
            JointShare = Number(shares, "joint", "shares", 0, 1),
        };
        return weights;
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
                : Number(families, family.ToString().ToLowerInvariant(), "caps.families", 0, 100);
        }

        return caps;
    }

    private static Dictionary<string, RuleWeight> Rules(JsonElement rules)
    {
        var all = new Dictionary<string, RuleWeight>(StringComparer.Ordinal);
        foreach (var rule in Object(rules, "rules").EnumerateObject())
        {
            all[rule.Name] = Rule(rule.Value, rule.Name);
        }

        return all;
    }

    private static RuleWeight Rule(JsonElement json, string place)
    {
        var grades = new Dictionary<string, RuleWeight>(StringComparer.Ordinal);
        var kinds = new Dictionary<FindingKind, Measurement>();
        if (Object(json, place).TryGetProperty("grades", out var parts))
        {
            foreach (var part in Object(parts, place + ".grades").EnumerateObject())
            {
                grades[part.Name] = Rule(part.Value, $"{place}, grade {part.Name}");
            }
        }

        if (json.TryGetProperty("kinds", out parts))
        {
            foreach (var part in Object(parts, place + ".kinds").EnumerateObject())
            {
                if (!Enum.TryParse<FindingKind>(part.Name, ignoreCase: true, out var kind) || kind == FindingKind.Note)
                {
                    throw Wrong(place, $"\"{part.Name}\" is no kind of finding that has a weight (contradiction, anomaly, support)");
                }

                kinds[kind] = Measured(part.Value, $"{place}, {part.Name}");
            }
        }

        var own = json.TryGetProperty("weight", out _) ? Measured(json, place) : null;
        return own is null && grades.Count == 0 && kinds.Count == 0
            ? throw Wrong(place, "holds neither a weight nor grades nor kinds")
            : new RuleWeight(own, grades, kinds);
    }

    private static Measurement Measured(JsonElement json, string place)
    {
        var weight = Number(json, "weight", place, -10, 10);
        var honest = Count(Member(json, "honest", place), place + ", honest");
        var forged = Count(Member(json, "forged", place), place + ", forged");
        var source = Member(json, "source", place) is { ValueKind: JsonValueKind.String } text
            ? text.GetString()!
            : throw Wrong(place, "\"source\" is no text");
        if (!json.TryGetProperty("interval", out var ends))
        {
            // Who sets a weight of his own may leave the interval out.
            return new Measurement(weight, WeightInterval.FromCounts(honest, forged, 10), honest, forged, source);
        }

        var interval = Interval(ends, place + ", interval");
        return interval.Holds(weight)
            ? new Measurement(weight, interval, honest, forged, source)
            : throw Wrong(place, "the weight lies outside its interval");
    }

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

    private static HitCount Count(JsonElement json, string place)
    {
        if (json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 2
            && json[0].ValueKind == JsonValueKind.Number && json[0].TryGetInt32(out var hits)
            && json[1].ValueKind == JsonValueKind.Number && json[1].TryGetInt32(out var total)
            && hits >= 0 && hits <= total)
        {
            return new HitCount(hits, total);
        }

        throw Wrong(place, "is not [hits, messages]");
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

    private static JsonElement Member(JsonElement parent, string name, string place) =>
        Object(parent, place).TryGetProperty(name, out var value) ? value : throw Wrong(place, $"\"{name}\" is missing");

    private static JsonElement Object(JsonElement json, string place) =>
        json.ValueKind == JsonValueKind.Object ? json : throw Wrong(place, "is no object");

    private static FormatException Wrong(string place, string what) =>
        new($"rules/{Weights.FileName}: {(place.Length == 0 ? "" : place + ": ")}{what}");
}

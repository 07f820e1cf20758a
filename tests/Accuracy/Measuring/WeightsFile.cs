using System.Text;
using System.Text.Json;
using ForgeryCheck.Accuracy.Mail;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Rewrites the "rules" part of weights.json, always in the same form; what stands before it is left as it is.</summary>
internal static class WeightsFile
{
    private const string Opening = "\n  \"rules\": {\n";

    internal static string Rewrite(string text, IReadOnlyDictionary<FindingKey, Measurement> measured)
    {
        var head = text[..(text.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length)];
        var rules = measured
            .GroupBy(pair => pair.Key.Rule)
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .Select(rule => Rule(rule.Key, [.. rule]));
        return head + string.Join(",\n", rules) + "\n  }\n}\n";
    }

    /// <summary>The entries of a file by what they are for. An entry of a rule that has no kinds is taken for the kind its findings have.</summary>
    internal static Dictionary<FindingKey, Measurement> Entries(Weights weights)
    {
        var entries = new Dictionary<FindingKey, Measurement>();
        foreach (var (id, rule) in weights.Rules)
        {
            var kind = RuleSet.Find(id)?.Info.Kind ?? FindingKind.Anomaly;
            Add(id, null, rule, kind);
            foreach (var (grade, part) in rule.Grades)
            {
                Add(id, grade, part, kind);
            }
        }

        return entries;

        void Add(string id, string? grade, RuleWeight rule, FindingKind kind)
        {
            if (rule.Own is { } own)
            {
                entries[new FindingKey(id, grade, kind)] = own;
            }

            foreach (var (of, measured) in rule.Kinds)
            {
                entries[new FindingKey(id, grade, of)] = measured;
            }
        }
    }

    /// <summary>What the scorer takes for a finding; null where nothing was measured.</summary>
    internal static Measurement? For(Weights weights, FindingKey key) =>
        weights.Rules.TryGetValue(key.Rule, out var rule) ? rule.For(key.Kind, key.Grade) : null;

    private static string Rule(string id, List<KeyValuePair<FindingKey, Measurement>> entries)
    {
        var kinds = entries.Select(e => e.Key.Kind).Distinct().Count() > 1;
        var json = new StringBuilder($"    \"{id}\": ");
        if (entries is [{ Key.Grade: null }])
        {
            return json.Append(Measured(entries[0].Value)).ToString();
        }

        var parts = new List<string>();
        var own = entries.Where(e => e.Key.Grade is null).ToList();
        var grades = entries.Where(e => e.Key.Grade is not null).GroupBy(e => e.Key.Grade!).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (own.Count > 0)
        {
            parts.Add(Kinds(own, "      ", kinds));
        }

        if (grades.Count > 0)
        {
            parts.Add("      \"grades\": {\n" + string.Join(",\n", grades.Select(grade =>
                $"        {JsonSerializer.Serialize(grade.Key, Plain)}: " + (grade.Count() == 1 ? Measured(grade.First().Value) : "{\n" + Kinds([.. grade], "          ", true) + "\n        }"))) + "\n      }");
        }

        return json.Append("{\n").AppendJoin(",\n", parts).Append("\n    }").ToString();
    }

    private static string Kinds(List<KeyValuePair<FindingKey, Measurement>> entries, string indent, bool several) =>
        several
            ? $"{indent}\"kinds\": {{\n" + string.Join(",\n", entries.OrderBy(e => e.Key.Kind).Select(e =>
                $"{indent}  \"{e.Key.Kind.ToString().ToLowerInvariant()}\": {Measured(e.Value)}")) + $"\n{indent}}}"
            : indent + Measured(entries[0].Value)[2..^2];

    private static string Measured(Measurement m) => Tables.Invariant(
        $"{{ \"weight\": {m.Weight:F2}, \"interval\": [{m.Interval.Low:F2}, {m.Interval.High:F2}], \"honest\": [{m.Honest.Hits}, {m.Honest.Total}], \"forged\": [{m.Forged.Hits}, {m.Forged.Total}], \"source\": {JsonSerializer.Serialize(m.Source, Plain)} }}");

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ForgeryCheck.Findings;
using ForgeryCheck.Scoring;
using static ForgeryCheck.Accuracy.Mail.Tables;

namespace ForgeryCheck.Accuracy.Measuring;

/// <summary>Rewrites what is counted in weights.json, always in the same form; what stands before it is left as it is.</summary>
internal static partial class WeightsFile
{
    private const string Opening = "\n  \"families\": {\n";
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of a file by whose thresholds nothing but a contradiction makes a message forged.</summary>
    internal static string ContradictionsOnly(string text) => Anomalies().Replace(text, "");

    /// <summary>
    /// The text with other counts. What was assumed, where no corpus can be had, stays as it was, unless it is that another fact stands for this one; the
    /// counts made apart stay, too.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="families">The rates of the families.</param>
    /// <param name="rules">The rules that were counted.</param>
    /// <param name="elsewhere">Rules of another question, which stand for some of this one.</param>
    internal static string Rewrite(
        string text, SortedDictionary<RuleFamily, Rates> families, SortedDictionary<string, RuleWeights> rules, IReadOnlyDictionary<string, RuleWeights>? elsewhere = null)
    {
        var known = Weights.Parse(Encoding.UTF8.GetBytes(text));
        var cap = known.WeightCap;
        foreach (var (id, rule) in known.Rules)
        {
            if (rule.Facts.Values.Any(f => f.Assumed is not null))
            {
                rules[id] = Merged(rules.GetValueOrDefault(id), rule);
            }
            else if (rule.Facts.Values.Any(f => f.Apart is not null) && !rules.ContainsKey(id))
            {
                rules[id] = ApartWeights.Reweighed(rule, families.GetValueOrDefault(RuleSet.Find(id)!.Info.Family, OutcomeArithmetic.Unknown), cap);
            }
        }

        foreach (var (id, rule) in rules.Where(one => one.Value.Facts.Values.Any(fact => fact.As is not null)).ToList())
        {
            rules[id] = rule with { Facts = StandIns.Take(rule.Facts, source => rules.GetValueOrDefault(source) ?? elsewhere?.GetValueOrDefault(source)) };
        }

        var head = text[..(text.IndexOf(Opening, StringComparison.Ordinal) + Opening.Length)];
        return head
            + string.Join(",\n", families.Select(f => Invariant($"    {Text(Weights.NameOf(f.Key))}: {{ {Of(f.Value)} }}")))
            + "\n  },\n  \"rules\": {\n"
            + string.Join(",\n", rules.Select(r => Rule(r.Key, r.Value)))
            + "\n  }\n}\n";
    }

    /// <summary>A rule as it was counted, but for the facts that were assumed.</summary>
    private static RuleWeights Merged(RuleWeights? counted, RuleWeights known)
    {
        var facts = new SortedDictionary<string, FactWeights>(StringComparer.Ordinal);
        foreach (var (name, fact) in counted?.Facts ?? known.Facts)
        {
            facts[name] = fact;
        }

        foreach (var (name, fact) in known.Facts.Where(f => f.Value.Assumed is not null))
        {
            facts[name] = fact;
        }

        return counted is null ? known with { Facts = facts } : counted with { Facts = facts };
    }

    private static string Rule(string id, RuleWeights rule)
    {
        var parts = new List<string>();
        if (rule.Rates.Count > 0)
        {
            parts.Add("      \"outcomes\": {\n" + string.Join(",\n", rule.Rates.Select(r =>
                Invariant($"        {Text(r.Key)}: {{ \"weight\": {rule.Weights[r.Key]:F2}, {Of(r.Value)} }}"))) + "\n      }");
        }

        if (rule.Facts.Count > 0)
        {
            parts.Add("      \"facts\": {\n" + string.Join(",\n", rule.Facts.Select(f => Fact(f.Key, f.Value))) + "\n      }");
        }

        return $"    {Text(id)}: {{\n{string.Join(",\n", parts)}\n    }}";
    }

    private static string Fact(string name, FactWeights fact) =>
        Invariant($"        {Text(name)}: {{ \"honest\": [{fact.Honest.Tests}, {fact.Honest.Sources}], \"forged\": [{fact.Forged.Tests}, {fact.Forged.Sources}]")
        + (fact.Assumed is { } assumed ? $", \"assumed\": {Text(assumed)}" : "")
        + (fact.As is { } source ? Invariant($", \"as\": {{ \"rule\": {Text(source.Rule)}, \"fact\": {Text(source.Fact)}, \"outcomes\": {{ ") + string.Join(", ", source.Outcomes.Select(o => $"{Text(o.Key)}: {Text(o.Value)}")) + " } }" : "")
        + (fact.Apart is { } apart ? $", \"apart\": {Text(apart)}" : "")
        + (fact.Outcomes.Count == 0 ? " }" : ", \"outcomes\": {\n" + string.Join(",\n", fact.Outcomes.Select(o => Outcome(o.Key, o.Value))) + "\n        } }");

    private static string Outcome(string name, OutcomeWeight o) =>
        Invariant($"          {Text(name)}: {{ \"weight\": {o.Weight:F2}, \"interval\": [{o.Interval.Low:F2}, {o.Interval.High:F2}], \"honest\": [{o.Honest.Hits}, {o.Honest.Share}], \"forged\": [{o.Forged.Hits}, {o.Forged.Share}] }}");

    private static string Of(Rates rates) => Invariant($"\"honest\": {rates.Honest:0.######}, \"forged\": {rates.Forged:0.######}");

    private static string Text(string text) => JsonSerializer.Serialize(text, Plain);

    [GeneratedRegex(", \"anomalies\": [0-9.]+")]
    private static partial Regex Anomalies();
}

using System.Text.Json;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Writes what there is to know of a rule, as JSON.</summary>
internal static class RuleJson
{
    /// <summary>Writes the members of a rule's object.</summary>
    /// <param name="json">The writer, within the object.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="weights">The weights in force, by id.</param>
    internal static void WriteMembers(Utf8JsonWriter json, RuleInfo rule, IReadOnlyDictionary<string, RuleWeights> weights)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("family", ReportWords.Of(rule.Family));
        json.WriteString("kind", ReportWords.Of(rule.Kind));
        json.WriteBoolean("needsDns", rule.NeedsDns);
        json.WriteStartObject("weights");
        foreach (var (part, weight) in Weights(weights, rule.Id))
        {
            json.WriteNumber(part, weight);
        }

        json.WriteEndObject();
        json.WriteString("summary", rule.Summary);
    }

    /// <summary>The weights of a rule: one for each outcome of a test, "1h-1d", and for each fact it tests, "Google"; empty if it has none.</summary>
    internal static IEnumerable<(string Part, double Weight)> Weights(IReadOnlyDictionary<string, RuleWeights> weights, string rule) =>
        weights.TryGetValue(rule, out var weight) ? weight.All() : [];
}

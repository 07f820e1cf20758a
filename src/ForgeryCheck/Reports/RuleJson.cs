using System.Text.Json;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Writes what there is to know of a rule, as JSON.</summary>
internal static class RuleJson
{
    /// <summary>Writes the members of a rule's object.</summary>
    /// <param name="json">The writer, within the object.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="lines">The weights in force for the lines, by id.</param>
    /// <param name="client">Those for the client; null to leave them out.</param>
    /// <param name="author">Those for the author; null to leave them out.</param>
    internal static void WriteMembers(
        Utf8JsonWriter json, RuleInfo rule, IReadOnlyDictionary<string, RuleWeights> lines,
        IReadOnlyDictionary<string, RuleWeights>? client = null, IReadOnlyDictionary<string, RuleWeights>? author = null)
    {
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        json.WriteString("family", ReportWords.Of(rule.Family));
        json.WriteString("kind", ReportWords.Of(rule.Kind));
        json.WriteBoolean("needsDns", rule.NeedsDns);
        WriteWeights(json, "weights", rule, lines);
        WriteWeights(json, "clientWeights", rule, client);
        WriteWeights(json, "authorWeights", rule, author);
        json.WriteString("summary", rule.Summary);
    }

    /// <summary>The weights of a rule: one for each outcome of a test, "1h-1d", and for each fact it tests, "Google"; empty if it has none.</summary>
    internal static IEnumerable<(string Part, double Weight)> Weights(IReadOnlyDictionary<string, RuleWeights> weights, RuleInfo rule) =>
        weights.TryGetValue(rule.Id, out var weight) ? weight.All(rule.Kind) : [];

    private static void WriteWeights(Utf8JsonWriter json, string name, RuleInfo rule, IReadOnlyDictionary<string, RuleWeights>? weights)
    {
        if (weights is null)
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (part, weight) in Weights(weights, rule))
        {
            json.WriteNumber(part, weight);
        }

        json.WriteEndObject();
    }
}

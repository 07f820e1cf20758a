using System.Text.Json;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Writes findings as the JSON array "findings", each with the counts behind its weight.</summary>
internal static class JsonFindings
{
    /// <summary>Writes the array.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="weights">The counts; null if there are none. Those for claimed lines do not apply to trusted ones.</param>
    /// <param name="areOfCopy">Whether these are signs that the copy was changed, on trusted lines.</param>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Finding> findings, Weights? weights, bool areOfCopy)
    {
        json.WriteStartArray("findings"u8);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.Put("rule"u8, finding.Rule.Id);
            json.Put("name"u8, finding.Rule.Name);
            json.WriteString("family"u8, ReportWords.Of(finding.Rule.Family));
            json.WriteString("kind"u8, ReportWords.Of(finding.Kind));
            json.Put("lines"u8, finding.Lines);
            json.Put("weight"u8, ReportWords.Weight(finding.Weight));
            json.Put("message"u8, finding.Message);
            json.Put("innocent"u8, finding.Innocent);
            WriteValues(json, finding);
            json.Put("start"u8, finding.Start);
            json.Put("length"u8, finding.Length);
            json.Put("countedAs"u8, finding.CountedAs);
            OutcomeWeight? outcome = null;
            var counts = weights?.CountsOf(finding, out outcome);
            WriteCounts(json, "genuine"u8, counts?.Honest, outcome?.Honest);
            WriteCounts(json, "invented"u8, counts?.Forged, outcome?.Forged);
            json.Put("fact"u8, finding.Fact);
            json.Put("meaning"u8, areOfCopy ? finding.Rule.OnTrusted : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("values"u8);
        for (var i = 0; i < finding.Values.Count; i++)
        {
            var (name, value) = finding.Values[i];
            json.WritePropertyName(name);
            json.PutText(value);
        }

        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, ReadOnlySpan<byte> key, TestCount? tests, OutcomeCount? outcome)
    {
        if (tests is not { } counted)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        json.Put("tests"u8, counted.Tests);
        json.Put("sources"u8, counted.Sources);
        json.Put("hits"u8, outcome?.Hits ?? 0);
        json.WriteEndObject();
    }
}

using System.Text.Json;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Writes findings as the JSON array "findings", each with the counts behind its weight.</summary>
internal static class JsonFindings
{
    /// <summary>Writes the array.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="report">
    /// The report that they are of, for the counts; null for signs that the copy was changed, on trusted lines: the counts for claimed ones do not apply.
    /// </param>
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Finding> findings, Report? report)
    {
        json.WriteStartArray(JsonKeys.Findings);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.PutRepeated(JsonKeys.Rule, finding.Rule.Id);
            json.PutRepeated(JsonKeys.Name, finding.Rule.Name);
            json.PutRepeated(JsonKeys.Family, ReportWords.Of(finding.Rule.Family));
            json.PutRepeated(JsonKeys.Kind, ReportWords.Of(finding.Kind));
            json.Put(JsonKeys.Lines, finding.Lines);
            json.Put(JsonKeys.Weight, ReportWords.Weight(finding.Weight));
            json.Put(JsonKeys.Message, finding.Message);
            json.PutRepeated(JsonKeys.Innocent, finding.Innocent);
            WriteValues(json, finding);
            json.Put(JsonKeys.Start, finding.Start);
            json.Put(JsonKeys.Length, finding.Length);
            json.PutRepeated(JsonKeys.CountedAs, finding.CountedAs);
            OutcomeWeight? outcome = null;
            var counts = report?.WeightsOf(finding)?.CountsOf(finding, out outcome);
            WriteCounts(json, JsonKeys.Genuine, counts?.Honest, outcome?.Honest);
            WriteCounts(json, JsonKeys.Invented, counts?.Forged, outcome?.Forged);
            json.PutRepeated(JsonKeys.Fact, finding.Fact);
            json.PutRepeated(JsonKeys.Meaning, report is null ? finding.Rule.OnTrusted : null);
            json.PutRepeated(JsonKeys.Outcome, finding.Outcome);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject(JsonKeys.Values);
        for (var i = 0; i < finding.Values.Count; i++)
        {
            var (name, value) = finding.Values[i];
            json.Put(RepeatedTexts.Encoded(name), value);
        }

        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, JsonEncodedText key, TestCount? tests, OutcomeCount? outcome)
    {
        if (tests is not { } counted)
        {
            json.WriteNull(key);
            return;
        }

        json.WriteStartObject(key);
        json.Put(JsonKeys.Tests, counted.Tests);
        json.Put(JsonKeys.Sources, counted.Sources);
        json.Put(JsonKeys.Hits, outcome?.Hits ?? 0);
        json.WriteEndObject();
    }
}

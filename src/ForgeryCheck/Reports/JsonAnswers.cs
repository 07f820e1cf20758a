using System.Text.Json;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>Writes the three answers: "lines", "client" and "author". Their findings are those of the list "findings", by rule.</summary>
internal static class JsonAnswers
{
    internal static void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject(JsonKeys.Lines);
        json.PutRepeated(JsonKeys.Verdict, ReportWords.Of(report.Assessment.Verdict));
        json.Put(JsonKeys.Score, ReportWords.Score(report.Assessment.Score));
        json.WriteEndObject();

        json.WriteStartObject(JsonKeys.Client);
        json.PutRepeated(JsonKeys.State, AnswerWords.Client(report.Client.State));
        json.Put(JsonKeys.Score, ReportWords.Score(report.Client.Score));
        json.Put(JsonKeys.Weight, ReportWords.Weight(report.Client.Weight));
        json.Put(JsonKeys.Whose, report.Client.Of);
        WriteFindings(json, report.Client.Findings);
        json.WriteEndObject();

        json.WriteStartObject(JsonKeys.Author);
        json.PutRepeated(JsonKeys.State, AnswerWords.Author(report.Author.State));
        json.Put(JsonKeys.Domain, report.Author.Of);
        json.Put(JsonKeys.Score, ReportWords.Score(report.Author.Score));
        json.Put(JsonKeys.Weight, ReportWords.Weight(report.Author.Weight));
        WriteFindings(json, report.Author.Findings);
        json.WriteEndObject();
    }

    // What a finding says stands in the list of all findings, once.
    private static void WriteFindings(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray(JsonKeys.Findings);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.PutRepeated(JsonKeys.Rule, finding.Rule.Id);
            json.PutRepeated(JsonKeys.Kind, ReportWords.Of(finding.Kind));
            json.Put(JsonKeys.Weight, ReportWords.Weight(finding.Weight));
            json.PutRepeated(JsonKeys.CountedAs, finding.CountedAs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports.Exchange.Sarif;

/// <summary>Writes a finding as a result.</summary>
internal static class SarifResult
{
    // The name of what the fingerprint is made of; another recipe needs another version.
    private const string Fingerprint = "messageRuleLines/v1";

    internal static void Write(Utf8JsonWriter json, Report report, Finding finding, int ruleIndex, int artifact, SarifRegions regions)
    {
        json.WriteStartObject();
        json.PutKnown("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", Level(report, finding));
        SarifText.Write(json, "message", finding.Message);
        WriteLocations(json, report, finding, artifact, regions);
        json.WriteStartObject("partialFingerprints");
        json.WriteString(Fingerprint, NamedUuid.Of($"sarif {report.Sha256} {finding.Rule.Id} {finding.Fact} {string.Join(',', finding.Lines)}"));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        WriteVerdict(json, report);
        json.WriteNumber("weight", ReportWords.Weight(finding.Weight));
        json.WriteString("kind", ReportWords.Of(finding.Kind));
        json.Put(JsonKeys.Lines, finding.Lines);
        json.Put(JsonKeys.Innocent, finding.Innocent);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The verdict on the message, which says what its findings come to.</summary>
    internal static void WriteVerdict(Utf8JsonWriter json, Report report)
    {
        json.WriteString("verdict", ReportWords.Of(report.Verdict));
        if (double.IsFinite(report.Score))
        {
            json.WriteNumber("score", ReportWords.Score(report.Score));
        }
    }

    // As grave as the message: what is wrong with one that is consistent all the same is hardly a defect.
    private static string Level(Report report, Finding finding) => report.Verdict switch
    {
        Verdict.Forged => finding.Kind == FindingKind.Contradiction ? "error" : "warning",
        Verdict.Suspicious => "warning",
        _ => "note",
    };

    private static void WriteLocations(Utf8JsonWriter json, Report report, Finding finding, int artifact, SarifRegions regions)
    {
        // A finding on the chain as a whole is shown where the chain can be acted on.
        var first = finding.Lines.Count > 0 ? regions.Line(finding.Lines[0]) : regions.FieldAt(finding.Start) ?? regions.Line(report.HandOver?.Line ?? 0);
        json.WriteStartArray("locations");
        WriteLocation(json, report, first, artifact, regions, line: null);
        json.WriteEndArray();
        if (finding.Lines.Count > 1)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var line in finding.Lines.Skip(1))
            {
                WriteLocation(json, report, regions.Line(line), artifact, regions, line);
            }

            json.WriteEndArray();
        }
    }

    private static void WriteLocation(Utf8JsonWriter json, Report report, (int Start, int Length)? field, int artifact, SarifRegions regions, int? line)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", SourceUri.Of(report.Source));
        json.WriteNumber("index", artifact);
        json.WriteEndObject();
        if (field is { } region)
        {
            regions.Write(json, region);
        }

        json.WriteEndObject();
        if (line is { } number)
        {
            SarifText.Write(json, "message", string.Create(CultureInfo.InvariantCulture, $"line {number}"));
        }

        json.WriteEndObject();
    }
}

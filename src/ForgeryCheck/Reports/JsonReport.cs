using System.Text.Json;
using ForgeryCheck.Chains;
using ForgeryCheck.Copies;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes one report as a JSON object. The keys and their order are a contract (rules/report.schema.json): all are always present, null if there is
/// no value; later additions come last.
/// </summary>
internal static class JsonReport
{
    internal static void Write(Utf8JsonWriter json, Report report)
    {
        var assessment = report.Assessment;
        json.WriteStartObject();
        json.WriteString("schema"u8, Report.Schema);
        WriteTool(json, report.Tool);
        json.Put("source"u8, report.Source);
        json.Put("sha256"u8, report.Sha256);
        json.Put("size"u8, report.Size);
        json.Put("messageId"u8, report.MessageId);
        json.Put("from"u8, report.From);
        json.Put("subject"u8, report.Subject);
        json.Put("date"u8, report.Date);
        json.WriteString("verdict"u8, ReportWords.Of(assessment.Verdict));
        json.Put("score"u8, ReportWords.Score(assessment.Score));
        json.Put("weight"u8, ReportWords.Weight(assessment.Weight));
        json.Put("prior"u8, assessment.Prior);
        json.Put("boundaryLine"u8, report.BoundaryLine);
        json.Put("forgedFromLine"u8, assessment.ForgedFromLine);
        WriteHandOver(json, report.HandOver);
        WriteHops(json, report);
        JsonFindings.Write(json, assessment.Findings, assessment.Weights, areOfCopy: false);
        WriteNotTestable(json, report.NotTestable);
        WriteDns(json, report.Dns);
        json.Put("boundaryReason"u8, report.BoundaryReason);
        WriteJoints(json, report.Joints);
        json.Put("notes"u8, report.Notes);
        json.WritePropertyName("session"u8);
        JsonSession.Write(json, report.Session);
        json.WritePropertyName("envelope"u8);
        JsonSession.Write(json, report.Envelope);
        WriteRepairs(json, report.Repairs);
        WriteCopy(json, report.Copy);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ToolInfo tool)
    {
        json.WriteStartObject("tool"u8);
        json.Put("name"u8, tool.Name);
        json.Put("version"u8, tool.Version);
        json.Put("rules"u8, tool.Rules);
        json.WriteEndObject();
    }

    private static void WriteHandOver(Utf8JsonWriter json, HandOver? handOver)
    {
        if (handOver is null)
        {
            json.WriteNull("handOver"u8);
            return;
        }

        json.WriteStartObject("handOver"u8);
        json.Put("line"u8, handOver.Line);
        json.Put("ip"u8, handOver.Address);
        json.Put("rdns"u8, HostText.Reverse(handOver.ReverseName));
        json.Put("helo"u8, HostText.Of(handOver.Helo));
        json.Put("by"u8, HostText.Of(handOver.By));
        json.Put("time"u8, handOver.Time);
        json.Put("restsOn"u8, handOver.RestsOn);
        json.Put("unknown"u8, handOver.Unknown);
        json.WriteEndObject();
    }

    private static void WriteHops(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("hops"u8);
        foreach (var hop in report.Hops)
        {
            JsonHop.Write(json, hop, report.HeaderOffset);
        }

        json.WriteEndArray();
    }

    private static void WriteNotTestable(Utf8JsonWriter json, IReadOnlyList<NotTestable> notTestable)
    {
        json.WriteStartArray("notTestable"u8);
        foreach (var missing in notTestable)
        {
            json.WriteStartObject();
            json.Put("rule"u8, missing.Rule);
            json.Put("lines"u8, missing.Lines);
            json.Put("why"u8, missing.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDns(Utf8JsonWriter json, IReadOnlyList<DnsAnswer> answers)
    {
        json.WriteStartArray("dns"u8);
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.Put("question"u8, answer.Question.ToString());
            json.Put("answer"u8, answer.Records);
            json.WriteString("status"u8, ReportWords.Of(answer.Status));
            json.Put("at"u8, answer.Status == DnsStatus.NotAsked ? null : answer.At);
            json.Put("resolver"u8, answer.Resolver.Length > 0 ? answer.Resolver : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJoints(Utf8JsonWriter json, IReadOnlyList<Joint> joints)
    {
        json.WriteStartArray("joints"u8);
        foreach (var joint in joints)
        {
            json.WriteStartObject();
            json.Put("upper"u8, joint.Upper);
            json.WriteString("match"u8, ReportWords.Of(joint.Match));
            json.Put("why"u8, joint.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRepairs(Utf8JsonWriter json, HeaderRepairs? repairs)
    {
        if (repairs is null)
        {
            json.WriteNull("repairs"u8);
            return;
        }

        json.WriteStartObject("repairs"u8);
        json.Put("done"u8, repairs.Done);
        json.Put("continuations"u8, repairs.Continuations);
        json.Put("linesLeftOut"u8, repairs.LinesLeftOut);
        json.WriteEndObject();
    }

    private static void WriteCopy(Utf8JsonWriter json, CopyExamination copy)
    {
        json.WriteStartObject("copy"u8);
        json.WriteString("state"u8, ReportWords.Of(copy.State));
        json.Put("lines"u8, copy.Lines);
        JsonFindings.Write(json, copy.Findings, null, areOfCopy: true);
        json.Put("tests"u8, copy.Tests);
        json.Put("tested"u8, copy.Tested);
        json.WriteEndObject();
    }
}

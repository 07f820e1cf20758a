using System.Text.Json;
using ForgeryCheck.Copies;
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
        json.PutRepeated(JsonKeys.Schema, Report.Schema);
        WriteTool(json, report.Tool);
        json.Put(JsonKeys.Source, report.Source);
        json.Put(JsonKeys.Sha256, report.Sha256);
        json.Put(JsonKeys.Size, report.Size);
        json.Put(JsonKeys.MessageId, report.MessageId);
        json.Put(JsonKeys.From, report.From);
        json.Put(JsonKeys.Subject, report.Subject);
        json.Put(JsonKeys.Date, report.Date);
        json.PutRepeated(JsonKeys.Verdict, ReportWords.Of(report.Verdict));
        json.Put(JsonKeys.Score, ReportWords.Score(report.Score));
        json.Put(JsonKeys.Weight, ReportWords.Weight(assessment.Weight));
        json.Put(JsonKeys.Prior, assessment.Prior);
        json.Put(JsonKeys.BoundaryLine, report.BoundaryLine);
        json.Put(JsonKeys.ForgedFromLine, assessment.ForgedFromLine);
        WriteHandOver(json, report.HandOver);
        WriteHops(json, report);
        JsonFindings.Write(json, assessment.Findings, report);
        WriteNotTestable(json, report.NotTestable);
        WriteDns(json, report.Dns);
        json.Put(JsonKeys.BoundaryReason, report.BoundaryReason);
        WriteJoints(json, report.Joints);
        json.Put(JsonKeys.Notes, report.Notes);
        json.WritePropertyName(JsonKeys.Session);
        JsonSession.Write(json, report.Session);
        json.WritePropertyName(JsonKeys.Envelope);
        JsonSession.Write(json, report.Envelope);
        WriteRepairs(json, report.Repairs);
        WriteCopy(json, report.Copy);
        JsonAnswers.Write(json, report);
        json.Put(JsonKeys.Outer, report.Outer);
        json.Put(JsonKeys.Attached, report.Attached);
        JsonSuppressed.Write(json, report.Suppressed);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, ToolInfo tool)
    {
        json.WriteStartObject(JsonKeys.Tool);
        json.PutRepeated(JsonKeys.Name, tool.Name);
        json.PutRepeated(JsonKeys.Version, tool.Version);
        json.PutRepeated(JsonKeys.Rules, tool.Rules);
        json.WriteEndObject();
    }

    private static void WriteHandOver(Utf8JsonWriter json, HandOver? handOver)
    {
        if (handOver is null)
        {
            json.WriteNull(JsonKeys.HandOver);
            return;
        }

        json.WriteStartObject(JsonKeys.HandOver);
        json.Put(JsonKeys.Line, handOver.Line);
        json.Put(JsonKeys.Ip, handOver.Address);
        json.Put(JsonKeys.Rdns, HostText.Reverse(handOver.ReverseName));
        json.Put(JsonKeys.Helo, HostText.Of(handOver.Helo));
        json.Put(JsonKeys.By, HostText.Of(handOver.By));
        json.Put(JsonKeys.Time, handOver.Time);
        json.Put(JsonKeys.RestsOn, handOver.RestsOn);
        json.Put(JsonKeys.Unknown, handOver.Unknown);
        json.Put(JsonKeys.Provider, handOver.Shared?.Provider);
        if (handOver.Shared?.Source is { } source)
        {
            json.WriteStartObject(JsonKeys.ClaimedSource);
            json.Put(JsonKeys.Line, source.Line);
            json.Put(JsonKeys.Ip, source.Address);
            json.Put(JsonKeys.By, HostText.Of(source.By));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull(JsonKeys.ClaimedSource);
        }

        json.WriteEndObject();
    }

    private static void WriteHops(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray(JsonKeys.Hops);
        foreach (var hop in report.Hops)
        {
            JsonHop.Write(json, hop, report.HeaderOffset);
        }

        json.WriteEndArray();
    }

    private static void WriteNotTestable(Utf8JsonWriter json, IReadOnlyList<NotTestable> notTestable)
    {
        json.WriteStartArray(JsonKeys.NotTestable);
        foreach (var missing in notTestable)
        {
            json.WriteStartObject();
            json.PutRepeated(JsonKeys.Rule, missing.Rule);
            json.Put(JsonKeys.Lines, missing.Lines);
            json.Put(JsonKeys.Why, missing.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the member "dns": each question with its answer.</summary>
    internal static void WriteDns(Utf8JsonWriter json, IReadOnlyList<DnsAnswer> answers)
    {
        json.WriteStartArray(JsonKeys.Dns);
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            json.Put(JsonKeys.Question, answer.Question.ToString());
            json.Put(JsonKeys.Answer, answer.Records);
            json.PutRepeated(JsonKeys.Status, ReportWords.Of(answer.Status));
            json.Put(JsonKeys.At, answer.Status == DnsStatus.NotAsked ? null : answer.At);
            json.Put(JsonKeys.Resolver, answer.Resolver.Length > 0 ? answer.Resolver : null);
            json.Put(JsonKeys.Ttl, answer.Ttl);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJoints(Utf8JsonWriter json, IReadOnlyList<Joint> joints)
    {
        json.WriteStartArray(JsonKeys.Joints);
        foreach (var joint in joints)
        {
            json.WriteStartObject();
            json.Put(JsonKeys.Upper, joint.Upper);
            json.PutRepeated(JsonKeys.Match, ReportWords.Of(joint.Match));
            json.Put(JsonKeys.Why, joint.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRepairs(Utf8JsonWriter json, HeaderRepairs? repairs)
    {
        if (repairs is null)
        {
            json.WriteNull(JsonKeys.Repairs);
            return;
        }

        json.WriteStartObject(JsonKeys.Repairs);
        json.Put(JsonKeys.Done, repairs.Done);
        json.Put(JsonKeys.Continuations, repairs.Continuations);
        json.Put(JsonKeys.LinesLeftOut, repairs.LinesLeftOut);
        json.WriteEndObject();
    }

    private static void WriteCopy(Utf8JsonWriter json, CopyExamination copy)
    {
        json.WriteStartObject(JsonKeys.Copy);
        json.PutRepeated(JsonKeys.State, ReportWords.Of(copy.State));
        json.Put(JsonKeys.Lines, copy.Lines);
        JsonFindings.Write(json, copy.Findings, report: null);
        json.Put(JsonKeys.Tests, copy.Tests);
        json.PutRepeated(JsonKeys.Tested, copy.Tested);
        json.WriteEndObject();
    }
}

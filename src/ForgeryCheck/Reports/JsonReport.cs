using System.Text.Json;
using ForgeryCheck.Rules;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes one report as a JSON object. The keys and their order are a promise (contract.md, "JSON, schema 1"); all of
/// them are always there, null where there is nothing to say; what was added later comes last.
/// </summary>
internal sealed class JsonReport(Utf8JsonWriter json)
{
    private readonly JsonText _text = new(json);
    private readonly JsonHop _hop = new(json);

    internal void Write(Report report)
    {
        json.WriteStartObject();
        json.WriteString("schema"u8, Report.Schema);
        json.WriteStartObject("tool"u8);
        _text.Write("name"u8, report.Tool.Name);
        _text.Write("version"u8, report.Tool.Version);
        _text.Write("rules"u8, report.Tool.Rules);
        json.WriteEndObject();
        _text.Write("source"u8, report.Source);
        _text.Write("sha256"u8, report.Sha256);
        json.WriteNumber("size"u8, report.Size);
        _text.Write("messageId"u8, report.MessageId);
        _text.Write("from"u8, report.From);
        _text.Write("subject"u8, report.Subject);
        _text.Write("date"u8, report.Date);

        var assessment = report.Assessment;
        json.WriteString("verdict"u8, ReportWords.Of(assessment.Verdict));
        _text.Write("score"u8, ReportWords.Score(assessment.Score));
        _text.Write("weight"u8, ReportWords.Weight(assessment.Weight));
        _text.Write("prior"u8, assessment.Prior);
        _text.Write("boundaryLine"u8, report.BoundaryLine);
        _text.Write("forgedFromLine"u8, assessment.ForgedFromLine);

        WriteHandOver(report);
        WriteHops(report);
        WriteFindings(assessment.Findings);
        WriteNotTestable(report);
        WriteDns(report);

        _text.Write("boundaryReason"u8, report.BoundaryReason);
        WriteJoints(report);
        WriteTexts("notes"u8, report.Notes);
        json.WriteEndObject();
    }

    private void WriteHandOver(Report report)
    {
        if (report.HandOver is not { } handOver)
        {
            json.WriteNull("handOver"u8);
            return;
        }

        json.WriteStartObject("handOver"u8);
        json.WriteNumber("line"u8, handOver.Line);
        _text.Write("ip"u8, handOver.Address);
        _text.Write("rdns"u8, HostText.Reverse(handOver.ReverseName));
        _text.Write("helo"u8, HostText.Of(handOver.Helo));
        _text.Write("by"u8, HostText.Of(handOver.By));
        _text.Write("time"u8, handOver.Time);
        json.WriteEndObject();
    }

    private void WriteHops(Report report)
    {
        json.WriteStartArray("hops"u8);
        for (var i = 0; i < report.Hops.Count; i++)
        {
            _hop.Write(report.Hops[i], report.HeaderOffset);
        }

        json.WriteEndArray();
    }

    private void WriteFindings(IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings"u8);
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            json.WriteStartObject();
            _text.Write("rule"u8, finding.Rule.Id);
            _text.Write("name"u8, finding.Rule.Name);
            json.WriteString("family"u8, ReportWords.Of(finding.Rule.Family));
            json.WriteString("kind"u8, ReportWords.Of(finding.Kind));
            WriteLines(finding.Lines);
            _text.Write("weight"u8, ReportWords.Weight(finding.Weight));
            _text.Write("message"u8, finding.Message);
            WriteTexts("innocent"u8, finding.Innocent);
            json.WriteStartObject("values"u8);
            for (var v = 0; v < finding.Values.Count; v++)
            {
                json.WritePropertyName(finding.Values[v].Key);
                _text.Write(finding.Values[v].Value);
            }

            json.WriteEndObject();
            _text.Write("start"u8, finding.Start);
            _text.Write("length"u8, finding.Length);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteNotTestable(Report report)
    {
        json.WriteStartArray("notTestable"u8);
        for (var i = 0; i < report.NotTestable.Count; i++)
        {
            var missing = report.NotTestable[i];
            json.WriteStartObject();
            _text.Write("rule"u8, missing.Rule);
            WriteLines(missing.Lines);
            _text.Write("why"u8, missing.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteDns(Report report)
    {
        json.WriteStartArray("dns"u8);
        for (var i = 0; i < report.Dns.Count; i++)
        {
            var answer = report.Dns[i];
            var wasAsked = answer.Status != Names.DnsStatus.NotAsked;
            json.WriteStartObject();
            _text.Write("question"u8, answer.Question.ToString());
            WriteTexts("answer"u8, answer.Records);
            json.WriteString("status"u8, ReportWords.Of(answer.Status));
            _text.Write("at"u8, wasAsked ? answer.At : null);
            _text.Write("resolver"u8, answer.Resolver.Length > 0 ? answer.Resolver : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteJoints(Report report)
    {
        json.WriteStartArray("joints"u8);
        for (var i = 0; i < report.Joints.Count; i++)
        {
            var joint = report.Joints[i];
            json.WriteStartObject();
            json.WriteNumber("upper"u8, joint.Upper);
            json.WriteString("match"u8, ReportWords.Of(joint.Match));
            _text.Write("why"u8, joint.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteLines(IReadOnlyList<int> lines)
    {
        json.WriteStartArray("lines"u8);
        for (var i = 0; i < lines.Count; i++)
        {
            json.WriteNumberValue(lines[i]);
        }

        json.WriteEndArray();
    }

    private void WriteTexts(ReadOnlySpan<byte> key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        for (var i = 0; i < texts.Count; i++)
        {
            _text.Write(texts[i]);
        }

        json.WriteEndArray();
    }
}

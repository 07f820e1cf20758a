using ForgeryCheck.Findings;

namespace ForgeryCheck.Reports;

/// <summary>
/// Writes one report as a JSON object. The keys and their order are a promise (rules/report.schema.json); all of
/// them are always there, null where there is nothing to say; what was added later comes last.
/// </summary>
internal sealed class JsonReport(JsonOutput json)
{
    private readonly JsonText _text = new(json);
    private readonly JsonHop _hop = new(json);
    private readonly JsonSession _session = new(json);
    private Scoring.Weights? _weights;

    internal void Write(Report report)
    {
        _weights = report.Assessment.Weights;
        json.StartObject();
        _text.Word(JsonKeys.Schema, Report.Schema);
        json.StartObject(JsonKeys.Tool);
        _text.Write(JsonKeys.Name, report.Tool.Name);
        _text.Write(JsonKeys.Version, report.Tool.Version);
        _text.Write(JsonKeys.Rules, report.Tool.Rules);
        json.EndObject();
        _text.Write(JsonKeys.Source, report.Source);
        _text.Write(JsonKeys.Sha256, report.Sha256);
        _text.Write(JsonKeys.Size, report.Size);
        _text.Write(JsonKeys.MessageId, report.MessageId);
        _text.Write(JsonKeys.From, report.From);
        _text.Write(JsonKeys.Subject, report.Subject);
        _text.Write(JsonKeys.Date, report.Date);

        var assessment = report.Assessment;
        _text.Word(JsonKeys.Verdict, ReportWords.Of(assessment.Verdict));
        _text.Write(JsonKeys.Score, ReportWords.Score(assessment.Score));
        _text.Write(JsonKeys.Weight, ReportWords.Weight(assessment.Weight));
        _text.Write(JsonKeys.Prior, assessment.Prior);
        _text.Write(JsonKeys.BoundaryLine, report.BoundaryLine);
        _text.Write(JsonKeys.ForgedFromLine, assessment.ForgedFromLine);

        WriteHandOver(report);
        WriteHops(report);
        WriteFindings(assessment.Findings, isOfCopy: false);
        WriteNotTestable(report);
        WriteDns(report);

        _text.Write(JsonKeys.BoundaryReason, report.BoundaryReason);
        WriteJoints(report);
        _text.Write(JsonKeys.Notes, report.Notes);
        json.Key(JsonKeys.Session);
        _session.Write(report.Session);
        json.Key(JsonKeys.Envelope);
        _session.Write(report.Envelope);
        WriteRepairs(report.Repairs);
        WriteCopy(report.Copy);
        json.EndObject();
    }

    private void WriteCopy(Copies.CopyExamination copy)
    {
        json.StartObject(JsonKeys.Copy);
        _text.Word(JsonKeys.State, CopyWords.Of(copy.State));
        _text.Write(JsonKeys.Lines, copy.Lines);
        WriteFindings(copy.Findings, isOfCopy: true);
        _text.Write(JsonKeys.Tests, copy.Tests);
        _text.Write(JsonKeys.Tested, copy.Tested);
        json.EndObject();
    }

    private void WriteRepairs(Messages.HeaderRepairs? repairs)
    {
        if (repairs is null)
        {
            json.Null(JsonKeys.Repairs);
            return;
        }

        json.StartObject(JsonKeys.Repairs);
        _text.Write(JsonKeys.Done, repairs.Done);
        _text.Write(JsonKeys.Continuations, repairs.Continuations);
        _text.Write(JsonKeys.LinesLeftOut, repairs.LinesLeftOut);
        json.EndObject();
    }

    private void WriteHandOver(Report report)
    {
        if (report.HandOver is not { } handOver)
        {
            json.Null(JsonKeys.HandOver);
            return;
        }

        json.StartObject(JsonKeys.HandOver);
        _text.Write(JsonKeys.Line, handOver.Line);
        _text.Write(JsonKeys.Ip, handOver.Address);
        _text.Write(JsonKeys.Rdns, HostText.Reverse(handOver.ReverseName));
        _text.Write(JsonKeys.Helo, HostText.Of(handOver.Helo));
        _text.Write(JsonKeys.By, HostText.Of(handOver.By));
        _text.Write(JsonKeys.Time, handOver.Time);
        _text.Write(JsonKeys.RestsOn, handOver.RestsOn);
        _text.Write(JsonKeys.Unknown, handOver.Unknown);
        json.EndObject();
    }

    private void WriteHops(Report report)
    {
        json.StartArray(JsonKeys.Hops);
        for (var i = 0; i < report.Hops.Count; i++)
        {
            _hop.Write(report.Hops[i], report.HeaderOffset);
        }

        json.EndArray();
    }

    private void WriteFindings(IReadOnlyList<Finding> findings, bool isOfCopy)
    {
        json.StartArray(JsonKeys.Findings);
        for (var i = 0; i < findings.Count; i++)
        {
            var finding = findings[i];
            json.StartObject();
            _text.Write(JsonKeys.Rule, finding.Rule.Id);
            _text.Write(JsonKeys.Name, finding.Rule.Name);
            _text.Word(JsonKeys.Family, ReportWords.Of(finding.Rule.Family));
            _text.Word(JsonKeys.Kind, ReportWords.Of(finding.Kind));
            WriteLines(finding.Lines);
            _text.Write(JsonKeys.Weight, ReportWords.Weight(finding.Weight));
            _text.Write(JsonKeys.Message, finding.Message);
            _text.Write(JsonKeys.Innocent, finding.Innocent);
            json.StartObject(JsonKeys.Values);
            for (var v = 0; v < finding.Values.Count; v++)
            {
                _text.Key(finding.Values[v].Key);
                _text.Write(finding.Values[v].Value);
            }

            json.EndObject();
            _text.Write(JsonKeys.Start, finding.Start);
            _text.Write(JsonKeys.Length, finding.Length);
            _text.Write(JsonKeys.CountedAs, finding.CountedAs);

            // What was counted on claimed lines tells nothing of trusted ones.
            Scoring.OutcomeWeight? outcome = null;
            var counts = isOfCopy ? null : _weights?.CountsOf(finding, out outcome);
            WriteCounts(JsonKeys.Genuine, counts?.Honest, outcome?.Honest);
            WriteCounts(JsonKeys.Invented, counts?.Forged, outcome?.Forged);
            _text.Write(JsonKeys.Fact, finding.Fact);
            _text.Write(JsonKeys.Meaning, isOfCopy ? finding.Rule.OnTrusted : null);
            json.EndObject();
        }

        json.EndArray();
    }

    private void WriteCounts(ReadOnlySpan<byte> key, Scoring.TestCount? tests, Scoring.OutcomeCount? outcome)
    {
        if (tests is not { } counted)
        {
            json.Null(key);
            return;
        }

        json.StartObject(key);
        _text.Write(JsonKeys.Tests, counted.Tests);
        _text.Write(JsonKeys.Sources, counted.Sources);
        _text.Write(JsonKeys.Hits, outcome?.Hits ?? 0);
        json.EndObject();
    }

    private void WriteNotTestable(Report report)
    {
        json.StartArray(JsonKeys.NotTestable);
        for (var i = 0; i < report.NotTestable.Count; i++)
        {
            var missing = report.NotTestable[i];
            json.StartObject();
            _text.Write(JsonKeys.Rule, missing.Rule);
            WriteLines(missing.Lines);
            _text.Write(JsonKeys.Why, missing.Why);
            json.EndObject();
        }

        json.EndArray();
    }

    private void WriteDns(Report report)
    {
        json.StartArray(JsonKeys.Dns);
        for (var i = 0; i < report.Dns.Count; i++)
        {
            var answer = report.Dns[i];
            var wasAsked = answer.Status != Names.DnsStatus.NotAsked;
            json.StartObject();
            _text.Write(JsonKeys.Question, answer.Question.ToString());
            _text.Write(JsonKeys.Answer, answer.Records);
            _text.Word(JsonKeys.Status, ReportWords.Of(answer.Status));
            _text.Write(JsonKeys.At, wasAsked ? answer.At : null);
            _text.Write(JsonKeys.Resolver, answer.Resolver.Length > 0 ? answer.Resolver : null);
            json.EndObject();
        }

        json.EndArray();
    }

    private void WriteJoints(Report report)
    {
        json.StartArray(JsonKeys.Joints);
        for (var i = 0; i < report.Joints.Count; i++)
        {
            var joint = report.Joints[i];
            json.StartObject();
            _text.Write(JsonKeys.Upper, joint.Upper);
            _text.Word(JsonKeys.Match, ReportWords.Of(joint.Match));
            _text.Write(JsonKeys.Why, joint.Why);
            json.EndObject();
        }

        json.EndArray();
    }

    private void WriteLines(IReadOnlyList<int> lines)
    {
        json.StartArray(JsonKeys.Lines);
        for (var i = 0; i < lines.Count; i++)
        {
            json.Number(lines[i]);
        }

        json.EndArray();
    }
}

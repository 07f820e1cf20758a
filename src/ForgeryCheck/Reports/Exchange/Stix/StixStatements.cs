using System.Globalization;
using ForgeryCheck.Reports.Abuse;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports.Exchange.Stix;

/// <summary>Writes what is said of the observables: who says it, what was observed, what to look for, and why.</summary>
internal static class StixStatements
{
    private const int MostFindings = 100;
    private const int MostOfSentence = 1000;

    // The day that this description is of.
    private static readonly DateTimeOffset Described = new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly StixId Tool = StixId.OfContent("identity", ToolInfo.ProgramName);

    /// <summary>The program, as the author of all else.</summary>
    internal static void Identity(StixBundle bundle)
    {
        if (bundle.TryBegin(Tool, Described, by: null))
        {
            bundle.Json.WriteString("name", "ForgeryCheck");
            bundle.Json.WriteString("description", "A program that shows which Received lines of an e-mail can be believed, and which address handed it in.");
            bundle.Json.WriteString("identity_class", "system");
            bundle.End();
        }
    }

    /// <summary>One observation of some objects.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="report">The report.</param>
    /// <param name="label">"recorded" or "claimed": whether trusted hosts vouch for it.</param>
    /// <param name="objects">What was observed.</param>
    internal static StixId ObservedData(StixBundle bundle, Report report, string label, IReadOnlyList<StixId> objects)
    {
        var time = MessageTime.Of(report);
        var id = StixId.OfContent("observed-data", $"{label} {StixBundle.Time(time)} {string.Join(' ', objects)}");
        if (bundle.TryBegin(id, time, Tool))
        {
            bundle.Word("labels", label);
            bundle.Json.WriteString("first_observed", StixBundle.Time(time));
            bundle.Json.WriteString("last_observed", StixBundle.Time(time));
            bundle.Json.WriteNumber("number_observed", 1);
            bundle.References("object_refs", objects);
            bundle.End();
        }

        return id;
    }

    /// <summary>The address that handed in mail that is forged or suspicious, as something to look for.</summary>
    internal static void Indicator(StixBundle bundle, Incident incident, StixId basis)
    {
        var report = incident.Report;
        var time = MessageTime.Of(report);
        var address = incident.Address.ToString();
        var verdict = ReportWords.Of(report.Verdict);
        var description = MarkdownText.Sentence(
            $"A host at {address} handed in a message that is {ExchangeText.Verdict(report)}; the address was {ExchangeText.Recorded(incident.HandOver)}. {HopWords.Meaning(report)}", MostOfSentence);
        var id = StixId.OfContent("indicator", $"{basis} {address} {StixBundle.Time(time)} {description}");
        if (bundle.TryBegin(id, time, Tool))
        {
            if (double.IsFinite(report.Score))
            {
                bundle.Json.WriteNumber("confidence", (int)Math.Clamp(ReportWords.Score(report.Score), 0, 100));
            }

            bundle.Json.WriteString("name", $"Handed in {verdict} mail: {address}");
            bundle.Json.PutKnown("description", description);
            bundle.Word("indicator_types", report.Verdict == Verdict.Forged ? "malicious-activity" : "anomalous-activity");
            bundle.Json.PutKnown("pattern", StixPattern.Equal(incident.Address.IsV6 ? "ipv6-addr" : "ipv4-addr", "value", address));
            bundle.Json.WriteString("pattern_type", "stix");
            bundle.Json.WriteString("pattern_version", "2.1");
            bundle.Json.WriteString("valid_from", StixBundle.Time(time));
            bundle.End();
        }

        BasedOn(bundle, id, basis, time);
    }

    /// <summary>The verdict, with the findings that led to it.</summary>
    internal static void Note(StixBundle bundle, Report report, IReadOnlyList<StixId> about)
    {
        var time = MessageTime.Of(report);
        var lines = Content(report);
        var content = string.Join('\n', lines);
        var abstractText = $"ForgeryCheck: {ExchangeText.Verdict(report)}";
        if (bundle.TryBegin(StixId.OfContent("note", $"{abstractText} {content} {string.Join(' ', about)}"), time, Tool))
        {
            bundle.Word("labels", ReportWords.Of(report.Verdict));
            bundle.Json.WriteString("abstract", abstractText);
            bundle.Json.PutKnown("content", content);
            bundle.References("object_refs", about);
            bundle.End();
        }
    }

    private static void BasedOn(StixBundle bundle, StixId indicator, StixId basis, DateTimeOffset time)
    {
        if (bundle.TryBegin(StixId.OfContent("relationship", $"{indicator} based-on {basis}"), time, Tool))
        {
            bundle.Json.WriteString("relationship_type", "based-on");
            bundle.Json.WriteString("source_ref", indicator.ToString());
            bundle.Json.WriteString("target_ref", basis.ToString());
            bundle.End();
        }
    }

    // Platforms show notes as Markdown: there a link or an image of the mail would lead to its sender.
    private static List<string> Content(Report report)
    {
        var lines = new List<string> { Line(HopWords.Meaning(report)), "" };
        if (report.HandOver is { } handOver)
        {
            lines.Add("- " + Line($"Handed in by {HopWords.HandOver(handOver)}"));
        }

        lines.Add("- " + Line($"Client {AnswerWords.ShortClient(report)}"));
        lines.Add("- " + Line($"Author {AnswerWords.ShortAuthor(report)}"));
        if (report.From is { Length: > 0 } from)
        {
            lines.Add("- From: " + MarkdownText.Code(from, MostOfSentence));
        }

        var findings = FindingWords.Weighing(report).ToList();
        lines.AddRange(findings.Take(MostFindings).Select(finding => "- " + Line(FindingWords.Sentence(finding))));
        if (findings.Count > MostFindings)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"- and {findings.Count - MostFindings} more"));
        }

        lines.Add("");
        lines.Add($"Analyzed {MarkdownText.Code(report.Source, MostOfSentence)} with {Line($"{report.Tool.Name} {report.Tool.Version}, rules {report.Tool.Rules}.")}");
        return lines;
    }

    private static string Line(string sentence) => MarkdownText.Sentence(sentence, MostOfSentence);
}

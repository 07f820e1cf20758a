using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Copies;
using ForgeryCheck.Findings;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Reports;

/// <summary>What a reader would notice in the words of a report: that it contradicts itself, says more than is known, or is no sentence.</summary>
public sealed partial class SentencesTests
{
    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_report_on_a_sample_contradicts_itself(string sample)
    {
        foreach (var report in await Reports(sample))
        {
            var text = Text(report);
            var accuses = report.Assessment.Findings.Any(finding => finding.Kind is FindingKind.Contradiction or FindingKind.Anomaly);
            Assert.False(accuses && text.Contains("Nothing found contradicts the lines", StringComparison.Ordinal), text);
            Assert.False(report.HandOver is { Address: null } && text.Contains("the address to act on", StringComparison.Ordinal), text);
            Assert.False(report.HandOver is not null && text.Contains("no stranger handed", StringComparison.Ordinal), text);
            Assert.Equal(report.Copy.State == CopyState.Contradictory, text.Contains("Signs that this copy was altered", StringComparison.Ordinal));
            Assert.Equal(report.Copy.Lines > 0, text.Contains("trusted,", StringComparison.Ordinal));
            if (report.Assessment.Verdict == Verdict.Forged)
            {
                Assert.Matches(@"looks?\s+forged", text);
            }

            // A joint that no finding is about must not stand there as an accusation.
            if (text.Contains("do not join: ", StringComparison.Ordinal))
            {
                Assert.Contains(report.Assessment.Findings, finding => finding.Scope == FindingScope.Joint);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Every_finding_is_said_in_whole_sentences(string sample)
    {
        foreach (var report in await Reports(sample))
        {
            foreach (var finding in report.Assessment.Findings.Concat(report.Copy.Findings))
            {
                var message = finding.Message;
                Assert.True(char.IsUpper(message[0]) || char.IsDigit(message[0]) || message[0] == '[', message);
                Assert.True(message[^1] == '.' && !message.EndsWith("..", StringComparison.Ordinal), message);
                Assert.DoesNotContain("\"\"", message, StringComparison.Ordinal);
                Assert.DoesNotMatch(BadNumber(), message);
                Assert.All(finding.Innocent, reason => Assert.True((char.IsUpper(reason[0]) || reason.StartsWith("qmail", StringComparison.Ordinal)) && reason[^1] == '.', reason));

                // A line that the sentence names is one that the message has.
                Assert.All(LineNumber().Matches(message), match => Assert.InRange(int.Parse(match.Groups[1].Value, provider: null), 1, report.Hops.Count));
            }

            Assert.DoesNotContain(".;", Text(report), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task No_finding_names_a_person_as_the_forger_or_a_claim_as_certain(string sample)
    {
        foreach (var report in await Reports(sample))
        {
            foreach (var finding in report.Assessment.Findings)
            {
                Assert.DoesNotMatch(Certainty(), finding.Message);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_line_is_called_the_lowest_only_where_it_is(string sample)
    {
        foreach (var report in await Reports(sample))
        {
            foreach (var finding in report.Assessment.Findings)
            {
                Assert.All(Lowest().Matches(finding.Message), match => Assert.Equal(report.Hops.Count, int.Parse(match.Groups[1].Value, provider: null)));
            }
        }
    }

    [Fact]
    public void An_id_that_a_line_does_not_have_is_not_told()
    {
        foreach (var report in Directory.EnumerateFiles(Folder, "*.eml", SearchOption.AllDirectories).SelectMany(file => Reports(Path.GetRelativePath(Folder, file)).Result))
        {
            foreach (var finding in report.Assessment.Findings.Where(finding => finding.Lines.Count == 1 && finding.Message.Contains("the id \"", StringComparison.OrdinalIgnoreCase)))
            {
                Assert.False(string.IsNullOrEmpty(report.Hops[finding.Lines[0] - 1].Line.Id), finding.Message);
            }
        }
    }

    [Theory]
    [InlineData("10.0.0.7", false)]
    [InlineData("127.0.0.1", false)]
    [InlineData("203.0.113.7", true)]
    public async Task An_address_inside_a_network_is_not_one_to_act_on(string address, bool isToActOn)
    {
        var mail = $"Received: from [{address}] ([{address}])\r\n\tby mx.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B1\r\n\tfor <bob@bieberdorf.example>; Wed,  1 May 2024 10:00:05 +0000 (UTC)\r\nFrom: a@galangal.example\r\n\r\n";
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail));
        var message = ((MailInput.Read)MailReader.Read(["-"], stream).Single()).Message;
        var text = Text(await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(message));

        Assert.Equal(isToActOn, text.Contains("the last address that a trusted host saw;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Wed", false)]
    [InlineData("Tue", true)] // 1 May 2024 was a Wednesday
    public async Task The_verdict_does_not_deny_that_the_copy_contradicts_itself(string weekday, bool contradicts)
    {
        var mail = $"Received: from [203.0.113.7] ([203.0.113.7])\r\n\tby mx.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B1\r\n\tfor <bob@bieberdorf.example>; {weekday},  1 May 2024 10:00:05 +0000 (UTC)\r\nFrom: a@galangal.example\r\n\r\n";
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(mail));
        var report = await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(((MailInput.Read)MailReader.Read(["-"], stream).Single()).Message);
        var verdict = FirstWords.Verdict(report);

        Assert.Equal(contradicts, verdict.Contains("contradict themselves", StringComparison.Ordinal));
        Assert.Equal(!contradicts, verdict.Contains("Nothing contradicts", StringComparison.Ordinal));
    }

    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(Folder, "*.eml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file))];

    [GeneratedRegex(@"\b1 (seconds|minutes|hours|days|times|lines|tests)\b|\b(?:[02-9]|\d\d+) (second|minute|hour|day|time|line|test)\b")]
    private static partial Regex BadNumber();

    [GeneratedRegex(@"\b[Ll]ines? (\d+)")]
    private static partial Regex LineNumber();

    [GeneratedRegex(@"the (sender|author|stranger) (forged|invented|made|lied)|cannot be believed|have nothing in common|There never was|a stranger|is the forger", RegexOptions.IgnoreCase)]
    private static partial Regex Certainty();

    [GeneratedRegex(@"line (\d+), the lowest,")]
    private static partial Regex Lowest();

    private static string Text(Report report) => Encoding.UTF8.GetString(ReportOutput.Bytes(new ReportOptions(ReportFormat.Text, Detail: TextDetail.Full, Width: 160), report));

    internal static async Task<List<Report>> Reports(string sample)
    {
        List<Report> reports = [];
        foreach (var input in MailReader.Read([Path.Combine(Folder, sample)], Stream.Null))
        {
            reports.Add(await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(((MailInput.Read)input).Message));
        }

        return reports;
    }

    internal static string Folder
    {
        get
        {
            var folder = AppContext.BaseDirectory;
            while (!Directory.Exists(Path.Combine(folder, "samples")))
            {
                folder = Path.GetDirectoryName(folder)!;
            }

            return Path.Combine(folder, "samples");
        }
    }
}

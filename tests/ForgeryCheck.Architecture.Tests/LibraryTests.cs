using System.Text;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Rules;
using ForgeryCheck.Scoring;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>The examples of src/README.md: from a stream to a report, and a custom rule. This project sees only the public surface.</summary>
public sealed class LibraryTests
{
    private const string Mail =
        "Received: from mail.example.net (mail.example.net [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B;\r\n\tWed, 15 May 2024 10:00:05 +0000\r\n"
        + "Received: from desk (unknown [192.168.66.6]) by mail.example.net (Postfix) with ESMTP id 5A1C27A0B;\r\n\tWed, 15 May 2024 10:00:02 +0000\r\n"
        + "From: a@example.net\r\nTo: b@example.org\r\n\r\nHello\r\n";

    [Fact]
    public async Task From_a_stream_to_a_report()
    {
        using var stream = File.OpenRead(Path.Combine(SourceTree.Root, "samples", "honest-postfix.eml"));
        var message = MailReader.ReadMessage(stream, "mail.eml");
        var report = await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(message);

        using var text = new MemoryStream();
        var writer = ReportWriters.Create(text, new ReportOptions(ReportFormat.Json));
        writer.Write(report);
        writer.Complete();

        Assert.Equal(Verdict.Consistent, report.Assessment.Verdict);
        Assert.Equal("198.51.100.17", report.HandOver!.Address.ToString());
        Assert.Contains("\"verdict\": \"consistent\"", Encoding.UTF8.GetString(text.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_of_ones_own_is_run_and_counts_what_its_author_says()
    {
        var report = await Analyze(new AnalyzerOptions { Rules = [new OwnRule(new BadNetworkRule(), Weight: 3)] });
        var finding = report.Assessment.Findings.Single(f => f.Rule.Id == "EX1");

        Assert.Equal(3, finding.Weight);
        Assert.Equal([2], finding.Lines);
        Assert.Equal("192.168.66.6", finding.Values.Single(v => v.Key == "ip").Value);
        Assert.Equal(Verdict.Forged, report.Assessment.Verdict);
        Assert.Equal(2, report.Assessment.ForgedFromLine);
    }

    [Fact]
    public async Task What_its_author_says_goes_before_a_weights_file_of_ones_own()
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-rules-").FullName;
        try
        {
            var weights = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "rules", "weights.json"));
            Assert.Contains("\"rules\": {", weights, StringComparison.Ordinal);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "weights.json"), weights.Replace("\"rules\": {", "\"rules\": { \"EX1\": { \"outcomes\": { \"differs\": { \"weight\": 1 } } },", StringComparison.Ordinal));
            var report = await Analyze(new AnalyzerOptions { RulesFolder = folder, Rules = [new OwnRule(new BadNetworkRule(), Weight: 2)] });

            Assert.Equal(2, report.Assessment.Findings.Single(f => f.Rule.Id == "EX1").Weight);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_rule_of_ones_own_can_be_disabled()
    {
        var report = await Analyze(new AnalyzerOptions { Rules = [new OwnRule(new BadNetworkRule(), Weight: 3)], Disabled = ["ex1"] });

        Assert.DoesNotContain(report.Assessment.Findings, f => f.Rule.Id == "EX1");
    }

    [Theory]
    [InlineData("FC101", 1, "FC101: another rule has this id")]
    [InlineData("EX1", -1, "EX1: the weight -1 is not a number from 0 to ")]
    [InlineData("EX1", 99, "EX1: the weight 99 is not a number from 0 to ")]
    [InlineData("EX1", double.NaN, "EX1: the weight NaN is not a number from 0 to ")]
    public void A_rule_that_cannot_be_taken_says_why(string id, double weight, string why)
    {
        var error = Assert.Throws<ArgumentException>(() => new Analyzer(new AnalyzerOptions { Rules = [new OwnRule(new BadNetworkRule(id), weight)] }));

        Assert.StartsWith(why, error.Message, StringComparison.Ordinal);
    }

    private static async Task<Report> Analyze(AnalyzerOptions options)
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(Mail));
        return await new Analyzer(options with { Trust = [".example.org"] }).AnalyzeAsync(MailReader.ReadMessage(stream, "mail.eml"));
    }

    private sealed class BadNetworkRule(string id = "EX1") : IRule
    {
        public RuleInfo Info { get; } = new(id, "bad-network", RuleFamily.Appended, FindingKind.Contradiction, "A claimed line names a network that we know for forgeries");

        public void Check(MessageFacts facts, FindingSink sink)
        {
            foreach (var hop in facts.Chain.Claimed)
            {
                if (hop.Line.Address?.ToString().StartsWith("192.168.66.", StringComparison.Ordinal) == true)
                {
                    sink.Add(FindingOn.Line(Info, facts, hop, TraceField.Address, $"Line {hop.Number} names {hop.Line.Address}.", [], [("ip", hop.Line.Address.ToString())]));
                }
            }
        }
    }
}

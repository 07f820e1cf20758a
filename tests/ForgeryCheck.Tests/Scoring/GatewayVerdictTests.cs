using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Scoring;

/// <summary>The gateway bypassed is said of the client: the mail is suspicious, whether or not lines stand below, and none of them is accused.</summary>
public sealed class GatewayVerdictTests
{
    private const string Direct = "Received: from mail.turmeric.example (203.0.113.77) by A.mail.protection.outlook.com (10.13.58.76) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.7544.18 via Frontend Transport; Wed, 1 May 2024 10:00:06 +0000\n";
    private const string Below = "Received: from pc (pc.turmeric.example [10.1.2.3]) by mail.turmeric.example (Postfix) with ESMTP id 4F1C27A0B1; Wed,  1 May 2024 10:00:04 +0000 (UTC)\n";
    private const string Header = "From: Carol <carol@turmeric.example>\nTo: dora@harbour.example\nDate: Wed, 1 May 2024 10:00:03 +0000\nSubject: x\n\n";

    [Theory]
    [InlineData(Direct)]
    [InlineData(Direct + Below)]
    public async Task The_client_is_contradicted_and_no_line_is_accused(string lines)
    {
        var report = await Analyze(lines, "mimecast");
        var without = await Analyze(lines);

        Assert.Equal((Verdict.Suspicious, AnswerState.Contradicted), (report.Verdict, report.Client.State));
        Assert.Contains("203.0.113.77", report.Client.Findings[0].Message, StringComparison.Ordinal);
        Assert.Equal(report.Client.Score, report.Score);
        Assert.Equal((without.Assessment.Verdict, without.Assessment.Score), (report.Assessment.Verdict, report.Assessment.Score));
        Assert.NotEqual(Verdict.Suspicious, without.Verdict);
    }

    [Fact]
    public async Task The_report_weighs_it_as_a_finding_about_the_client()
    {
        var report = await Analyze(Direct, "mimecast");

        var finding = Assert.Single(report.Assessment.Findings, f => f.Rule.Id == "FC102");
        Assert.True(finding.Weight > 2, $"weight {finding.Weight}");
        Assert.StartsWith("The mail bypassed your gateway", HopWords.Meaning(report), StringComparison.Ordinal);
        Assert.Contains("if the client is not allowed to hand the mail in", FindingWords.Worth(report, finding), StringComparison.Ordinal);
    }

    private static async Task<Report> Analyze(string lines, params string[] gateways)
    {
        await using var stream = new MemoryStream(Encoding.Latin1.GetBytes((lines + Header).ReplaceLineEndings("\r\n")));
        return await new Analyzer(new AnalyzerOptions { Gateways = gateways }).AnalyzeAsync(MailReader.ReadMessage(stream, "-"));
    }
}

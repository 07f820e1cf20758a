using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Rules.Author;

/// <summary>FC805: a missing From field counts against a message only if the message itself lacked it.</summary>
public sealed class AuthorFieldMissingTests
{
    private const string Trace = "from pool-9.fibernet.example (pool-9.fibernet.example [203.0.113.9]) by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed, 1 May 2024 10:00:05 +0000 (UTC)";

    [Fact]
    public async Task A_message_without_From_is_anomalous() =>
        Assert.Contains((await Analyze($"Received: {Trace}\r\nSubject: s\r\n\r\nbody\r\n")).Author.Findings, finding => finding.Rule.Id == "FC805");

    [Theory]
    [InlineData("{\"internetMessageHeaders\":[{\"name\":\"Received\",\"value\":\"" + Trace + "\"}]}")]
    [InlineData("From a@example.org Thu Jan  1 00:00:00 1970\n\nbody\n")]
    public async Task Where_the_field_may_have_been_left_out_nothing_is_said(string text)
    {
        var report = await Analyze(text);

        Assert.DoesNotContain(report.Author.Findings, finding => finding.Rule.Id == "FC805");
        Assert.Contains(report.NotTestable, one => one.Rule == "FC805");
    }

    [Fact]
    public async Task A_faulty_From_in_JSON_is_still_found() =>
        Assert.Contains((await Analyze($$"""{"headers":[{"name":"Received","value":"{{Trace}}"},{"name":"From","value":"nobody"}]}""")).Author.Findings, finding => finding.Rule.Id == "FC805");

    private static async Task<Report> Analyze(string text)
    {
        var input = Assert.Single(MailReader.Read(["-"], new MemoryStream(Encoding.Latin1.GetBytes(text))));
        return await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(Assert.IsType<MailInput.Read>(input).Message);
    }
}

using System.Text;
using System.Text.Json;
using ForgeryCheck.Findings;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Exchange.Sarif;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Tests.Reports.Exchange;

public sealed class SarifReportTests
{
    [Fact]
    public void EachFindingThatWeighsIsAResultAsGraveAsTheMessage()
    {
        Assert.Equal([("FC301", "error"), ("FC104", "warning")], Levels(SampleReports.Forged()));
        Assert.Equal([("FC301", "warning"), ("FC104", "warning")], Levels(SampleReports.Forged() with { Verdict = Verdict.Suspicious }));
        Assert.Equal([("FC301", "note"), ("FC104", "note")], Levels(SampleReports.Forged() with { Verdict = Verdict.Consistent }));
        Assert.Empty(Levels(SampleReports.Consistent()));
    }

    // Without a line to test, findings on lines count for nothing.
    [Fact]
    public void WhatWeighsNothingIsNoResult()
    {
        var forged = SampleReports.Forged();
        Assert.Empty(Levels(forged with { Verdict = Verdict.Untestable, Assessment = forged.Assessment with { Verdict = Verdict.Untestable } }));
        var counted = forged.Assessment.Findings.Select(finding => finding with { CountedAs = "FC302" }).ToArray();
        Assert.Empty(Levels(forged with { Assessment = forged.Assessment with { Findings = counted } }));
    }

    [Fact]
    public void AResultNamesItsRule()
    {
        var run = Read(SampleReports.Forged());
        var driver = run.GetProperty("tool").GetProperty("driver");
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), driver.GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        }

        var rule = driver.GetProperty("rules")[0];
        Assert.Equal("error", rule.GetProperty("defaultConfiguration").GetProperty("level").GetString());
        Assert.StartsWith("# FC301 ", rule.GetProperty("help").GetProperty("markdown").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
    }

    // Where a viewer jumps to is the Received field, by lines and by bytes.
    [Fact]
    public void ARegionIsTheField()
    {
        var report = SampleReports.Forged() with { HeaderOffset = 0 };
        var header = report.Header!.Bytes.ToArray();
        var lines = Encoding.UTF8.GetString(header).Split("\r\n");
        var result = Read(report).GetProperty("results")[0];
        var region = Region(result.GetProperty("locations")[0]);
        Assert.Equal("Received: from bank-core ([IPv6:2001:DB8::25]) by gate.invalid.example", lines[region.GetProperty("startLine").GetInt32() - 1]);
        Assert.StartsWith("\twith ESMTP id g33E5BPh029914;", lines[region.GetProperty("endLine").GetInt32() - 1], StringComparison.Ordinal);
        var (start, length) = (region.GetProperty("byteOffset").GetInt32(), region.GetProperty("byteLength").GetInt32());
        Assert.Equal(Encoding.UTF8.GetString(header, start, length), region.GetProperty("snippet").GetProperty("text").GetString());
        Assert.StartsWith("Received: from bank-core ", Encoding.UTF8.GetString(header, start, length), StringComparison.Ordinal);

        var joint = Read(report).GetProperty("results")[1];
        Assert.Equal("line 4", Assert.Single(joint.GetProperty("relatedLocations").EnumerateArray()).GetProperty("message").GetProperty("text").GetString());
    }

    // Before the header may be a byte-order mark or empty lines: how many lines that is, is not known here.
    [Fact]
    public void BytesAreCountedInTheMessage()
    {
        var offset = Region(Read(SampleReports.Forged()).GetProperty("results")[0].GetProperty("locations")[0]);
        Assert.Equal(SampleReports.Forged().Hops[3].Field.Start + 3, offset.GetProperty("byteOffset").GetInt32());
        Assert.False(offset.TryGetProperty("startLine", out _));
    }

    [Fact]
    public void AFindingOnTheChainIsShownAtTheHandOver()
    {
        var finding = new Finding { Rule = SampleReports.QueueIdClock, Kind = FindingKind.Anomaly, Scope = FindingScope.Chain, Lines = [], Message = "The chain.", Weight = 1 };
        var report = SampleReports.Forged() with { Assessment = SampleReports.Forged().Assessment with { Findings = [finding] } };
        Assert.Equal(3 + report.Hops[1].Field.Start, Region(Read(report).GetProperty("results")[0].GetProperty("locations")[0]).GetProperty("byteOffset").GetInt32());
        var inFrom = finding with { Start = 3 + report.Header!.Find("From"u8)!.Value.ValueStart + 2 };
        var ofAuthor = report with { Assessment = report.Assessment with { Findings = [inFrom] } };
        Assert.StartsWith("From: ", Region(Read(ofAuthor).GetProperty("results")[0].GetProperty("locations")[0]).GetProperty("snippet").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    // Viewers make a link of "[text](target)", and look up what stands in braces.
    [Fact]
    public void TextOfTheMailIsNoLinkAndNoPlaceholder()
    {
        var forged = SampleReports.Forged();
        var finding = forged.Assessment.Findings[2] with { Message = "Line 3 names [here](http://evil.example/) {0}." };
        var text = Read(forged with { Assessment = forged.Assessment with { Findings = [finding] } }).GetProperty("results")[0].GetProperty("message").GetProperty("text").GetString();
        Assert.Equal("Line 3 names [here] (http://evil.example/) {{0}}.", text);
    }

    [Fact]
    public void AFingerprintDoesNotDependOnWhereTheMessageLies()
    {
        var here = Fingerprints(SampleReports.Forged()).ToList();
        Assert.Equal(here, Fingerprints(SampleReports.Forged() with { Source = "elsewhere.eml" }));
        Assert.Equal(2, here.Distinct().Count());
        Assert.NotEqual(here, Fingerprints(SampleReports.Forged() with { Sha256 = new string('0', 64) }));
    }

    [Fact]
    public void EveryMessageIsAnArtifactWithItsHash()
    {
        var run = Read(SampleReports.Consistent(), SampleReports.Forged());
        Assert.Equal(2, run.GetProperty("artifacts").GetArrayLength());
        var location = run.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
        var artifact = run.GetProperty("artifacts")[location.GetProperty("index").GetInt32()];
        Assert.Equal(location.GetProperty("uri").GetString(), artifact.GetProperty("location").GetProperty("uri").GetString());
        Assert.Equal(SampleReports.Forged().Sha256, artifact.GetProperty("hashes").GetProperty("sha-256").GetString());
        Assert.Equal(4711, artifact.GetProperty("length").GetInt32());
    }

    [Fact]
    public void WhatCouldNotBeReadIsANotification()
    {
        using var stream = new MemoryStream();
        var writer = ReportWriters.Create(stream, new ReportOptions(ReportFormat.Sarif, ExitStatus: () => 2));
        writer.Write(SampleReports.Consistent());
        writer.Unreadable("no mail\u001b.eml");
        writer.Complete();
        var text = Encoding.UTF8.GetString(stream.ToArray());
        FormatSchema.AssertFits(ReportFormat.Sarif, text);
        var invocation = JsonDocument.Parse(text).RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        Assert.False(invocation.GetProperty("executionSuccessful").GetBoolean());
        Assert.Equal(2, invocation.GetProperty("exitCode").GetInt32());
        Assert.Contains("no%20mail%1B.eml", invocation.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(@"no mail\x1B.eml: could not be read", invocation.GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    // More than is held in memory.
    [Fact]
    public void ManyMessagesAreOneLog()
    {
        var reports = Enumerable.Repeat(SampleReports.Consistent() with { Source = new string('x', 20_000) }, 300).ToArray();
        Assert.Equal(300, Read(reports).GetProperty("artifacts").GetArrayLength());
        Assert.Empty(Read().GetProperty("artifacts").EnumerateArray());
    }

    [Theory]
    [InlineData("mail.eml", "mail.eml")]
    [InlineData("my mail/Grüße.eml", "my%20mail/Gr%C3%BC%C3%9Fe.eml")]
    [InlineData("box.mbox#3", "box.mbox%233")]
    [InlineData("mail.zip!inbox/1.eml", "mail.zip!inbox/1.eml")]
    [InlineData("maildir/cur/1:2,S", "maildir/cur/1%3A2,S")]
    [InlineData("100%.eml", "100%25.eml")]
    [InlineData("a?b\\c\u001b\u202e", "a%3Fb%5Cc%1B%E2%80%AE")]
    [InlineData("/var/mail/a b", "file:///var/mail/a%20b")]
    [InlineData("-", "-")]
    [InlineData("imaps://user@host/INBOX/;UID=17", "imaps://user@host/INBOX/;UID=17")]
    [InlineData("imaps://user@host/a b", "imaps://user@host/a%20b")]
    public void ASourceIsAUri(string source, string uri)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(uri, SourceUri.Of(source));
            Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute));
        }
    }

    [Fact]
    public void HalfAPairIsNoCharacter() => Assert.Equal("a%EF%BF%BDb", SourceUri.Of("a\ud800b"));

    private static IEnumerable<(string, string)> Levels(Report report) =>
        Read(report).GetProperty("results").EnumerateArray().Select(result => (result.GetProperty("ruleId").GetString()!, result.GetProperty("level").GetString()!));

    private static IEnumerable<string> Fingerprints(Report report) =>
        Read(report).GetProperty("results").EnumerateArray().Select(result => result.GetProperty("partialFingerprints").GetRawText());

    private static JsonElement Region(JsonElement location) => location.GetProperty("physicalLocation").GetProperty("region");

    private static JsonElement Read(params Report[] reports) =>
        JsonDocument.Parse(ReportOutput.Text(new ReportOptions(ReportFormat.Sarif), reports)).RootElement.GetProperty("runs")[0];
}

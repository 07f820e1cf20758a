using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports.Abuse;

public sealed class AbuseReportTests
{
    [Fact]
    public void ItNamesWhatAnAbuseDeskNeeds()
    {
        var text = Write(SampleReports.Forged(), out _);
        Assert.Contains("  Source address    203.0.113.7\n", text, StringComparison.Ordinal);
        Assert.Contains("  Time              2024-05-01 10:00:03 UTC\n", text, StringComparison.Ordinal);
        Assert.Contains("    as written      Wed, 1 May 2024 10:00:03 +0000 (UTC)\n", text, StringComparison.Ordinal);
        Assert.Contains("  Recorded by       mx.example.org, in line 2 of the header\n", text, StringComparison.Ordinal);
        Assert.Contains("  Queue id          4VTzQh3Xc1z9sV\n", text, StringComparison.Ordinal);
        Assert.Contains("  From: \"Bieberdorf Bank\" <service@bank.example>\n", text, StringComparison.Ordinal);
        Assert.Contains("          by gate.invalid.example\n".Trim(), text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').TakeWhile(line => !line.StartsWith("Header of", StringComparison.Ordinal)), line => Assert.True(line.Length <= 76, line));
    }

    [Fact]
    public void ItIsNoLetterBehindAName()
    {
        // Whoever reads it can tell the evidence from our own text: no line of the header begins at the margin.
        var text = Write(SampleReports.Forged(), out _);
        var header = text[text.IndexOf("Header of the message", StringComparison.Ordinal)..].Split('\n').Skip(1);
        Assert.All(header, line => Assert.True(line.Length == 0 || line.StartsWith("  ", StringComparison.Ordinal), line));
    }

    [Fact]
    public void WithoutAnAddressThereIsNothingToReport()
    {
        var unknown = SampleReports.Consistent() with { HandOver = new(1, null, null, "mail", "mx.example.org", null) { Unknown = "line 1 records no address" } };
        var inside = SampleReports.Consistent() with { HandOver = new(1, SampleReports.Address("192.168.1.9"), null, "mail", "mx.example.org", null) };
        Assert.Empty(Write(SampleReports.Untestable(), out var none));
        Assert.Empty(Write(unknown, out var noAddress));
        Assert.Empty(Write(inside, out var internalAddress));
        Assert.Equal("-: the message has no Received line", none);
        Assert.Equal("letter.eml: line 1 records no address", noAddress);
        Assert.Equal("letter.eml: 192.168.1.9 is an internal address, which has no operator on the Internet", internalAddress);
    }

    [Fact]
    public void TheListenerKnowsThePort()
    {
        var report = SampleReports.Listened();
        var client = report.Session!.Client!.Value;
        Assert.Contains("  Source port       40112\n", Write(report with { HandOver = report.HandOver! with { Address = client } }, out _), StringComparison.Ordinal);
        Assert.Contains("  Source port       not recorded\n", Write(report, out _), StringComparison.Ordinal);
    }

    private static string Write(Report report, out string? leftOut)
    {
        string? told = null;
        var text = ReportOutput.Text(new ReportOptions(ReportFormat.Abuse, LeftOut: (source, why) => told = $"{source}: {why}"), report);
        leftOut = told;
        return text;
    }
}

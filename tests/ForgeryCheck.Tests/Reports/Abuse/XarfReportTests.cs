using System.Text.Json;
using ForgeryCheck.Reports;
using ForgeryCheck.Reports.Abuse;

namespace ForgeryCheck.Tests.Reports.Abuse;

public sealed class XarfReportTests
{
    [Fact]
    public void OneReportIsAnObject()
    {
        using var json = JsonDocument.Parse(Write(out _, SampleReports.Forged()));
        var report = json.RootElement;
        Assert.Equal("203.0.113.7", report.GetProperty("source_identifier").GetString());
        Assert.Equal("2024-05-01T10:00:03Z", report.GetProperty("timestamp").GetString());
        Assert.Equal("postmaster@example.org", report.GetProperty("reporter").GetProperty("contact").GetString());
        Assert.Equal("example.org", report.GetProperty("sender").GetProperty("domain").GetString());
        Assert.Equal(0.9923, report.GetProperty("confidence").GetDouble());
        var evidence = report.GetProperty("evidence")[0];
        Assert.Equal(HeaderLines.Bytes(SampleReports.Forged()).ToArray(), evidence.GetProperty("payload").GetBytesFromBase64());
        Assert.Equal(HeaderLines.Bytes(SampleReports.Forged()).Length, evidence.GetProperty("size").GetInt32());
    }

    // The schema wants both of a report about SMTP; neither is made up.
    [Fact]
    public void TheProtocolIsSmtpOnlyWithPortAndSender()
    {
        using var without = JsonDocument.Parse(Write(out _, SampleReports.Forged()));
        Assert.Equal("other", without.RootElement.GetProperty("protocol").GetString());
        Assert.False(without.RootElement.TryGetProperty("source_port", out _));
        var listened = SampleReports.Listened();
        using var with = JsonDocument.Parse(Write(out _, listened with { HandOver = listened.HandOver! with { Address = listened.Session!.Client } }));
        Assert.Equal("smtp", with.RootElement.GetProperty("protocol").GetString());
        Assert.Equal(40112, with.RootElement.GetProperty("source_port").GetInt32());
        Assert.Equal("bounce=1@example.net", with.RootElement.GetProperty("smtp_from").GetString());
    }

    // What the user reports is his own business; what the header says of it is not made stronger than it is.
    [Fact]
    public void ConsistentLinesGiveNoConfidence()
    {
        using var json = JsonDocument.Parse(Write(out _, SampleReports.Consistent()));
        Assert.False(json.RootElement.TryGetProperty("confidence", out _));
        Assert.Equal("forgerycheck:consistent", json.RootElement.GetProperty("tags")[0].GetString());
    }

    [Fact]
    public void SeveralAreAnArrayAndNoneIsNothing()
    {
        using var json = JsonDocument.Parse(Write(out _, SampleReports.Forged(), SampleReports.Untestable(), SampleReports.Consistent()));
        Assert.Equal(2, json.RootElement.GetArrayLength());
        Assert.Empty(Write(out var leftOut, SampleReports.Untestable()));
        Assert.Equal("-: the message has no Received line", leftOut);
        Assert.Empty(Write(out leftOut, SampleReports.Consistent() with { HandOver = SampleReports.Consistent().HandOver! with { Time = null } }));
        Assert.Equal("letter.eml: line 1 has no readable time, which XARF requires", leftOut);
    }

    private static string Write(out string? leftOut, params Report[] reports)
    {
        string? told = null;
        var text = ReportOutput.Text(new ReportOptions(ReportFormat.Xarf, Reporter: SampleReports.Reporter, LeftOut: (source, why) => told = $"{source}: {why}"), reports);
        leftOut = told;
        return text;
    }
}

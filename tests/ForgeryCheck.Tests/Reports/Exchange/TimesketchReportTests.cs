using System.Globalization;
using CsvHelper;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports.Exchange;

public sealed class TimesketchReportTests
{
    [Fact]
    public void EveryHopIsARowWithWhatTimesketchDemands()
    {
        using var csv = CsvReader.Create(new StringReader(Write(out var leftOut, SampleReports.Forged(), SampleReports.Consistent())), new CsvReaderOptions { HasHeader = false });
        Assert.True(csv.Read());
        Assert.Equal(["message", "datetime", "timestamp_desc"], (string[])[csv[0].ToString(), csv[1].ToString(), csv[2].ToString()]);
        var rows = 0;
        while (csv.Read())
        {
            rows++;
            Assert.True(DateTimeOffset.TryParseExact(csv[1].ToString(), "yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
            Assert.StartsWith("Received, ", csv[2].ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(7, rows);
        Assert.Null(leftOut);
    }

    [Fact]
    public void ARowSaysWhatItsTimeIsWorth()
    {
        var text = Write(out _, SampleReports.Forged());
        Assert.Contains("\"mx.example.org: from dsl-7.isp.example [203.0.113.7], called itself mail.bank.example; line 2, hand-over\",2024-05-01T10:00:03.000+00:00,\"Received, hand-over\",", text, StringComparison.Ordinal);
        Assert.Contains(",\"Received, looks forged\",\"forged,FC104,FC301\",", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ALineWithoutATimeIsLeftOutAndToldOf()
    {
        var message = new SampleMessage().Add(ForgeryCheck.Chains.HopStatus.HandOver, " from a.example by b.example; yesterday");
        Assert.Single(Write(out var leftOut, SampleReports.Consistent() with { Hops = message.Hops, Joints = [] }).TrimEnd().Split('\n'));
        Assert.Equal("letter.eml: 1 of its 1 Received lines have no readable time", leftOut);
        Write(out leftOut, SampleReports.Untestable());
        Assert.Equal("-: the message has no Received line", leftOut);
    }

    private static string Write(out string? leftOut, params Report[] reports)
    {
        string? told = null;
        var text = ReportOutput.Text(new ReportOptions(ReportFormat.Timesketch, LeftOut: (source, why) => told = $"{source}: {why}"), reports);
        leftOut = told;
        return text;
    }
}

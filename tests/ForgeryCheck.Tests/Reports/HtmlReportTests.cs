using System.Text.RegularExpressions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class HtmlReportTests
{
    private static readonly ReportOptions Html = new(ReportFormat.Html);

    [Fact]
    public void ThePageLoadsAndRunsNothing()
    {
        var html = ReportOutput.Text(Html, SampleReports.Forged());
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|form|a)[ >]|src=|href=|url\\(|@import", html);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void EveryElementIsClosed(int count)
    {
        var html = ReportOutput.Text(Html, [.. Enumerable.Repeat(SampleReports.Forged(), count)]);
        var open = new Stack<string>();
        foreach (Match tag in Regex.Matches(html, "<(/?)([a-z0-9]+)[^>]*?(/?)>"))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[3].Length > 0 || name is "meta" or "br")
            {
                continue;
            }

            if (tag.Groups[1].Length == 0)
            {
                open.Push(name);
            }
            else
            {
                Assert.Equal(open.Pop(), name);
            }
        }

        Assert.Empty(open);
        Assert.Contains($"{count} message", html, StringComparison.Ordinal);
    }

    [Fact]
    public void AMessageIsThereAsSoonAsItIsKnown()
    {
        using var stream = new MemoryStream();
        ReportWriters.Create(stream, Html).Write(SampleReports.Forged());
        Assert.Contains("mail.mbox#17", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
    }
}

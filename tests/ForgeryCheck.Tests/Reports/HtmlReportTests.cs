using System.Text.RegularExpressions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class HtmlReportTests
{
    private static readonly ReportOptions Html = new(ReportFormat.Html);

    [Fact]
    public void ThePageLoadsAndRunsNothing()
    {
        var html = ReportOutput.Text(Html, SampleReports.Forged(), SampleReports.Consistent());
        Assert.Contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<(script|link|img|iframe|object|form)[ >]|src=|href=\"[^#]|url\\(|@import", html);
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
            if (tag.Groups[3].Length > 0 || name is "meta" or "br" or "input")
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
    public void OneMessageNeedsNoIndex() => Assert.DoesNotContain("<table", ReportOutput.Text(Html, SampleReports.Forged()), StringComparison.Ordinal);

    [Fact]
    public void SeveralStandBelowAnIndexWithALinkToEach()
    {
        var html = ReportOutput.Text(Html, SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Untestable());
        var body = html[html.IndexOf("<body>", StringComparison.Ordinal)..];
        string[] rows = [.. Regex.Matches(body, "<tr class=\"([a-z]+)\">.*?href=\"#(m[0-9]+)\"").Select(row => $"{row.Groups[1]} {row.Groups[2]}")];
        Assert.Equal(["forged m1", "consistent m2", "untestable m3"], rows);
        Assert.All((string[])["m1", "m2", "m3", "index"], id => Assert.Single(Regex.Matches(body, $" id=\"{id}\"")));
        Assert.Contains("<td class=\"mono\">203.0.113.7</td><td class=\"whose\">isp.example</td>", body, StringComparison.Ordinal);
        Assert.True(body.IndexOf("</table>", StringComparison.Ordinal) < body.IndexOf("<details class=\"message", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryVerdictCanBeHidden()
    {
        var html = ReportOutput.Text(Html, SampleReports.Forged(), SampleReports.Consistent());
        foreach (var verdict in Enum.GetNames<ForgeryCheck.Scoring.Verdict>().Select(name => name.ToLowerInvariant()))
        {
            Assert.Contains($"<input type=\"checkbox\" id=\"show-{verdict}\" checked>", html, StringComparison.Ordinal);
            Assert.Contains($"body:has(#show-{verdict}:not(:checked)) :is(tr, .message).{verdict}", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void WhatCouldNotBeReadIsNamedWithTheReason(int messages)
    {
        using var stream = new MemoryStream();
        var writer = ReportWriters.Create(stream, Html);
        for (var i = 0; i < messages; i++)
        {
            writer.Write(SampleReports.Consistent());
        }

        writer.Unreadable("torn<b>.zip", "it is cut off");
        writer.Unreadable("other.zip");
        writer.Complete();
        var html = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("<b>2 could not be read:</b></p>\n<ul class=\"plain\">\n<li><bdi>torn&lt;b&gt;.zip: it is cut off</bdi></li>\n<li><bdi>other.zip</bdi></li>\n</ul>", html, StringComparison.Ordinal);
        Assert.InRange(html.IndexOf("could not be read", StringComparison.Ordinal), 1, html.IndexOf("<details class=\"message", StringComparison.Ordinal));
    }

    // More than is kept in memory: the rest goes by way of a file.
    [Fact]
    public void AThousandMessagesAreAllThere()
    {
        var html = ReportOutput.Text(Html, [.. Enumerable.Repeat(SampleReports.Forged(), 1000)]);
        Assert.True(html.Length > 8 << 20);
        Assert.Equal(1000, Regex.Count(html, "<tr class="));
        Assert.Equal(1000, Regex.Count(html, "<details class=\"message"));
        Assert.EndsWith("</html>\n", html, StringComparison.Ordinal);
    }
}

using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class MarkdownReportTests
{
    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("", "")]
    [InlineData("a `b` c", "``a `b` c``")]
    [InlineData("`", "`` ` ``")]
    [InlineData("two\nlines", "`two\\nlines`")]
    public void AValueIsACodeSpan(string value, string expected) => Assert.Equal(expected, MarkdownText.Code(value));

    [Theory]
    [InlineData("The id g33E5B says 3 April 2002 14:05:11 UTC (later), and 1,200 times.")]
    [InlineData("It's a host-name of Größe: \"quoted\" 99.2 %?")]
    public void PlainWordsStayAsTheyAre(string sentence) => Assert.Equal(sentence, MarkdownText.Sentence(sentence));

    [Theory]
    [InlineData("by mx.example.org.", "by `mx.example.org`.")]
    [InlineData("for <anna@example.org>, @team", "for `<anna@example.org>`, `@team`")]
    [InlineData("see #12 and GH-12", "see `#12` and `GH-12`")]
    [InlineData("http://evil.example :smile: *bold* $x$", "`http://evil.example` `:smile`: `*bold*` `$x$`")]
    [InlineData("2001:db8::1 ![x](y) a|b", "`2001:db8::1` `![x](y`) `a|b`")]
    public void WhatATrackerWouldReadMoreIntoIsCode(string sentence, string expected) => Assert.Equal(expected, MarkdownText.Sentence(sentence));

    // GFM section 4.10: within a cell the backslash is taken off, in code too.
    [Fact]
    public void ABarStaysInItsCell()
    {
        var markdown = ReportOutput.Text(new(ReportFormat.Markdown), SampleReports.Forged() with { Subject = "a | b" });
        Assert.Contains("| Subject | `a \\| b` |", markdown, StringComparison.Ordinal);
        Assert.Equal(ReportOutput.Text(new(ReportFormat.Markdown), SampleReports.Forged()).Count(c => c == '|') + 1, markdown.Count(c => c == '|'));
    }

    [Fact]
    public void AFenceIsLongerThanAnythingWithin()
    {
        var message = new SampleMessage().Add(ForgeryCheck.Chains.HopStatus.HandOver, " from a by b; ````");
        var html = MarkdownPage.Html(ReportOutput.Text(new(ReportFormat.Markdown), SampleReports.Consistent() with { Hops = message.Hops, Joints = [] }));
        Assert.Contains("1: from a by b; ````\n</code></pre>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ATicketHasTheVerdictTheAddressAndWhatWeighs()
    {
        var brief = ReportOutput.Text(new(ReportFormat.Markdown), SampleReports.Forged());
        Assert.StartsWith("## FORGED 99.2: `mail.mbox#17`\n", brief, StringComparison.Ordinal);
        Assert.Contains("| Act on | 203.0.113.7, a customer connection at `isp.example`; ", brief, StringComparison.Ordinal);
        Assert.Contains("**FC301 queue-id-clock**, line 4", brief, StringComparison.Ordinal);
        Assert.DoesNotContain("FC502", brief, StringComparison.Ordinal);
        Assert.Contains("FC502", ReportOutput.Text(new(ReportFormat.Markdown, Detail: TextDetail.Full), SampleReports.Forged()), StringComparison.Ordinal);
    }
}

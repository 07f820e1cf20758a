using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>What a frame may rely on: the report within it needs no script and no style of its own.</summary>
public sealed class HtmlFrameTests
{
    [Theory]
    [MemberData(nameof(SentencesTests.Samples), MemberType = typeof(SentencesTests))]
    public async Task NoReportOnASampleHoldsAStyleAScriptOrAnEvent(string sample)
    {
        var reports = await SentencesTests.Reports(sample);
        Assert.NotEmpty(reports);
        var html = Framed(reports);
        Assert.DoesNotMatch("(?i)<(script|style|link|img|iframe|object|embed|form)[ >]", html);
        var tags = Regex.Matches(html, "<[a-z][^>]*>").Select(tag => Regex.Replace(tag.Value, "\"[^\"]*\"", "\"\""));
        Assert.All(tags, tag => Assert.DoesNotMatch("(?i)[ /](style|on[a-z]+|src|action|srcdoc)=", tag));
        string[] ids = [.. Regex.Matches(html, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(Regex.Matches(html, " aria-describedby=\"([^\"]+)\""), match => Assert.Contains(match.Groups[1].Value, ids));

        // No level of headings is left out.
        int[] levels = [1, .. Regex.Matches(html, "<h([1-6])[ >]").Select(match => match.Groups[1].Value[0] - '0')];
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
    }

    [Fact]
    public void AFrameMayLinkTheRules()
    {
        var html = Framed([SampleReports.Forged()]);
        Assert.StartsWith("begin\n", html, StringComparison.Ordinal);
        Assert.EndsWith("end\n", html, StringComparison.Ordinal);
        Assert.Contains("<b><a href=\"/rule/FC301?a=1&amp;b\">FC301 queue-id-clock</a></b>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("href=", ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Forged()), StringComparison.Ordinal);
    }

    private static string Framed(IReadOnlyList<Report> reports)
    {
        using var output = new MemoryStream();
        var writer = new HtmlReportWriter(output, new PlainFrame());
        foreach (var report in reports)
        {
            writer.Write(report);
        }

        writer.Complete();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private sealed class PlainFrame : HtmlFrame
    {
        internal override void Begin(HtmlPage page) => page.Markup("begin\n");

        internal override void End(HtmlPage page) => page.Markup("end\n");

        internal override string? RuleLink(string id) => $"/rule/{id}?a=1&b";
    }
}

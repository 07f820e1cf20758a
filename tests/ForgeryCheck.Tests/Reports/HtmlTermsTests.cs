using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

/// <summary>The words that a report explains.</summary>
public sealed class HtmlTermsTests
{
    [Fact]
    public void EveryTermHasItsExplanationOnThePageOnce()
    {
        var html = ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Forged(), SampleReports.Consistent(), SampleReports.Forged());
        string[] used = [.. Regex.Matches(html, "<span class=\"term\" tabindex=\"0\" aria-describedby=\"([a-z-]+)\">").Select(match => match.Groups[1].Value)];
        Assert.Contains("t-hand-over", used);
        foreach (var id in used.Distinct())
        {
            Assert.Single(Regex.Matches(html, $" id=\"{id}\""));
            Assert.Single(Regex.Matches(html, Regex.Escape($"[aria-describedby={id}]::after {{ content: \"")));
        }

        var explained = Regex.Matches(html, "<p id=\"(t-[a-z-]+)\">").Select(match => match.Groups[1].Value);
        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ATermIsExplainedAtItsFirstPlaceInEachMessage()
    {
        var html = ReportOutput.Text(new ReportOptions(ReportFormat.Html), SampleReports.Forged(), SampleReports.Forged());
        var messages = Regex.Split(html, "<details class=\"message")[1..];
        Assert.Equal(2, messages.Length);
        Assert.All(messages, message => Assert.Single(Regex.Matches(message, "aria-describedby=\"t-score\"")));
    }

    [Theory]
    [InlineData("SPF passes.", "<span class=\"term\" tabindex=\"0\" aria-describedby=\"t-spf\">SPF</span> passes.")]
    [InlineData("The reverse DNS name of it", "The <span class=\"term\" tabindex=\"0\" aria-describedby=\"t-reverse-name\">reverse DNS name</span> of it")]
    [InlineData("no SPF.", "no <span class=\"term\" tabindex=\"0\" aria-describedby=\"t-spf\">SPF</span>.")]
    [InlineData("X-SPF, Received-SPF, _SPF.example.org, SPF.example.org, SPF@example.org, SPFx", "X-SPF, Received-SPF, _SPF.example.org, SPF.example.org, SPF@example.org, SPFx")]
    [InlineData("SPF and SPF", "<span class=\"term\" tabindex=\"0\" aria-describedby=\"t-spf\">SPF</span> and SPF")]
    [InlineData("<b>\u001bSPF", "&lt;b&gt;\\x1BSPF")]
    public void OnlyWholeWordsAreTerms(string text, string html)
    {
        var output = new StringWriter();
        new HtmlProse(new HtmlPage(output)).Value(text);
        Assert.Equal($"<bdi>{html}</bdi>", output.ToString());
    }

    // They are strings of a style sheet too.
    [Fact]
    public void ExplanationsAreWholeSentencesAndSafeInAStyleSheet()
    {
        Assert.All(HtmlTerms.All, term => Assert.Matches("^[A-Z][^\"\\\\<>\n]+\\.$", term.Meaning));
        Assert.All(HtmlTerms.All, term => Assert.True(Ascii.IsValid(term.Meaning)));
        Assert.Equal(HtmlTerms.All.Count, HtmlTerms.All.Select(term => term.Id).Distinct().Count());
        Assert.Equal(HtmlTerms.All.Sum(term => term.Spellings.Count), HtmlTerms.All.SelectMany(term => term.Spellings).Distinct().Count());
    }
}

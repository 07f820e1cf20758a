using ForgeryCheck.Findings;
using ForgeryCheck.Reports;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Reports;

/// <summary>What stands in a report as a genuine line is one of a sample of that program, and in no report on that sample a finding against it.</summary>
public sealed class GenuineLinesTests
{
    private static readonly RuleInfo Form = new("FC321", "product-shape", RuleFamily.Appended, FindingKind.Contradiction, "A form that the program never writes.");

    [Theory]
    [InlineData("product", "Postfix", "Postfix")]
    [InlineData("product", "Sendmail", "Sendmail")]
    [InlineData("product", "Exim", "Exim")]
    [InlineData("program", "Exchange", "Exchange")]
    [InlineData("provider", "Google", "Gmail")]
    [InlineData("provider", "Microsoft", "Outlook.com")]
    [InlineData("provider", "Mimecast", "Mimecast")]
    public async Task AGenuineLineIsOneOfASampleThatNothingSpeaksAgainst(string name, string writer, string product)
    {
        var genuine = GenuineLines.Of(On(Form, name, writer));
        Assert.NotNull(genuine);
        Assert.Equal(writer, genuine.Value.Writer);
        var found = false;
        foreach (var sample in Directory.EnumerateFiles(SentencesTests.Folder, "honest-*.eml").Select(Path.GetFileName))
        {
            foreach (var report in await SentencesTests.Reports(sample!))
            {
                foreach (var hop in report.Hops.Where(hop => "Received: " + HopText.Raw(hop) == genuine.Value.Line))
                {
                    found = true;
                    Assert.Equal(product, hop.Line.Product);
                    Assert.Empty(HopText.Accusing(report, hop));
                }
            }
        }

        Assert.True(found, genuine.Value.Line);
    }

    [Fact]
    public void NothingIsShownOfAnUnknownProgramOrForAFindingOnSomethingElse()
    {
        Assert.Null(GenuineLines.Of(On(Form, "product", "Nosuch Mailer")));
        Assert.Null(GenuineLines.Of(On(Form, "by", "Postfix")));
        Assert.Null(GenuineLines.Of(On(Form with { Family = RuleFamily.Consistency }, "provider", "Google")));
    }

    [Fact]
    public void WhatARuleExpectedIsShown()
    {
        Assert.Equal("Tuesday", GenuineLines.Expected(On(Form, "expectedWeekday", "Tuesday")));
        Assert.Null(GenuineLines.Expected(On(Form, "date", "Tuesday")));
        var report = SampleReports.Forged();
        var html = ReportOutput.Text(new ReportOptions(ReportFormat.Html), report with { Assessment = report.Assessment with { Findings = [On(Form, "expected", "<-0700>"), On(Form, "product", ProductName.Postfix), On(Form, "product", ProductName.Postfix)] } });
        Assert.Contains("<p class=\"place\">Expected: <b><bdi>&lt;-0700&gt;</bdi></b></p>", html, StringComparison.Ordinal);
        Assert.Equal(1, html.Split("<code class=\"field genuine\">").Length - 1);
    }

    private static Finding On(RuleInfo rule, string name, string value) => new()
    {
        Rule = rule,
        Kind = FindingKind.Contradiction,
        Scope = FindingScope.Line,
        Lines = [1],
        Message = "It differs.",
        Values = [new(name, value)],
        Weight = 2,
    };
}

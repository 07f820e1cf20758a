using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Inputs;

namespace ForgeryCheck.Tests.Rules;

/// <summary>A dot, a comment, capitals or blanks that change nothing for a reader do not save a forged line from the rule that finds it.</summary>
public sealed class OddSpellingRuleTests
{
    [Theory]
    [InlineData("FC301", "hit-other-year.eml", @"\bby (\S+)", "by $1 (x)")]
    [InlineData("FC301", "hit-hours-later.eml", @"\bid ([^\s;]+)", "id [$1]")]
    [InlineData("FC301", "hit-hours-later.eml", @"\bid ([^\s;]+)", "id $1.")]
    [InlineData("FC302", "hit-digits.eml", @"\bby (\S+)", "by (x) $1 (x)")]
    [InlineData("FC302", "hit-digits.eml", @"\bid ([^\s;]+)", "id=$1")]
    [InlineData("FC313", "hit-userid-without-comma.eml", " ", "  ")]
    [InlineData("FC313", "hit-userid-without-comma.eml", "from userid", "FROM userid")]
    [InlineData("FC321", "hit-postfix-without-zone-name.eml", @"\bby ", "( by ")]
    [InlineData("FC321", "hit-postfix-without-zone-name.eml", "; ", "; (x) ")]
    [InlineData("FC322", "hit-sendmail-8.55.8.eml", @"\bby (\S+)", "by $1 (x)")]
    [InlineData("FC323", "hit-exim-4.97-in-2019.eml", @"\bwith ", "with (x) ")]
    [InlineData("FC323", "hit-exim-4.97-in-2019.eml", @"\(Exim 4", "(  Exim\t4")]
    [InlineData("FC333", "hit-exchange-online-elsewhere.eml", " ", "  ")]
    [InlineData("FC333", "hit-exchange-online-elsewhere.eml", @"\bid ([^\s;]+)", "id $1.")]
    [InlineData("FC334", "hit-two-forests.eml", @"\bby (\S+)", "by $1.")]
    [InlineData("FC335", "hit-cluster.eml", @"\bby (\S+)", "by $1.")]
    public async Task TheRuleStillFinds(string rule, string sample, string spelling, string other)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(RuleFolders.Samples, rule, sample), Encoding.Latin1);
        var changed = Regex.Replace(text, @"(?<=\nReceived:)(.|\n[ \t])+", line => Regex.Replace(line.Value, spelling, other, RegexOptions.None, TimeSpan.FromSeconds(1)), RegexOptions.None, TimeSpan.FromSeconds(1));
        Assert.NotEqual(text, changed);

        var report = await new Analyzer(new AnalyzerOptions()).AnalyzeAsync(MailReader.ReadMessage(new MemoryStream(Encoding.Latin1.GetBytes(changed)), sample));

        Assert.Contains(report.Assessment.Findings, finding => finding.Rule.Id == rule);
    }
}

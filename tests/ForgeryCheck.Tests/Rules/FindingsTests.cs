using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Rules;

public sealed class FindingsTests
{
    private const string Header = "Subject: x\nReceived: from c.example.net ([203.0.113.7])\n by mx.example.org; Wed, 1 May 2024 10:00:05 +0000\n";
    private static readonly RuleInfo Rule = new("FC999", "test", RuleFamily.Clock, FindingKind.Anomaly, "test");

    [Fact]
    public void A_finding_points_at_the_bytes_in_the_message()
    {
        var mail = new MailUnderTest(Header) { Offset = 7 };
        var facts = mail.Facts();

        var finding = FindingOn.Line(Rule, facts, facts.Chain.Hops[0], TraceField.By, "m", [], []);

        Assert.Equal("mx.example.org", mail.Pointed(finding));
        Assert.Equal(7 + Header.ReplaceLineEndings("\r\n").IndexOf("mx.example.org", StringComparison.Ordinal), finding.Start);
    }

    [Fact]
    public void A_value_that_the_line_lacks_points_at_the_whole_line()
    {
        var mail = new MailUnderTest(Header);
        var facts = mail.Facts();

        var finding = FindingOn.Line(Rule, facts, facts.Chain.Hops[0], TraceField.Id, "m", [], []);

        Assert.StartsWith("Received: from", mail.Pointed(finding), StringComparison.Ordinal);
        Assert.EndsWith("+0000\r\n", mail.Pointed(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_the_mail_lacks_are_left_out()
    {
        var facts = new MailUnderTest(Header).Facts();

        var finding = FindingOn.Chain(Rule, facts, [1], "m", [], [("a", "1"), ("b", null), ("c", "")]);

        Assert.Equal(["a", "c"], finding.Values.Select(v => v.Key));
        Assert.Null(finding.Start);
    }
}

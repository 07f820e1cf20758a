using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Clock;

namespace ForgeryCheck.Tests.Rules.Clock;

/// <summary>Signatures between lines: 1 May 2024 09:00:00 UTC is 1714554000.</summary>
public sealed class SignedOutOfOrderRuleTests
{
    private const long Nine = 1714554000;
    private const int Hour = 3600;

    private const string HandOver = "Received: from c.example.net (c.example.net [203.0.113.7]) by mx.example.org; Wed, 1 May 2024 10:00:00 +0000\n";
    private const string Upper = "Received: from b.example.com (b.example.com [203.0.113.8]) by c.example.net; Wed, 1 May 2024 09:30:00 +0000\n";
    private const string Lower = "Received: from a.example.com (a.example.com [203.0.113.9]) by b.example.com; Wed, 1 May 2024 09:00:00 +0000\n";
    private const string Lowest = "Received: from pc (pc.example.com [203.0.113.10]) by a.example.com; Wed, 1 May 2024 08:59:50 +0000\n";

    private static string Dkim(long made, string domain = "example.com") => $"DKIM-Signature: v=1; a=rsa-sha256; d={domain}; s=k; t={made}; b=x\n";

    private static string Seal(long made) => $"ARC-Seal: i=1; a=rsa-sha256; d=example.com; s=k; t={made}; cv=none; b=x\n";

    [Theory]
    [InlineData(0)]
    [InlineData(30 * 60)]
    [InlineData(-599)]          // clocks differ
    [InlineData((30 * 60) + 599)]
    public void A_signature_made_between_its_lines_is_in_order(int after) =>
        Assert.Empty(new MailUnderTest(HandOver + Upper + Dkim(Nine + after) + Lower + Dkim(Nine - 5) + Lowest).Check(new SignedOutOfOrderRule()));

    [Theory]
    [InlineData(-600, "10m-1h", "line-below", 3)]
    [InlineData(-Hour, "1h-1d", "line-below", 3)]
    [InlineData(-48 * Hour, "1d+", "line-below", 3)]
    [InlineData(3 * Hour, "1h-1d", "line-above", 2)]
    public void One_made_before_the_lower_or_after_the_upper_line_is_not(int after, string grade, string beside, int line)
    {
        var mail = new MailUnderTest(HandOver + Upper + Seal(Nine + after) + Lower + Dkim(Nine - (50 * Hour)) + Lowest);

        var finding = Assert.Single(mail.Check(new SignedOutOfOrderRule()));

        Assert.Equal((grade, FindingKind.Anomaly, FindingScope.Chain), (finding.Grade, finding.Kind, finding.Scope));
        Assert.Equal(new("beside", beside), finding.Values[0]);
        Assert.Equal([line], finding.Lines);
        Assert.StartsWith("ARC-Seal:", mail.Pointed(finding), StringComparison.Ordinal);
        Assert.StartsWith($"An ARC seal {(beside == "line-below" ? "above" : "below")} line {line} ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_of_several_is_told_once()
    {
        var mail = new MailUnderTest(HandOver + Dkim(Nine + (4 * Hour)) + Upper + Dkim(Nine + (5 * Hour)) + Lower + Dkim(Nine - 5) + Lowest);

        var finding = Assert.Single(mail.Check(new SignedOutOfOrderRule()));

        Assert.Equal([2], finding.Lines);
        Assert.Contains("4 hours 30 minutes after that line", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_slow_clock_between_that_two_rules_see_counts_once()
    {
        var report = Analyzed.Of(HandOver.Replace("10:00:00", "09:10:00", StringComparison.Ordinal) + Dkim(Nine + (29 * 60)) + Upper + Lower + Lowest + "From: a@example.com\n\nx\n");

        Assert.Single(report.Assessment.Findings, f => f.Rule.Id is "FC401" or "FC416" && f.CountedAs is null && f.Weight > 0);
        Assert.Equal(2, report.Assessment.Findings.Count(f => f.Rule.Id is "FC401" or "FC416"));
    }

    [Fact]
    public void The_first_signature_and_the_lowest_line_are_left_to_FC413() =>
        Assert.Empty(new MailUnderTest(HandOver + Upper + Dkim(Nine - (3 * Hour)) + Lower).Check(new SignedOutOfOrderRule()));

    [Fact]
    public void Below_all_lines_a_signature_has_no_place_but_cannot_be_younger_than_the_hand_over()
    {
        Assert.Empty(new MailUnderTest(HandOver + Upper + Lower + Dkim(Nine + (50 * 60))).Check(new SignedOutOfOrderRule()));

        var finding = Assert.Single(new MailUnderTest(HandOver + Upper + Lower + Dkim(Nine + (2 * Hour))).Check(new SignedOutOfOrderRule()));

        Assert.Equal("1h-1d", finding.Grade);
        Assert.Equal(new("beside", "hand-over"), finding.Values[0]);
        Assert.Contains("cannot be signed after it was handed in", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_readers_own_hosts_may_sign_later() =>
        Assert.Empty(new MailUnderTest(Dkim(Nine + (9 * Hour)) + HandOver + Upper + Lower + Dkim(Nine + (9 * Hour), "example.org")).Check(new SignedOutOfOrderRule()));

    [Theory]
    [InlineData("Wed, 1 May 2024 09:00:00")] // no zone
    [InlineData("yesterday")]
    public void Without_a_certain_time_nothing_can_be_told(string date) =>
        Assert.Empty(new MailUnderTest(HandOver + Dkim(Nine - (5 * Hour)) + Lower.Replace("Wed, 1 May 2024 09:00:00 +0000", date, StringComparison.Ordinal)
            + Dkim(Nine - (6 * Hour)) + Lowest.Replace("Wed, 1 May 2024 08:59:50 +0000", date, StringComparison.Ordinal)).Check(new SignedOutOfOrderRule()));

    [Fact]
    public void Without_claimed_lines_there_is_no_order() =>
        Assert.Empty(new MailUnderTest(HandOver + Dkim(Nine + (9 * Hour))).Check(new SignedOutOfOrderRule()));
}

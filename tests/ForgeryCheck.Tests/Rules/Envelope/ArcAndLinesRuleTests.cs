using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Envelope;

namespace ForgeryCheck.Tests.Rules.Envelope;

/// <summary>ARC sets beside lines: 1 May 2024 09:00:00 UTC is 1714554000.</summary>
public sealed class ArcAndLinesRuleTests
{
    private const long Nine = 1714554000;

    private const string HandOver = "Received: from relay.beta.example (relay.beta.example [203.0.113.7]) by mx.example.org; Wed, 1 May 2024 10:00:00 +0000\n";
    private const string Beta = "Received: from mail.alpha.example (mail.alpha.example [203.0.113.8]) by relay.beta.example; Wed, 1 May 2024 09:30:00 +0000\n";
    private const string Alpha = "Received: from pc.alpha.example (pc.alpha.example [203.0.113.9]) by mail.alpha.example; Wed, 1 May 2024 09:00:00 +0000\n";

    private static string Set(int number, string domain, long made = Nine, string host = "mx.nowhere.example") =>
        $"ARC-Seal: i={number}; a=rsa-sha256; t={made}; cv={(number == 1 ? "none" : "pass")};\n d={domain}; s=k; b=x\n"
        + $"ARC-Message-Signature: i={number}; a=rsa-sha256; d={domain}; s=k; h=from; bh=x; b=x\nARC-Authentication-Results: i={number}; {host} 1; spf=none\n";

    private static Finding One(string header) => Assert.Single(new MailUnderTest(header).Check(new ArcAndLinesRule()));

    [Theory]
    [InlineData("beta.example", "alpha.example")]
    [InlineData("mail.beta.example", "alpha.example")] // the organisation counts
    public void Sets_that_follow_the_lines_fit(string upper, string lower) =>
        Assert.Empty(new MailUnderTest(HandOver + Set(2, upper, Nine + 60) + Beta + Set(1, lower) + Alpha).Check(new ArcAndLinesRule()));

    [Fact]
    public void A_host_may_seal_in_another_name_than_it_gives_itself() =>
        Assert.Empty(new MailUnderTest(HandOver + Beta + Set(1, "hosting.example", host: "mail.alpha.example") + Alpha).Check(new ArcAndLinesRule()));

    [Fact]
    public void A_sealer_that_no_line_shows_is_told()
    {
        var mail = new MailUnderTest(HandOver + Set(2, "beta.example") + Beta + Set(1, "gamma.example") + Alpha);

        var finding = Assert.Single(mail.Check(new ArcAndLinesRule()));

        Assert.Equal(("sealer", FindingKind.Anomaly), (finding.Fact, finding.Kind));
        Assert.Empty(finding.Lines);
        Assert.StartsWith("ARC-Seal: i=1;", mail.Pointed(finding), StringComparison.Ordinal);
        Assert.StartsWith("Set 1 of the ARC chain says that gamma.example sealed the message", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith("was not verified.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seal_far_from_the_lines_of_its_sealer_is_told()
    {
        const string below = "Received: from web.gamma.example (web.gamma.example [203.0.113.11]) by pc.alpha.example; Wed, 1 May 2024 08:59:00 +0000\n";
        var finding = One(HandOver + Beta + Alpha + Set(1, "beta.example") + below);

        Assert.Equal("place", finding.Fact);
        Assert.Equal([4], finding.Lines);
        Assert.Contains("is between lines 3 and 4", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void At_the_end_of_the_header_a_set_has_no_place() =>
        Assert.Empty(new MailUnderTest(HandOver + Beta + Alpha + "Subject: x\n" + Set(1, "alpha.example") + Set(2, "beta.example")).Check(new ArcAndLinesRule()));

    [Theory]
    [InlineData("", FindingKind.Anomaly, "was not verified.")]
    [InlineData("Authentication-Results: mx.example.org; arc=pass\n", FindingKind.Contradiction, "The chain is valid, according to mx.example.org.")]
    [InlineData("Authentication-Results: mx.example.org; arc=fail\n", FindingKind.Anomaly, "The chain is not valid, according to mx.example.org (fail).")]
    public void Sealers_in_the_other_order_than_the_lines_are_told(string results, FindingKind kind, string end)
    {
        var finding = One(results + HandOver + Set(1, "beta.example") + Beta + Set(2, "alpha.example", Nine + 60) + Alpha);

        Assert.Equal(("order", kind), (finding.Fact, finding.Kind));
        Assert.Equal([2, 3], finding.Lines);
        Assert.EndsWith(end, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_came_back_is_in_no_wrong_order()
    {
        const string back = "Received: from relay.beta.example (relay.beta.example [203.0.113.7]) by mail.alpha.example; Wed, 1 May 2024 09:40:00 +0000\n";
        Assert.Empty(new MailUnderTest(HandOver + back + Set(2, "beta.example") + Beta + Set(1, "alpha.example") + Alpha).Check(new ArcAndLinesRule()));
    }

    [Theory]
    [InlineData(-599, false)]
    [InlineData(-600, true)]
    public void Times_that_fall_are_told(int after, bool isTold) =>
        Assert.Equal(isTold, new MailUnderTest(HandOver + Set(2, "beta.example", Nine + after) + Beta + Set(1, "alpha.example") + Alpha).Check(new ArcAndLinesRule()).Any(f => f.Fact == "times"));

    [Theory]
    [InlineData(1, 3, "there is no set 2, but a set 3")]
    [InlineData(2, 3, "there is no set 1, but a set 2")]
    [InlineData(1, 1, "two sets have the number 1")]
    public void Numbers_that_do_not_follow_each_other_are_told(int lower, int upper, string fault)
    {
        var finding = One(HandOver + Set(upper, "beta.example") + Beta + Set(lower, "alpha.example") + Alpha);

        Assert.Equal("numbers", finding.Fact);
        Assert.Contains(fault, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ARC-Seal: i=0; d=gamma.example\n")]
    [InlineData("ARC-Seal: i=51; d=gamma.example\n")]
    [InlineData("ARC-Seal: i=1x; d=gamma.example\n")]
    [InlineData("ARC-Seal: i=1; d=\n")]
    [InlineData("ARC-Seal:\n")]
    [InlineData("ARC-Authentication-Results:\nARC-Authentication-Results: i=1\n")]
    public void What_is_no_set_tells_nothing(string field) =>
        Assert.Empty(new MailUnderTest(HandOver + field + Beta + field + Alpha).Check(new ArcAndLinesRule()));

    [Fact]
    public void Thousands_of_sets_are_no_trouble()
    {
        var many = string.Concat(Enumerable.Range(1, 3000).Select(i => $"ARC-Seal: i={(i % 50) + 1}; d=d{i}.example; t={Nine - i}\nARC-Authentication-Results: i={i}; h{i}.example\n"));

        Assert.True(new MailUnderTest(HandOver + Beta + many + Alpha).Check(new ArcAndLinesRule()).Count <= 5);
    }

    [Fact]
    public void Without_claimed_lines_there_is_nothing_to_compare() =>
        Assert.Empty(new MailUnderTest(HandOver + Set(1, "gamma.example")).Check(new ArcAndLinesRule()));
}

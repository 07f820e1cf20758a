using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class LoopIntoMySiteRuleTests
{
    private const string FromStranger = "Received: from pool-7.example.com (pool-7.example.com [203.0.113.7]) by mx.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string Mine = "Received: from pc (pc.turmeric.com [198.51.100.7]) by mail.bieberdorf.edu (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n";
    private const string SentOut = "Received: from mail.bieberdorf.edu (mail.bieberdorf.edu [192.0.2.9]) by lists.example.com (Postfix) with ESMTP id 6F1C27A0B; Wed, 1 May 2024 10:00:04 +0000\n";
    private const string Other = "Received: from pc.turmeric.com (pc.turmeric.com [198.51.100.7]) by lists.example.com (Postfix) with ESMTP id 6F1C27A0B; Wed, 1 May 2024 10:00:04 +0000\n";

    private static readonly IRule Rule = new LoopIntoMySiteRule();

    [Fact]
    public void The_receiving_organisation_stands_below_the_stranger()
    {
        var mail = new MailUnderTest(FromStranger + Mine);

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal([2], finding.Lines);
        Assert.Equal((FindingKind.Contradiction, "worked-out"), (finding.Kind, finding.Grade));
        Assert.Equal("mail.bieberdorf.edu", mail.Pointed(finding));
        Assert.Contains("mail.bieberdorf.edu", finding.Message, StringComparison.Ordinal);
        Assert.Contains("pool-7.example.com [203.0.113.7]", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_site_declared_mine_it_is_a_contradiction()
    {
        var site = MailUnderTest.Site("Bieberdorf", true, ["bieberdorf.edu"], ["mx.bieberdorf.edu"]);

        var finding = Assert.Single(new MailUnderTest(FromStranger + Mine) { Sites = [site] }.Check(Rule));

        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Contains("Bieberdorf", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hosts_of_a_big_provider_are_home_to_many_organisations()
    {
        var finding = Assert.Single(new MailUnderTest((FromStranger + Mine).Replace("bieberdorf.edu", "gmx.net", StringComparison.Ordinal)).Check(Rule));

        Assert.Equal((FindingKind.Anomaly, "provider"), (finding.Kind, finding.Grade));
    }

    [Fact]
    public void A_list_that_got_it_from_the_organisation_brings_it_back() =>
        Assert.Empty(new MailUnderTest(FromStranger + SentOut + Mine).Check(Rule));

    [Fact]
    public void A_stranger_between_that_did_not_get_it_from_the_organisation_explains_nothing() =>
        Assert.Equal([3], Assert.Single(new MailUnderTest(FromStranger + Other + Mine) { Joints = [JointMatch.Broken, JointMatch.Broken] }.Check(Rule)).Lines);

    [Fact]
    public void A_stranger_between_that_took_it_from_the_host_below_brings_it_back_too() =>
        Assert.Empty(new MailUnderTest(FromStranger + Other + Mine) { Joints = [JointMatch.Broken, JointMatch.Name] }.Check(Rule));

    [Fact]
    public void A_line_below_by_another_organisation_is_fine() =>
        Assert.Empty(new MailUnderTest(FromStranger + Other).Check(Rule));

    [Fact]
    public void A_client_of_the_same_organisation_is_no_stranger() =>
        Assert.Empty(new MailUnderTest(
            "Received: from out.bieberdorf.edu (out.bieberdorf.edu [192.0.2.9]) by mx.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n" + Mine)
            .Check(Rule));

    [Fact]
    public void Without_a_boundary_nothing_is_mine() =>
        Assert.Empty(new MailUnderTest(FromStranger + Mine) { Boundary = null }.Check(Rule));

    [Fact]
    public void A_second_mail_host_on_a_rented_address_is_passed_over_unless_the_site_is_declared()
    {
        const string Rented = "Received: from mx2.bieberdorf.edu (host-7.example.com [203.0.113.7] (may be forged)) by mx.bieberdorf.edu (8.18.2/8.18.1) with ESMTP id 63FNa0S5047944; Wed, 1 May 2024 10:00:05 +0000\n";
        const string Second = "Received: from pc.turmeric.com (pc.turmeric.com [198.51.100.7]) by mx2.bieberdorf.edu (8.18.2/8.18.1) with ESMTP id 63FNZrn1352755; Wed, 1 May 2024 10:00:03 +0000\n";
        var site = MailUnderTest.Site("Bieberdorf", true, [], ["mx.bieberdorf.edu", "mx2.bieberdorf.edu"]);

        Assert.Empty(new MailUnderTest(Rented + Second).Check(Rule));
        var finding = Assert.Single(new MailUnderTest(Rented + Second) { Sites = [site] }.Check(Rule));
        Assert.Equal(FindingKind.Anomaly, finding.Kind);
        Assert.Equal("own-name", finding.Grade);
    }
}

using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Chains;

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

    private const string ByGateway = "Received: from mail.galangal.com (mail.galangal.com [192.0.2.25]) by mx7.bieberdorf.edu (Postfix) with ESMTPS id 5F1C27A0B7; Wed,  1 May 2024 10:00:00 +0000 (UTC)\n";

    /// <summary>The receiver's own gateway, which greets as it is called inside. Its address is public, so nothing but the line itself shows whose it is.</summary>
    [Theory]
    [InlineData("from mx7.bieberdorf.local (203.0.113.5) by EX2.bieberdorf.edu (203.0.113.9) with Microsoft SMTP Server id 15.1.2507.44")]
    [InlineData("from mx7.bieberdorf.local (2001:db8:7::5) by EX2.bieberdorf.edu (2001:db8:7::9) with Microsoft SMTP Server id 15.1.2507.44")]
    public void The_receivers_gateway_that_greets_with_an_inside_name_is_not_accused(string received)
    {
        var mail = $"Received: {received}; Wed, 1 May 2024 10:00:05 +0000\n{ByGateway}From: Ann <ann@galangal.com>\nTo: bob@bieberdorf.edu\nDate: Wed, 1 May 2024 09:59:58 +0000\n\n";

        var report = Analyzed.Of(mail);

        Assert.Equal(Verdict.Consistent, report.Assessment.Verdict);
        Assert.DoesNotContain(report.Assessment.Findings, finding => finding.Rule.Id == "FC105");
        AssertAdviceWorks(mail, Assert.Single(report.NotTestable, one => one.Rule == "FC105").Why);
    }

    /// <summary>The receiver's second mail host has another name than the host that it hands its mail to.</summary>
    [Fact]
    public void A_client_that_greets_with_the_receiving_hosts_own_name_is_a_stranger()
    {
        const string Below = "Received: from mail.bank.com (mail.bank.com [192.0.2.1]) by mx.bieberdorf.edu (Postfix) with ESMTPS id 5F1C27A0B7; Wed,  1 May 2024 10:00:00 +0000 (UTC)\n";
        const string Rest = "From: Ann <ann@bank.com>\nTo: bob@bieberdorf.edu\nDate: Wed, 1 May 2024 09:59:58 +0000\n\n";
        const string Line = "Received: from {0} (unknown [203.0.113.9]) by mx.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";

        Assert.Equal(Verdict.Forged, Analyzed.Of(Line.Replace("{0}", "mx.bieberdorf.edu", StringComparison.Ordinal) + Below + Rest).Verdict);
        Assert.NotEqual(Verdict.Forged, Analyzed.Of(Line.Replace("{0}", "mx2.bieberdorf.edu", StringComparison.Ordinal) + Below + Rest).Verdict);
    }

    /// <summary>LMTP is not spoken between organisations (RFC 2033 section 5), so the gateway's own line, below, has the client.</summary>
    [Theory]
    [InlineData("from mx7 ([203.0.113.5]) by store.bieberdorf.edu with LMTP id 9NrXnQUqk1lM")]
    [InlineData("from localhost (LHLO mx7.bieberdorf.local) (203.0.113.5) by store.bieberdorf.edu with LMTP")]
    [InlineData("from mx7.dmz ([2001:db8:7::5]) by store.bieberdorf.edu with LMTP id 9NrXnQUqk1lM")]
    public void Behind_LMTP_the_gateways_client_handed_the_mail_in(string received)
    {
        var report = Analyzed.Of($"Received: {received}; Wed, 1 May 2024 10:00:05 +0000\n{ByGateway}From: Ann <ann@galangal.com>\nTo: bob@bieberdorf.edu\nDate: Wed, 1 May 2024 09:59:58 +0000\n\n");

        Assert.Equal((Verdict.Consistent, "192.0.2.25"), (report.Verdict, report.HandOver!.Address.ToString()));
        Assert.DoesNotContain(report.Assessment.Findings, finding => finding.Rule.Id == "FC105");
    }

    [Theory]
    [InlineData("from mx7 (unknown [203.0.113.5]) by store.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B")]
    [InlineData("from mx7.dmz (unknown [203.0.113.5]) by store.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B")]
    public void Anybody_can_greet_with_an_inside_name_so_it_is_told_but_no_contradiction(string received)
    {
        // Five minutes later, so that nothing but the name speaks for the client.
        var mail = $"Received: {received}; Wed, 1 May 2024 10:05:05 +0000\n{ByGateway}From: Ann <ann@galangal.com>\nTo: bob@bieberdorf.edu\nDate: Wed, 1 May 2024 09:59:58 +0000\n\n";

        var report = Analyzed.Of(mail);

        var finding = Assert.Single(report.Assessment.Findings, one => one.Rule.Id == "FC105");
        Assert.Equal((FindingKind.Anomaly, "inside-name"), (finding.Kind, finding.Grade));
        Assert.NotEqual(Verdict.Forged, report.Assessment.Verdict);
        AssertAdviceWorks(mail, finding.Message);
    }

    [Theory]
    [InlineData("from mx7 (pool-7.dsl.example.com [203.0.113.5]) by store.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B")] // a home connection
    [InlineData("from mx7.turmeric.com (unknown [203.0.113.5]) by store.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B")] // a name of somebody else's
    [InlineData("from mx8 (unknown [203.0.113.5]) by store.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B")]
    public void A_client_with_another_name_is_still_accused(string received)
    {
        var finding = Assert.Single(new MailUnderTest($"Received: {received}; Wed, 1 May 2024 10:05:05 +0000\n{ByGateway}") { WorkOut = true }.Check(Rule));

        Assert.Equal((FindingKind.Contradiction, "worked-out"), (finding.Kind, finding.Grade));
    }

    [Fact]
    public void An_address_that_a_claimed_line_gives_is_no_neighbour() =>
        Assert.Equal("worked-out", Assert.Single(new MailUnderTest(
            FromStranger + "Received: from pc (pc.turmeric.com [198.51.100.7]) by mail.bieberdorf.edu ([203.0.113.9]) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n")
            .Check(Rule)).Grade);

    /// <summary>Values of --trust make no site: a list's server and the reader's own have nothing in common but that trust.</summary>
    [Theory]
    [InlineData(".bieberdorf.edu", ".example.com", 0)]
    [InlineData("mx.bieberdorf.edu", "lists.example.com", 0)]
    [InlineData("bieberdorf.edu", "example.com", 0)]
    public void A_list_that_is_trusted_beside_ones_own_host_may_send_by_another_name(string mine, string list, int expected)
    {
        const string ByList = "Received: from out1.list-senders.net (out1.list-senders.net [203.0.113.7]) by mx.bieberdorf.edu (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";

        Assert.Equal(expected, new MailUnderTest(ByList + Other) { WorkOut = true, Sites = ChainMail.Trust(mine, list).All }.Check(Rule).Count);
    }

    [Fact]
    public void What_the_names_say_without_trust_they_say_with_it_too()
    {
        var finding = Assert.Single(new MailUnderTest(FromStranger + Mine) { WorkOut = true, Sites = ChainMail.Trust("bieberdorf.edu").All }.Check(Rule));

        Assert.Equal((FindingKind.Contradiction, "worked-out"), (finding.Kind, finding.Grade));
    }

    [Fact]
    public void Hosts_that_only_one_value_of_trust_covers_are_an_anomaly()
    {
        const string Bare = "Received: from pool-7.example.com (pool-7.example.com [203.0.113.7]) by store ([192.0.2.1]) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
            + "Received: from pc (pc.turmeric.com [198.51.100.7]) by mail ([192.0.2.2]) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n";

        var finding = Assert.Single(new MailUnderTest(Bare) { Sites = ChainMail.Trust("192.0.2.0/24").All }.Check(Rule));

        Assert.Equal((FindingKind.Anomaly, "declared"), (finding.Kind, finding.Grade));
        Assert.Contains("one of your declared hosts", finding.Message, StringComparison.Ordinal);
    }

    // The advice, taken literally, has to help: the client is the reader's, and the line below shows who handed the message in.
    private static void AssertAdviceWorks(string mail, string advice)
    {
        Assert.Contains("--trust ", advice, StringComparison.Ordinal);
        var report = Analyzed.Of(mail, advice[(advice.LastIndexOf("--trust ", StringComparison.Ordinal) + "--trust ".Length)..].TrimEnd('.'));

        Assert.Equal(Verdict.Consistent, report.Verdict);
        Assert.DoesNotContain(report.Assessment.Findings, finding => finding.Rule.Id == "FC105");
        Assert.DoesNotContain(report.NotTestable, one => one.Rule == "FC105");
        Assert.DoesNotContain("--trust", report.BoundaryReason, StringComparison.Ordinal);
    }
}

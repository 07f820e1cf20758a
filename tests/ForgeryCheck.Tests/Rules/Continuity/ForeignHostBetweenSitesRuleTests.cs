using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

/// <summary>Check A in every position that the stranger can stand in.</summary>
public sealed class ForeignHostBetweenSitesRuleTests
{
    private const string Envelope = """
        From: Alice <alice@galangal.example>
        To: Bob <bob@bieberdorf.example>
        Subject: the contract

        """;

    private const string FromC = "Received: from mx.turmeric.example (mx.turmeric.example [203.0.113.5]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string FromA = "Received: from fw-a.galangal.example (fw-a.galangal.example [198.51.100.1]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string CFromA = "Received: from fw-a.galangal.example (fw-a.galangal.example [198.51.100.1]) by mx.turmeric.example (Postfix) with ESMTP id 8A2C47A0C; Wed, 1 May 2024 10:00:04 +0000\n";
    private const string CFromPc = "Received: from pc.example.net (pc.example.net [203.0.113.77]) by mx.turmeric.example (Postfix) with ESMTP id 8A2C47A0C; Wed, 1 May 2024 10:00:04 +0000\n";
    private const string AFromPc = "Received: from pc7 (unknown [10.0.0.7]) by fw-a.galangal.example (Postfix) with ESMTP id 1B2C37A0D; Wed, 1 May 2024 10:00:03 +0000\n";
    private const string AFromC = "Received: from mx.turmeric.example (mx.turmeric.example [203.0.113.5]) by fw-a.galangal.example (Postfix) with ESMTP id 1B2C37A0D; Wed, 1 May 2024 10:00:03 +0000\n";
    private const string Reader = "Received: from fw-b.bieberdorf.example (fw-b.bieberdorf.example [192.0.2.1]) by mx.reader.example (Postfix) with ESMTP id 7D1C27A0E; Wed, 1 May 2024 10:00:09 +0000\n";

    private static readonly Site A = MailUnderTest.Site("Galangal", false, ["galangal.example"], ["fw-a.galangal.example"]);
    private static readonly Site B = MailUnderTest.Site("Bieberdorf", true, ["bieberdorf.example"], ["fw-b.bieberdorf.example"]);
    private static readonly IRule Rule = new ForeignHostBetweenSitesRule();

    [Fact]
    public void The_classic_case_my_firewall_got_it_from_a_stranger_so_the_line_below_is_the_invention()
    {
        var mail = Mail(FromC + CFromA + AFromPc);

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal([2], finding.Lines);
        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Equal(FindingScope.Line, finding.Scope);
        Assert.Equal("mx.turmeric.example", mail.Pointed(finding));
        Assert.Contains("mx.turmeric.example", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Galangal", finding.Message, StringComparison.Ordinal);
        Assert.Contains("Bieberdorf", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Straight_from_firewall_to_firewall_is_how_it_should_be() =>
        Assert.Empty(Mail(FromA + AFromPc).Check(Rule));

    [Fact]
    public void Without_declared_sites_nothing_is_said() =>
        Assert.Empty(new MailUnderTest(FromC + CFromA + AFromPc + Envelope).Check(Rule));

    [Fact]
    public void With_only_one_declared_site_nothing_is_said() =>
        Assert.Empty(new MailUnderTest(FromC + CFromA + AFromPc + Envelope) { Sites = [B] }.Check(Rule));

    [Fact]
    public void Several_strangers_between_are_all_named()
    {
        const string DFromA = "Received: from fw-a.galangal.example (fw-a.galangal.example [198.51.100.1]) by relay.lemongrass.example (Postfix) with ESMTP id 9A2C47A0C; Wed, 1 May 2024 10:00:03 +0000\n";
        const string CFromD = "Received: from relay.lemongrass.example (relay.lemongrass.example [203.0.113.9]) by mx.turmeric.example (Postfix) with ESMTP id 8A2C47A0C; Wed, 1 May 2024 10:00:04 +0000\n";

        var findings = Mail(FromC + CFromD + DFromA).Check(Rule);

        Assert.Equal([2, 3], findings.Select(f => f.Lines[0]));
        Assert.Contains("relay.lemongrass.example", findings[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stranger_handed_in_and_the_next_line_is_already_the_other_sites()
    {
        var finding = Assert.Single(Mail(FromC + AFromPc).Check(Rule));

        Assert.Equal([2], finding.Lines);
        Assert.Contains("mx.turmeric.example [203.0.113.5]", finding.Message, StringComparison.Ordinal);
        Assert.Contains("fw-a.galangal.example", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claimed_line_that_says_the_other_firewall_took_it_from_a_stranger_is_itself_at_fault()
    {
        var findings = new MailUnderTest(Reader + FromC + CFromA + AFromPc + Envelope)
        {
            Boundary = 1,
            Sites = [A, B with { Mine = false }],
        }.Check(Rule);

        Assert.Equal([2, 3], findings.Select(f => f.Lines[0]));
        Assert.Contains("mx.turmeric.example [203.0.113.5]", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_boundary_the_line_itself_is_at_fault() =>
        Assert.Equal([1, 2], new MailUnderTest(FromC + CFromA + Envelope) { Boundary = null, Sites = [A, B] }.Check(Rule).Select(f => f.Lines[0]));

    [Fact]
    public void Inside_lines_of_my_site_above_the_firewall_change_nothing()
    {
        const string Inside = "Received: from fw-b.bieberdorf.example (fw-b [10.1.1.1]) by mail.bieberdorf.example (Postfix) with ESMTP id 2B2C37A0D; Wed, 1 May 2024 10:00:06 +0000\n";

        var finding = Assert.Single(new MailUnderTest(Inside + FromC + CFromA + Envelope) { Boundary = 2, Sites = [A, B] }.Check(Rule));

        Assert.Equal([3], finding.Lines);
    }

    [Fact]
    public void The_crossing_was_straight_but_a_line_below_shows_the_mail_at_a_stranger()
    {
        var finding = Assert.Single(Mail(FromA + CFromA + AFromPc).Check(Rule));

        Assert.Equal([2], finding.Lines);
        Assert.Equal(FindingKind.Contradiction, finding.Kind);
        Assert.Contains("Line 1 says that fw-a.galangal.example [198.51.100.1] handed it directly to Bieberdorf", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void How_the_mail_came_to_the_other_site_is_that_sites_affair() =>
        Assert.Empty(Mail(FromA + AFromC + CFromPc).Check(Rule));

    [Fact]
    public void Only_the_senders_address_names_the_site_is_no_contradiction()
    {
        var finding = Assert.Single(Mail(FromC + CFromPc).Check(Rule));

        Assert.Equal(FindingKind.Anomaly, finding.Kind);
        Assert.Equal("sender", finding.Grade);
        Assert.Equal([2], finding.Lines);
    }

    [Fact]
    public void Mail_that_went_to_a_mailing_list_on_purpose_is_no_contradiction()
    {
        const string ToList = "From: alice@galangal.example\nTo: talk@turmeric.example\nList-Id: <talk.turmeric.example>\n";

        var finding = Assert.Single(new MailUnderTest(FromC + CFromA + AFromPc + ToList) { Sites = [A, B] }.Check(Rule));

        Assert.Equal(FindingKind.Anomaly, finding.Kind);
        Assert.Equal("relayed", finding.Grade);
    }

    [Fact]
    public void Mail_addressed_to_the_host_between_was_meant_to_go_there()
    {
        const string ToC = "From: alice@galangal.example\nTo: bob@turmeric.example\n";

        Assert.Equal("relayed", Assert.Single(new MailUnderTest(FromC + CFromA + ToC) { Sites = [A, B] }.Check(Rule)).Grade);
    }

    [Fact]
    public void A_person_of_the_site_who_writes_by_webmail_sends_the_providers_mail()
    {
        const string Login = "Received: from [198.51.100.1] (fw-a.galangal.example [198.51.100.1]) by mx.turmeric.example (Postfix) with ESMTPSA id 8A2C47A0C; Wed, 1 May 2024 10:00:04 +0000\n";
        const string Private = "From: alice@turmeric.example\nTo: bob@bieberdorf.example\n";

        Assert.Empty(new MailUnderTest(FromC + Login + Private) { Sites = [A, B] }.Check(Rule));
    }

    [Fact]
    public void A_third_declared_site_is_a_way_point()
    {
        var c = MailUnderTest.Site("Turmeric", false, ["turmeric.example"], ["mx.turmeric.example"]);

        Assert.Empty(new MailUnderTest(FromC + CFromA + AFromPc + Envelope) { Sites = [A, B, c] }.Check(Rule));
    }

    [Fact]
    public void The_declared_address_of_a_firewall_stands_against_a_client_that_only_calls_itself_so()
    {
        var a = MailUnderTest.Site("Galangal", false, ["galangal.example"], ["fw-a.galangal.example", "198.51.100.1"]);
        const string Liar = "Received: from fw-a.galangal.example (unknown [203.0.113.99]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";

        Assert.Equal([2], Assert.Single(new MailUnderTest(Liar + AFromPc + Envelope) { Sites = [a, B] }.Check(Rule)).Lines);
        Assert.Empty(Mail(Liar + AFromPc).Check(Rule));
    }

    [Fact]
    public void A_bare_name_or_a_private_address_is_no_stranger()
    {
        const string Bare = "Received: from gateway (gateway [10.0.0.1]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";

        Assert.Empty(Mail(Bare + AFromPc).Check(Rule));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void With_the_boundary_found_as_in_an_analysis_the_classic_case_is_told_at_line_2(bool mine)
    {
        var mail = new MailUnderTest(FromC + CFromA + AFromPc + Envelope) { WorkOut = true, Sites = [A, B with { Mine = mine }] };

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal(1, mail.Facts().Chain.Boundary.Line);
        Assert.Equal([2], finding.Lines);
        Assert.Equal(FindingKind.Contradiction, finding.Kind);
    }

    private static MailUnderTest Mail(string lines) => new(lines + Envelope) { Sites = [A, B] };
}

using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class FirewallBypassedRuleTests
{
    private const string FromStranger = "Received: from pc.example.net (pc.example.net [203.0.113.77]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string FromInsideA = "Received: from mail.galangal.example (mail.galangal.example [198.51.100.9]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string FromA = "Received: from fw-a.galangal.example (fw-a.galangal.example [198.51.100.1]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string ByInsideB = "Received: from pc.example.net (pc.example.net [203.0.113.77]) by mail.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string FromAlice = "From: Alice <alice@galangal.example>\nTo: bob@bieberdorf.example\n";
    private const string FromCarol = "From: carol@example.net\nTo: bob@bieberdorf.example\n";

    private static readonly Site A = MailUnderTest.Site("Galangal", false, ["galangal.example"], ["fw-a.galangal.example"]);
    private static readonly Site B = MailUnderTest.Site("Bieberdorf", true, ["bieberdorf.example"], ["fw-b.bieberdorf.example"]);
    private static readonly IRule Rule = new FirewallBypassedRule();

    [Fact]
    public void A_stranger_hands_in_mail_of_a_declared_site()
    {
        var mail = Mail(FromStranger + FromAlice);

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal("leaving", finding.Grade);
        Assert.Equal(FindingScope.Chain, finding.Scope);
        Assert.Contains("alice@galangal.example", finding.Message, StringComparison.Ordinal);
        Assert.Contains("pc.example.net [203.0.113.77]", finding.Message, StringComparison.Ordinal);
        Assert.Equal("203.0.113.77", mail.Pointed(finding));
    }

    [Fact]
    public void A_host_of_the_site_that_is_no_firewall_hands_it_in() =>
        Assert.Contains("not one of its firewalls", Assert.Single(Mail(FromInsideA + FromAlice).Check(Rule)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_client_that_only_calls_itself_a_host_of_the_site_is_not_called_one()
    {
        const string line = "Received: from galangal.example (turmeric.example [203.0.113.77]) by fw-b.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
        var message = Assert.Single(Mail(line + FromAlice).Check(Rule)).Message;
        Assert.Contains("which calls itself a host of Galangal", message, StringComparison.Ordinal);
        Assert.DoesNotContain("which is a host of", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_that_came_by_the_firewall_is_fine() => Assert.Empty(Mail(FromA + FromAlice).Check(Rule));

    [Fact]
    public void Mail_of_an_undeclared_sender_is_fine() => Assert.Empty(Mail(FromStranger + FromCarol).Check(Rule));

    [Fact]
    public void List_mail_comes_from_the_list() => Assert.Empty(Mail(FromStranger + FromAlice + "List-Id: <l.example.net>\n").Check(Rule));

    [Fact]
    public void Mail_entered_my_site_by_a_host_that_is_no_firewall()
    {
        var finding = Assert.Single(Mail(ByInsideB + FromCarol).Check(Rule));

        Assert.Equal("entering", finding.Grade);
        Assert.Contains("mail.bieberdorf.example", finding.Message, StringComparison.Ordinal);
        Assert.Contains("203.0.113.77", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_that_passed_the_firewall_and_then_an_inside_host_is_fine()
    {
        const string Inside = "Received: from fw-b.bieberdorf.example (fw-b [10.1.1.1]) by mail.bieberdorf.example (Postfix) with ESMTP id 2B2C37A0D; Wed, 1 May 2024 10:00:06 +0000\n";

        Assert.Empty(new MailUnderTest(Inside + FromStranger + FromCarol) { Boundary = 2, Sites = [A, B] }.Check(Rule));
    }

    [Fact]
    public void What_the_foreign_host_rule_says_is_not_said_again()
    {
        const string Below = "Received: from x.example.org (x.example.org [203.0.113.78]) by pc.example.net (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:04 +0000\n";
        var mail = Mail(FromStranger + Below + FromAlice);

        Assert.Empty(mail.Check(Rule));
        Assert.NotEmpty(mail.Check(new ForeignHostBetweenSitesRule()));
    }

    private static MailUnderTest Mail(string header) => new(header) { Sites = [A, B] };
}

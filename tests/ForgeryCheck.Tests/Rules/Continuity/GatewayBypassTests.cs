using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;
using ForgeryCheck.Tests.Chains;

namespace ForgeryCheck.Tests.Rules.Continuity;

/// <summary>FC102: mail for the reader that did not come in by the declared gateway.</summary>
public sealed class GatewayBypassTests
{
    private const string Direct = "Received: from pc.turmeric.example (pc.turmeric.example [203.0.113.77]) by mx.harbour.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string ByGateway = "Received: from out.gw.example (out.gw.example [192.0.2.7]) by mx.harbour.example (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string AtGateway = "Received: from pc.turmeric.example (pc.turmeric.example [203.0.113.77]) by in.gw.example (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:04 +0000\n";
    private const string Header = "From: Carol <carol@turmeric.example>\nTo: Dora <dora@harbour.example>\n";

    private static readonly IRule Rule = new FirewallBypassedRule();

    [Fact]
    public void A_stranger_handed_the_mail_straight_in()
    {
        var mail = Mail(Direct);

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal(("gateway", "gateway", FindingScope.Chain), (finding.Grade, finding.Fact, finding.Scope));
        Assert.Equal([1], finding.Lines);
        Assert.Contains("pc.turmeric.example [203.0.113.77] handed it directly to mx.harbour.example", finding.Message, StringComparison.Ordinal);
        Assert.Contains("out.gw.example, 192.0.2.0/28", finding.Message, StringComparison.Ordinal);
        Assert.Equal("203.0.113.77", mail.Pointed(finding));
    }

    [Theory]
    [InlineData(ByGateway)]
    [InlineData(ByGateway + AtGateway)]
    public void Mail_that_came_by_the_gateway_is_fine(string lines) => Assert.Empty(Mail(lines).Check(Rule));

    [Theory]
    [InlineData("from pc (unknown [10.1.2.3]) by mx.harbour.example (Postfix) with ESMTP id 4F1C27A0B")]
    [InlineData("from pc (pc.turmeric.example [203.0.113.77]) by mx.harbour.example (Postfix) with ESMTPSA id 4F1C27A0B")]
    [InlineData("from relay.harbour.example (relay.harbour.example [203.0.113.78]) by mx.harbour.example (Postfix) with ESMTP id 4F1C27A0B")]
    [InlineData("from [203.0.113.79] by mx.harbour.example with HTTP")]
    [InlineData("by mx.harbour.example (Postfix, from userid 33) id 4F1C27A0B")]
    [InlineData("from pop.turmeric.example [203.0.113.77] by desk.harbour.example with POP3 (fetchmail-6.4.37)")]
    public void Mail_from_inside_from_authenticated_users_and_fetched_mail_need_no_gateway(string line) =>
        Assert.Empty(Mail($"Received: {line}; Wed, 1 May 2024 10:00:05 +0000\n").Check(Rule));

    [Fact]
    public void Without_a_gateway_or_a_trusted_line_nothing_is_said()
    {
        Assert.Empty(new MailUnderTest(Direct + Header) { WorkOut = true }.Check(Rule));
        Assert.Empty(new MailUnderTest(Direct + Header) { Boundary = null, Sites = [Behind([], "192.0.2.0/28")] }.Check(Rule));
    }

    [Fact]
    public void Helo_does_not_make_a_stranger_the_gateway()
    {
        const string Line = "Received: from out.gw.example (203.0.113.77) by mx.harbour.example with Microsoft SMTP Server id 15.20.7544.18; Wed, 1 May 2024 10:00:05 +0000\n";

        Assert.Single(Mail(Line).Check(Rule));
    }

    [Theory]
    [InlineData("from out.gw.example (203.0.113.77) by mx.harbour.example with Microsoft SMTP Server id 15.20.7544.18")]
    [InlineData("from x (out.gw.example [203.0.113.77]) by mx.harbour.example with SMTP")]
    public void A_gateway_whose_addresses_are_not_known_cannot_be_ruled_out(string line)
    {
        var sink = Mail($"Received: {line}; Wed, 1 May 2024 10:00:05 +0000\n", "out.gw.example").Run(Rule);

        Assert.Empty(sink.Findings);
        Assert.Contains("out.gw.example", Assert.Single(sink.NotTestable).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("out.gw.example", "203.0.113.77", 0)]
    [InlineData("out.gw.example", "192.0.2.7", 1)]
    [InlineData("pool.turmeric.example", "203.0.113.77", 1)]
    public void The_DNS_confirms_a_name_of_the_gateway_or_rules_it_out(string name, string leadsTo, int findings)
    {
        const string Line = "Received: from out.gw.example (203.0.113.77) by mx.harbour.example with Microsoft SMTP Server id 15.20.7544.18; Wed, 1 May 2024 10:00:05 +0000\n";
        var names = new NameFacts
        {
            IsOn = true,
            All =
            [
                new(new("77.113.0.203.in-addr.arpa", DnsType.Ptr), DnsStatus.NoError, [name], DateTimeOffset.UnixEpoch, "192.0.2.53:53"),
                new(new(name, DnsType.A), DnsStatus.NoError, [leadsTo], DateTimeOffset.UnixEpoch, "192.0.2.53:53"),
            ],
        };

        Assert.Equal(findings, new MailUnderTest(Line + Header) { Sites = [Behind([], "out.gw.example")], Names = names }.Check(Rule).Count);
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData(" for <dora@harbour.example>", "", 1)]
    [InlineData(" for <eve@orchard.example>", "", 0)]
    [InlineData("", "Delivered-To: eve@orchard.example\n", 0)]
    public void Only_mail_for_the_domains_of_the_site_has_to_come_by_its_gateway(string recipient, string above, int findings)
    {
        var line = Direct.Replace(";", recipient + ";", StringComparison.Ordinal);

        Assert.Equal(findings, new MailUnderTest(above + line + Header) { Sites = [Behind(["harbour.example"], "192.0.2.0/28")] }.Check(Rule).Count);
    }

    [Theory]
    [InlineData("Internal", 0)]
    [InlineData("Anonymous", 1)]
    public void Exchange_Online_tells_who_authenticated(string who, int findings)
    {
        const string Line = "Received: from pc.turmeric.example (203.0.113.77) by A.mail.protection.outlook.com (10.13.58.76) with Microsoft SMTP Server id 15.20.7544.18; Wed, 1 May 2024 10:00:05 +0000\n";

        Assert.Equal(findings, Mail($"{Line}X-MS-Exchange-Organization-AuthAs: {who}\n").Check(Rule).Count);
    }

    [Fact]
    public void A_gateway_between_two_sites_is_no_foreign_host()
    {
        var mail = new MailUnderTest(ByGateway + AtGateway.Replace("turmeric", "galangal", StringComparison.Ordinal) + "From: a@galangal.example\n")
        {
            Boundary = 2,
            Sites =
            [
                Behind(["harbour.example"], "192.0.2.0/28", "gw.example") with { Firewalls = new(["mx.harbour.example"]) },
                MailUnderTest.Site("Galangal", false, ["galangal.example"], ["203.0.113.77"]),
            ],
        };

        Assert.Empty(mail.Check(Rule));
        Assert.Empty(mail.Check(new ForeignHostBetweenSitesRule()));
    }

    private static MailUnderTest Mail(string lines, params string[] gateways) => new(lines + Header)
    {
        WorkOut = true,
        Sites = [Behind([], gateways is [] ? ["out.gw.example", "192.0.2.0/28"] : gateways)],
    };

    private static Site Behind(string[] domains, params string[] gateways) =>
        MailUnderTest.Site("Harbour", true, domains, []) with { Gateways = ChainMail.Gateways.Read(gateways, "test") };
}

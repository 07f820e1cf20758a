using System.Text;
using ForgeryCheck.Chains;

namespace ForgeryCheck.Tests.Chains;

public class BoundaryTests
{
    private const string Stranger = "from mail.stranger.example (mail.stranger.example [203.0.113.5]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E";
    private const string Claim = "from pc (unknown [198.51.100.77]) by mail.stranger.example (Postfix) with ESMTP id 2B3C4D5E6F";

    [Fact]
    public void No_line_no_boundary()
    {
        var chain = ChainMail.Build(Sites.None, "From: a@example.org", "Subject: x");
        Assert.Equal((null, BoundaryBasis.None), (chain.Boundary.Line, chain.Boundary.Basis));
        Assert.Null(chain.HandOver);
        Assert.Null(chain.BoundaryHop);
        Assert.Equal(0, chain.Claimed.Count);
    }

    [Fact]
    public void The_first_stranger_ends_trust()
    {
        var chain = ChainMail.Chain(Stranger, Claim);

        Assert.Equal((1, BoundaryBasis.WorkedOut), (chain.Boundary.Line, chain.Boundary.Basis));
        Assert.Contains("mail.stranger.example (203.0.113.5), is the first external host", chain.Boundary.Reason, StringComparison.Ordinal);
        Assert.Equal([HopStatus.HandOver, HopStatus.Claimed], chain.Hops.Select(h => h.Status));
        Assert.True(chain.Hops[1].IsClaimed);
        var over = chain.HandOver!;
        Assert.Equal((1, "203.0.113.5", "mail.stranger.example", "mx.example.net"), (over.Line, over.Address.ToString(), over.ReverseName, over.By));
        Assert.Equal(new DateTimeOffset(2024, 5, 6, 10, 0, 59, TimeSpan.Zero), over.Time);
    }

    [Fact]
    public void Filters_and_relays_inside_are_passed()
    {
        var chain = ChainMail.Chain(
            "from mx.example.net ([10.0.0.5]) by store.example.net with LMTP id abc",
            "from localhost (localhost [127.0.0.1]) by mx.example.net (Postfix) with ESMTP id 0A2B3C4D5E",
            "from edge.example.net (edge.example.net [192.0.2.25]) by mx.example.net (Postfix) with ESMTP id 0B2B3C4D5E",
            Stranger.Replace("mx.example.net", "edge.example.net", StringComparison.Ordinal),
            Claim);
        Assert.Equal(4, chain.Boundary.Line);
        Assert.Equal("203.0.113.5", chain.HandOver!.Address.ToString());
    }

    [Theory]
    [InlineData("adsl-192-0-2-25.example.net")]
    [InlineData("25.2.0.192.example.net")]
    [InlineData("c0000219.example.net")]
    [InlineData("h7.dyn.example.net")]
    public void A_customer_of_the_provider_is_a_stranger(string name)
    {
        var chain = ChainMail.Chain(
            $"from me ({name} [192.0.2.25]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E",
            "from bank.example.com (bank.example.com [198.51.100.7]) by mail.example.net (Postfix) with ESMTP id 2B3C4D5E6F");
        Assert.Equal(1, chain.Boundary.Line);
    }

    [Fact]
    public void A_name_that_may_be_forged_or_is_only_a_HELO_is_a_stranger()
    {
        Assert.Equal(1, ChainMail.Chain(
            "from a.example.net (a.example.net [192.0.2.25] (may be forged)) by mx.example.net (8.12.11/8.12.11) with ESMTP id i46A0x1a012345",
            Claim).Boundary.Line);
        Assert.Equal(1, ChainMail.Chain(
            "from a.example.net (unknown [192.0.2.25]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E", Claim).Boundary.Line);
    }

    // The lower line names no host that wrote it, so that no joint is there to break.
    [Theory]
    [InlineData("from a.example.com ([203.0.113.66] helo=x) by mx.example.net with esmtp (Exim 4.96) (envelope-from <\"(fetchmail-6.3)\"@example.com>) id 1s2abc-0001xy-2A")]
    [InlineData("from ( (203.0.113.66) by mx.example.net (10.1.1.1) with Microsoft SMTP Server id 15.2.1.1")]
    [InlineData("from a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
        + "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
        + "a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a "
        + "a a a a a a a a (unknown [203.0.113.66]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E")]
    public void What_the_stranger_says_of_itself_does_not_bring_it_inside(string line) =>
        Assert.Equal(1, ChainMail.Chain(line, "from bank.example.com ([198.51.100.7]) with ESMTP id 2B3C4D5E6F").Boundary.Line);

    [Fact]
    public void A_reverse_name_that_nobody_checked_brings_nobody_inside()
    {
        string[] lines =
        [
            "from mail.example.net (HELO x) (203.0.113.66) by mx.example.net with SMTP; 6 May 2024 10:00:59 -0000",
            "from bank.example.com ([198.51.100.7]) by mail.example.net with ESMTP id 2B3C4D5E6F",
        ];

        Assert.Equal(1, ChainMail.Chain(lines).Boundary.Line);
        Assert.Equal(1, ChainMail.Chain(ChainMail.Trust(".example.net"), lines).Boundary.Line);
        Assert.Equal(2, ChainMail.Chain(ChainMail.Trust(".example.net", "203.0.113.66"), lines).Boundary.Line);
    }

    [Fact]
    public void A_broken_joint_ends_trust_although_the_client_looks_like_one_of_us()
    {
        var chain = ChainMail.Chain(
            "from out.example.net (out.example.net [192.0.2.25]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E", Claim);
        Assert.Equal((1, false), (chain.Boundary.Line, chain.Boundary.IsBottom));
        Assert.Contains("but line 2 was written by mail.stranger.example", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_fetched_from_a_mailbox_came_to_the_mailbox_host()
    {
        var chain = ChainMail.Chain(
            "from localhost (localhost [127.0.0.1]) by laptop.home (Postfix) with ESMTP id 0A2B3C4D5E for <me@localhost>",
            "from pop.example.net [192.0.2.30] by localhost with POP3 (fetchmail-6.4.2) for <me@localhost> (single-drop)",
            Stranger,
            Claim);
        Assert.Equal(3, chain.Boundary.Line);
        Assert.Equal("203.0.113.5", chain.HandOver!.Address.ToString());
    }

    [Fact]
    public void Gmail_is_passed_down_to_its_stranger()
    {
        var chain = ChainMail.Chain(
            "by 2002:a05:6c16:1a2b:0:0:0:0 with SMTP id a1csp123; Mon, 6 May 2024 03:00:59 -0700 (PDT)",
            "from mail.stranger.example (mail.stranger.example. [203.0.113.5]) by mx.google.com with ESMTPS id b2 for <me@example.org>; Mon, 6 May 2024 03:00:58 -0700 (PDT)",
            Claim);
        Assert.Equal(2, chain.Boundary.Line);
    }

    [Fact]
    public void Mail_that_never_left_has_no_stranger()
    {
        var chain = ChainMail.Chain(
            "from mx.example.net (mx.example.net [10.0.0.5]) by store.example.net with ESMTP id abc", "from pc7 ([10.0.0.77]) by mx.example.net with ESMTP id def");
        Assert.Equal((2, true), (chain.Boundary.Line, chain.Boundary.IsBottom));
        Assert.Equal(0, chain.Claimed.Count);
    }

    private static readonly string[] Outlook =
    [
        "Received: from AM0PR01MB1.eurprd01.prod.outlook.com (::1) by VI1PR01MB2.eurprd01.prod.outlook.com with HTTPS; Mon, 6 May 2024 10:00:09 +0000",
        "Received: from AM0EUR02FT1.eop-EUR02.prod.protection.outlook.com (2603:10a6:20b::1) by AM0PR01MB1.outlook.office365.com (2603:10a6:20b::2) with Microsoft SMTP Server; Mon, 6 May 2024 10:00:08 +0000",
        "Received: from mail.stranger.example (203.0.113.5) by AM0EUR02FT1.mail.protection.outlook.com (10.13.54.1) with Microsoft SMTP Server id 15.20.7544.14; Mon, 6 May 2024 10:00:07 +0000",
        "X-IncomingTopHeaderMarker: OriginalChecksum:ABC;Count:12",
        "Received: from pc (198.51.100.77) by mail.stranger.example with ESMTP id 2B; Mon, 6 May 2024 10:00:06 +0000",
    ];

    [Fact]
    public void Outlook_com_marks_where_foreign_fields_begin()
    {
        var chain = ChainMail.Build(Sites.None, Outlook);
        Assert.Equal((3, BoundaryBasis.Marked), (chain.Boundary.Line, chain.Boundary.Basis));
        Assert.Equal("203.0.113.5", chain.HandOver!.Address.ToString());
    }

    [Fact]
    public void A_mark_that_the_sender_wrote_is_not_believed()
    {
        string[] late = [.. Outlook.Where(f => !f.StartsWith('X')), Outlook[3]];
        Assert.Equal((3, BoundaryBasis.WorkedOut), Basis(ChainMail.Build(Sites.None, late)));

        string[] elsewhere = [ChainMail.Field(Stranger, 0), ChainMail.Field(Claim, 1), Outlook[3]];
        Assert.Equal((1, BoundaryBasis.WorkedOut), Basis(ChainMail.Build(Sites.None, elsewhere)));
    }

    [Fact]
    public void Trusted_hosts_are_the_boundary()
    {
        var sites = ChainMail.Trust("mx.example.net", "store.example.net", "192.0.2.25");
        var chain = ChainMail.Chain(
            sites,
            "from mx.example.net (mx.example.net [198.51.100.20]) by store.example.net (Postfix) with ESMTP id 0A2B3C4D5E",
            "from whatever (unknown [192.0.2.25]) by mx.example.net (Postfix) with ESMTP id 0B2B3C4D5E",
            Stranger,
            Claim);
        Assert.Equal((3, BoundaryBasis.Declared), Basis(chain));
        Assert.Contains("mx.example.net, which is declared as yours;", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    /// <summary>A declared relay writes the next line, so its address is enough where that line has the name with which it greeted.</summary>
    [Theory]
    [InlineData("mx7", "mx7.example.net", 2)]
    [InlineData("mx7.example.net", "mx7.example.net", 2)]
    [InlineData("mx7", "mx8.example.net", 1)]
    [InlineData("filter.example.com", "mail.stranger.example", 1)] // a silent filter in front of a stranger's line
    public void A_host_declared_by_its_address_wrote_the_next_line(string helo, string by, int line) =>
        Assert.Equal(line, ChainMail.Chain(
            ChainMail.Trust("198.51.100.20"), $"from {helo} (unknown [198.51.100.20]) by store.example.net (Postfix) with ESMTP id 0A2B3C4D5E",
            $"from mail.sender.example (mail.sender.example [203.0.113.5]) by {by} (Postfix) with ESMTP id 0B2B3C4D5E").Boundary.Line);

    /// <summary>Halon's names are not known to be confirmed: the client may be the provider's own host, or a stranger that calls itself so.</summary>
    [Theory]
    [InlineData("mx2.example.net", "mx2.example.net", "--trust 198.51.100.20, and the message was handed in by mail.sender.example (203.0.113.5) (line 2)")]
    [InlineData("mx2.example.net", "mx9.example.net", "--trust 198.51.100.20 --trust mx9.example.net, and")]
    [InlineData("mx2.example.com", "mx2.example.net", null)]
    public void Both_candidates_are_named_where_the_client_may_be_the_receivers_own(string client, string by, string? advice)
    {
        string[] lines =
        [
            $"from {client} ({client} [198.51.100.20]) by mda3.example.net (Halon) with ESMTPS id 09FF19800A; Mon, 17 Jan 2022 09:47:01 +0100 (CET)",
            $"from mail.sender.example (mail.sender.example [203.0.113.5]) by {by} (Halon) with ESMTPS id 08D82D940B; Mon, 17 Jan 2022 09:47:00 +0100 (CET)",
        ];

        var boundary = ChainMail.Chain(lines).Boundary;

        Assert.Equal(1, boundary.Line);
        if (advice is null)
        {
            Assert.DoesNotContain("--trust", boundary.Reason, StringComparison.Ordinal);
            return;
        }

        // The advice works as printed.
        Assert.Contains(advice, boundary.Reason, StringComparison.Ordinal);
        var values = boundary.Reason.Split("--trust ")[1..].Select(rest => rest.Split(' ', ',')[0]);
        Assert.Equal("203.0.113.5", ChainMail.Chain(ChainMail.Trust([.. values]), lines).HandOver!.Address.ToString());
    }

    [Fact]
    public void A_public_client_is_not_mine_for_calling_itself_so()
    {
        var chain = ChainMail.Chain(
            ChainMail.Trust(".example.net"),
            "from edge.example.net (unknown [203.0.113.5]) by mx.example.net (Postfix) with ESMTP id 0A2B3C4D5E",
            "from bank.example.com (bank.example.com [198.51.100.7]) by edge.example.net (Postfix) with ESMTP id 0B2B3C4D5E");
        Assert.Equal((1, BoundaryBasis.Declared), Basis(chain));
    }

    [Fact]
    public void A_private_client_is_mine_by_its_HELO_and_a_stranger_by_another()
    {
        Assert.Equal(2, ChainMail.Chain(
            ChainMail.Trust(".example.net"), "from edge.example.net (unknown [10.0.0.5]) by mx.example.net (Postfix) with ESMTP id 0A2B3C4D5E",
            Stranger.Replace("mx.", "edge.", StringComparison.Ordinal), Claim).Boundary.Line);
        Assert.Equal(1, ChainMail.Chain(
            ChainMail.Trust(".example.net"), "from mail.stranger.example (unknown [10.0.0.5]) by mx.example.net (Postfix) with ESMTP id 0A2B3C4D5E",
            Claim).Boundary.Line);
    }

    [Fact]
    public void A_host_that_loops_back_into_my_site_below_a_stranger_is_not_reached()
    {
        var chain = ChainMail.Chain(ChainMail.Trust("mx.example.net"), Stranger, "from x (x.example.org [198.51.100.9]) by mx.example.net (Postfix) with ESMTP id 2B3C4D5E6F");
        Assert.Equal(1, chain.Boundary.Line);
        Assert.Equal(JointMatch.Broken, chain.Joints[0].Match);
    }

    [Fact]
    public void The_mailbox_host_above_a_declared_one_need_not_be_declared()
    {
        var chain = ChainMail.Chain(
            ChainMail.Trust("mx.example.net"), "from mx.example.net ([10.0.0.5]) by imap.example.net with LMTP id abc", Stranger, Claim);
        Assert.Equal((2, BoundaryBasis.Declared), Basis(chain));
    }

    [Fact]
    public void Where_no_line_is_by_a_declared_host_the_reason_says_so()
    {
        var chain = ChainMail.Chain(ChainMail.Trust("mx.example.com"), Stranger, Claim);
        Assert.Equal((1, BoundaryBasis.WorkedOut), Basis(chain));
        Assert.StartsWith("no line at the top was written by a host that is declared as yours", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_site_with_a_firewall_and_networks()
    {
        var sites = Sites.Load(Encoding.UTF8.GetBytes(
            """{ "sites": [ { "name": "Bieberdorf", "mine": true, "domains": ["bieberdorf.edu"], "firewalls": ["fw-b.bieberdorf.edu"], "networks": ["192.0.2.0/24"] } ] }"""),
            "sites.json", ChainMail.Gateways, [], []);
        var chain = ChainMail.Chain(
            sites,
            "from fw-b.bieberdorf.edu (relay.provider.example [192.0.2.1]) by mail.bieberdorf.edu (8.8.5) with ESMTP id KAA01234",
            "from galangal.org (turmeric.com [104.128.23.115]) by fw-b.bieberdorf.edu (8.8.5) with SMTP id KAA01233",
            "from lemongrass.org by galangal.org (8.7.3)");
        Assert.Equal((2, BoundaryBasis.Declared), Basis(chain));
        Assert.Equal("104.128.23.115", chain.HandOver!.Address.ToString());
    }

    [Fact]
    public void Nothing_but_lines_of_mine()
    {
        var chain = ChainMail.Chain(
            ChainMail.Trust(".example.net"), "from a.example.net ([10.0.0.5]) by mx.example.net with ESMTP id abc", "by a.example.net (Postfix, from userid 0) id 0A2B3C4D5E");
        Assert.Equal((2, true), (chain.Boundary.Line, chain.Boundary.IsBottom));
    }

    /// <summary>Postfix's local(8) writes a step when it forwards a message, as an alumni address does; below it stands the line of the arrival.</summary>
    [Theory]
    [InlineData("by fwd.example.edu (Postfix) id 5A1C27A0B1", "fwd.example.edu", 3)]
    [InlineData("by fwd.example.edu (Postfix) id 5A1C27A0B1", "other.example.edu", 2)] // another host's line
    [InlineData("by fwd.example.edu (Postfix, from userid 33) id 5A1C27A0B1", "fwd.example.edu", 2)] // submitted on it, with whatever lines
    public void A_forwarder_that_is_declared_by_its_address_wrote_its_steps_and_the_line_below_them(string step, string below, int line)
    {
        var chain = ChainMail.Chain(
            ChainMail.Trust("198.51.100.7"), "from fwd.example.edu (fwd.example.edu [198.51.100.7]) by mx.example.net (Postfix) with ESMTPS id 9BD183EBF1", step,
            $"from bot (dsl7.isp.example.org [203.0.113.9]) by {below} (Postfix) with ESMTP id 4F1C27A0B1");
        Assert.Equal(line, chain.Boundary.Line);
    }

    [Theory]
    [InlineData("List-Id: <x.example.org>", true, false)]
    [InlineData("Precedence: LIST", true, false)]
    [InlineData("Precedence: bulk", false, false)]
    [InlineData("Resent-From: <a@example.org>", false, true)]
    [InlineData("Return-Path: <SRS0=x=y=example.org=a@example.net>", false, true)]
    [InlineData("X-Other: list", false, false)]
    public void Lists_and_forwarders_are_told_by_their_fields(string field, bool list, bool forwarder)
    {
        var chain = ChainMail.Build(Sites.None, ChainMail.Field(Stranger, 0), "Delivered-To: me@example.net", field);
        Assert.Equal((list, forwarder), (chain.PassedList, chain.PassedForwarder));
    }

    [Fact]
    public void Delivered_twice_is_forwarded() => Assert.True(
        ChainMail.Build(Sites.None, "Delivered-To: a@example.net", ChainMail.Field(Stranger, 0), "Delivered-To: b@example.org").PassedForwarder);

    private static (int? Line, BoundaryBasis Basis) Basis(Chain chain) => (chain.Boundary.Line, chain.Boundary.Basis);
}

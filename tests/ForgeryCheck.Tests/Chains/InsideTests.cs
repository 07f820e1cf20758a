using System.Text;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Tests.Chains;

/// <summary>Honest steps inside one system are passed, down to the stranger; and the tables say what they hold.</summary>
public sealed class InsideTests
{
    private const string Stranger = "203.0.113.5";

    [Theory]
    [InlineData("from out.example.net (out.example.net [192.0.2.25]) by mx.example.net (Postfix) with ESMTP id 1A2B3C4D5E", "out.example.net")]
    [InlineData("from out.example.net ([192.0.2.25]) by mx.example.net with esmtp (Exim 4.96) id 1s2abc-0001xy-2A", "out.example.net")]
    [InlineData("from out.example.net (out.example.net [192.0.2.25]) by mx.example.net (8.17.1/8.17.1) with ESMTP id 446A0x1a012345", "out.example.net")]
    [InlineData("from smtp3.kpn.net (smtp3.kpn.net [192.0.2.25]) by mx.kpn.net (Postfix) with ESMTP id 1A2B3C4D5E", "smtp3.kpn.net")]
    [InlineData("from mo4-p00-ob.smtp.rzone.de (mo4-p00-ob.smtp.rzone.de [192.0.2.25]) by mx.strato.de (Postfix) with ESMTP id 1A2B3C4D5E", "smtp.rzone.de")]
    [InlineData("by mx.example.net (Postfix) id 1A2B3C4D5E", "mx.example.net")]
    [InlineData("(qmail 1234 invoked from network); 6 May 2024 10:00:59 -0000", "mx.example.net")]
    [InlineData("(majordomo@vger.kernel.org) by vger.kernel.org via listexpand id S1725823AbgI3KMU", "vger.kernel.org")]
    [InlineData("by 2002:a05:6c16:1a2b:0:0:0:0 with SMTP id a1csp12345; Mon, 6 May 2024 03:00:59 -0700 (PDT)", "mx.google.com")]
    [InlineData("by 10.223.4.217 with SMTP id 25mr671144fas.60.1271840302748; Mon, 6 May 2024 03:00:59 -0700 (PDT)", "mx.google.com")]
    [InlineData("by 2002:ac9:644e:0:0:0:0:0 with SMTP id a14-v6csp714950ocl; Mon, 6 May 2024 03:00:59 -0700 (PDT)", "mx.google.com")]
    [InlineData("from 127.0.0.1 by atlas-production.v2-mail-prod1-bf1.omega.yahoo.com pod-id atlas--production-bf1-79956fdf7c-mt67g.bf1.yahoo.com with HTTP", "10.195.10.244")]
    [InlineData("from 10.222.142.147\n by atlas108.aol.mail.ne1.yahoo.com pod-id NONE with HTTPS", "10.222.142.147")]
    [InlineData("from mx.example.net by store with LMTP id 2IDWOQUt5WEHJAEAbgnoIw", "mx.example.net")]
    public void A_step_inside_is_passed(string top, string host)
    {
        var chain = ChainMail.Chain(top, $"from pc (mail.stranger.example [{Stranger}]) by {host} (Postfix) with ESMTP id 2B3C4D5E6F");

        Assert.Equal(2, chain.Boundary.Line);
        Assert.Equal(Stranger, chain.HandOver!.Address.ToString());
        Assert.Contains("the message reached it through", chain.HandOver.RestsOn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_customers_host_that_is_declared_as_a_whole_is_mine()
    {
        const string Host = "vps-1a2b3c4d.vps.ovh.net";
        string[] lines =
        [
            $"from {Host} ({Host} [192.0.2.25]) by mx.corp.example (Postfix) with ESMTP id 1A2B3C4D5E",
            $"from pc (unknown [{Stranger}]) by {Host} (Postfix) with ESMTP id 2B3C4D5E6F",
        ];

        Assert.Equal(1, ChainMail.Chain(ChainMail.Trust("mx.corp.example"), lines).Boundary.Line);
        Assert.Equal(2, ChainMail.Chain(ChainMail.Trust("mx.corp.example", Host), lines).Boundary.Line);
        Assert.Equal(1, ChainMail.Chain(ChainMail.Trust("mx.corp.example", ".ovh.net"), lines).Boundary.Line);
        Assert.Equal(2, ChainMail.Chain(ChainMail.Trust("mx.corp.example", "192.0.2.25", Host), lines).Boundary.Line);
    }

    [Fact]
    public void A_trusted_name_stands_for_the_hosts_below_it()
    {
        var sites = ChainMail.Trust("corp.example");
        Assert.True(sites.Mine[0].Has("corp.example", null));
        Assert.True(sites.Mine[0].Has("mx.corp.example", null));
        Assert.False(sites.Mine[0].Has("mycorp.example", null));
    }

    [Theory]
    [InlineData("{\"programs\": [{\"product\": \"Postfix\"}]}", "source")]
    [InlineData("{\"programs\": [{\"product\": \"A\", \"source\": \"x\"}, {\"product\": \"A\", \"source\": \"x\"}]}", "twice")]
    [InlineData("{\"programs\": [{\"product\": \"A\", \"source\": \"x\", \"since\": \"new\"}]}", "not a version")]
    [InlineData("{\"products\": []}", "unknown key")]
    public void A_wrong_row_is_named(string json, string word) =>
        Assert.Contains(word, Assert.Throws<FormatException>(() => new ConfirmedNames(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
}

using ForgeryCheck.Chains;

namespace ForgeryCheck.Tests.Chains;

/// <summary>
/// Somebody rents a machine, or a line, of the provider that receives the mail, hands mail in from it, and writes lines below that name an innocent.
/// However the provider names the machine, the hand-over is the machine's address.
/// </summary>
public sealed class ClaimsBelowTheHandOverTests
{
    private const string Attacker = "203.0.113.9";
    private const string Innocent = "198.51.100.7";

    [Theory]
    [InlineData("mx.amazonaws.com", "ec2-203-0-113-9.compute-1.amazonaws.com")]
    [InlineData("mx.comcast.net", "c-203-0-113-9.hsd1.ma.comcast.net")]
    [InlineData("mx.comcastbusiness.net", "203-0-113-9-static.hfc.comcastbusiness.net")]
    [InlineData("mx.t-ipconnect.de", "pcb007109.dip0.t-ipconnect.de")]
    [InlineData("mx.ovh.net", "ns312345.ovh.net")]
    [InlineData("mx.ovh.net", "vps-1a2b3c4d.vps.ovh.net")]
    [InlineData("mx.kimsufi.com", "ks312345.kimsufi.com")]
    [InlineData("mx.your-server.de", "static.9.113.0.203.clients.your-server.de")]
    [InlineData("mx.stratoserver.net", "h2345678.stratoserver.net")]
    [InlineData("mx.onlinehome-server.info", "s12345678.onlinehome-server.info")]
    [InlineData("mx.contaboserver.net", "vmi123456.contaboserver.net")]
    [InlineData("mx.linode.com", "li1234-9.members.linode.com")]
    [InlineData("mx.vultr.com", "203.0.113.9.vultr.com")]
    [InlineData("mx.googleusercontent.com", "9.113.0.203.bc.googleusercontent.com")]
    [InlineData("mx.azure.com", "box.westeurope.cloudapp.azure.com")]
    [InlineData("mx.wanadoo.fr", "lputeaux-656-1-203-9.w203-0.abo.wanadoo.fr")]
    [InlineData("mx.proxad.net", "bob75-1-203-0-113-9.fbx.proxad.net")]
    [InlineData("mx.numericable.fr", "9.113.0.203.rev.numericable.fr")]
    [InlineData("mx.telefonica.de", "dslb-203-000-113-009.telefonica.de")]
    [InlineData("mx.virginm.net", "cpc1-2-3-cust9.4-1.cable.virginm.net")]
    [InlineData("mx.btcentralplus.com", "host203-0-113-9.range203-0.btcentralplus.com")]
    [InlineData("mx.telia.com", "203-0-113-9-no9.tbcn.telia.com")]
    [InlineData("mx.telenet.be", "d5153a09.static.telenet.be")]
    [InlineData("mx.ziggo.nl", "203-0-113-9.cable.dynamic.ziggo.nl")]
    [InlineData("mx.tiscali.it", "dynamic-adsl-203-0-113-9.clienti.tiscali.it")]
    [InlineData("mx.telefonica.net", "9.red-203-0-113.staticip.rima-tde.net")]
    [InlineData("mx.verizon.net", "pool-203-0-113-9.bstnma.fios.verizon.net")]
    [InlineData("mx.rr.com", "cpe-203-0-113-9.nyc.res.rr.com")]
    [InlineData("mx.cox.net", "ip203-0-113-9.ph.ph.cox.net")]
    [InlineData("mx.shaw.ca", "s0106001122334455.vc.shawcable.net")]
    [InlineData("mx.hinet.net", "203-0-113-9.hinet-ip.hinet.net")]
    [InlineData("mx.ocn.ne.jp", "p1009-ipad01marunouchi.tokyo.ocn.ne.jp")]
    [InlineData("mx.jpberlin.de", "dialup9.jpberlin.de")]
    public void A_customer_of_the_receivers_provider_is_the_hand_over(string by, string reverse)
    {
        var chain = ChainMail.Chain(
            $"from {reverse} ({reverse} [{Attacker}]) by {by} (Postfix) with ESMTP id 1A2B3C4D5E",
            $"from victim.example ({Innocent}) by {reverse} with ESMTP id 2B3C4D5E6F");

        Assert.Equal(1, chain.Boundary.Line);
        Assert.Equal(Attacker, chain.HandOver!.Address.ToString());
    }

    [Theory]
    [InlineData("from gw.corp.example by mx.corp.example with SMTP id 17")]
    [InlineData("from gw by mx.corp.example with SMTP id 17")]
    [InlineData("from mx.corp.example by mx.corp.example (Postfix) with ESMTP id 1A2B3C4D5E")]
    public void What_the_client_calls_itself_brings_nobody_inside(string top)
    {
        var chain = ChainMail.Chain(top, $"from mail.victim.example (mail.victim.example [{Innocent}]) by gw.corp.example with ESMTP id 2B3C4D5E6F");

        Assert.Equal(1, chain.Boundary.Line);
        Assert.Null(chain.HandOver!.Address);
        Assert.Contains("who handed the message over is not known", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from gw.corp.example by mx.corp.example with SMTP id 17")]
    [InlineData("from gw by mx.corp.example with SMTP id 17")]
    public void Not_even_where_the_name_is_declared(string top)
    {
        var chain = ChainMail.Chain(
            ChainMail.Trust(".corp.example"), top, $"from mail.victim.example (mail.victim.example [{Innocent}]) by gw.corp.example with ESMTP id 2B3C4D5E6F");

        Assert.Equal(1, chain.Boundary.Line);
        Assert.Null(chain.HandOver!.Address);
    }

    [Theory]
    [InlineData("(CommuniGate Pro SMTP 6.1.20)")]
    [InlineData("(Haraka/2.8.28)")]
    [InlineData("(OpenSMTPD)")]
    public void A_name_that_the_program_did_not_confirm_brings_nobody_inside(string program)
    {
        var chain = ChainMail.Chain(
            $"from mail.corp.example (mail.corp.example [{Attacker}]) by mx.corp.example {program} with ESMTP id 812345",
            $"from mail.victim.example (mail.victim.example [{Innocent}]) by mail.corp.example with ESMTP id 2B3C4D5E6F");

        Assert.Equal(1, chain.Boundary.Line);
        Assert.Equal(Attacker, chain.HandOver!.Address.ToString());
    }
}

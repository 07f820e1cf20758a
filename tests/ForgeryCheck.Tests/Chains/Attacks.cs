namespace ForgeryCheck.Tests.Chains;

/// <summary>
/// The cases of an attacker who types lines below the one that recorded him: exchangers, the names that their customers have, the forms in
/// which programs write the true line, and the typed lines. An innocent's address stands in every typed one.
/// </summary>
internal static class Attacks
{
    internal const string Attacker = "203.0.113.9";
    internal const string Innocent = "198.51.100.7";

    /// <summary>Exchanger and customer of one provider.</summary>
    internal static readonly (string By, string Client)[] Customers =
    [
        .. """
            mx.amazonaws.com ec2-203-0-113-9.compute-1.amazonaws.com
            mx.comcast.net c-203-0-113-9.hsd1.ma.comcast.net
            mx.comcastbusiness.net 203-0-113-9-static.hfc.comcastbusiness.net
            mx.t-ipconnect.de pcb007109.dip0.t-ipconnect.de
            mx.t-ipconnect.de p4fc1e2d3.t-ipconnect.de
            mx.ovh.net ns312345.ovh.net
            mx.ovh.net vps-1a2b3c4d.vps.ovh.net
            mx.ovh.net vps-1a2b.vps.ovh.net
            mx.ovh.net box.ovh.net
            mx.kimsufi.com ks312345.kimsufi.com
            mx.your-server.de static.9.113.0.203.clients.your-server.de
            mx.your-server.de server7.your-server.de
            mx.stratoserver.net h2345678.stratoserver.net
            mx.onlinehome-server.info s12345678.onlinehome-server.info
            mx.contaboserver.net vmi123456.contaboserver.net
            mx.linode.com li1234-9.members.linode.com
            mx.linode.com li1234-9.linode.com
            mx.vultr.com 203.0.113.9.vultr.com
            mx.googleusercontent.com 9.113.0.203.bc.googleusercontent.com
            mx.azure.com box.westeurope.cloudapp.azure.com
            mx.wanadoo.fr lputeaux-656-1-203-9.w203-0.abo.wanadoo.fr
            mx.orange.fr lfbn-idf1-1-203-9.w203-0.wanadoo.fr
            mx.free.fr bob75-1-203-0-113-9.fbx.proxad.net
            mx.numericable.fr 9.113.0.203.rev.numericable.fr
            mx.telefonica.de dslb-203-000-113-009.telefonica.de
            mx.virginm.net cpc1-2-3-cust9.4-1.cable.virginm.net
            mx.btcentralplus.com host203-0-113-9.range203-0.btcentralplus.com
            mx.telia.com 203-0-113-9-no9.tbcn.telia.com
            mx.telenet.be d5153a09.static.telenet.be
            mx.telenet.be d5153a09.telenet.be
            mx.ziggo.nl 203-0-113-9.cable.dynamic.ziggo.nl
            mx.tiscali.it dynamic-adsl-203-0-113-9.clienti.tiscali.it
            mx.rima-tde.net 9.red-203-0-113.staticip.rima-tde.net
            mx.verizon.net pool-203-0-113-9.bstnma.fios.verizon.net
            mx.rr.com cpe-203-0-113-9.nyc.res.rr.com
            mx.cox.net ip203-0-113-9.ph.ph.cox.net
            mx.shawcable.net s0106001122334455.vc.shawcable.net
            mx.rogers.com cpe001122334455-cm001122334456.cpe.net.cable.rogers.com
            mx.videotron.ca modemcable009.113-0-203.mc.videotron.ca
            mx.hinet.net 203-0-113-9.hinet-ip.hinet.net
            mx.ocn.ne.jp p1009-ipad01marunouchi.tokyo.ocn.ne.jp
            mx.jpberlin.de dialup9.jpberlin.de
            mx.secureserver.net s203-0-113-9.secureserver.net
            mx.scw.cloud 1b2c3d4e-5f60.pub.instances.scw.cloud
            mx.kpn.net 203-0-113-9.fixed.kpn.net
            mx.leaseweb.com hosted-by.leaseweb.com
            mx.digitalocean.com droplet7.digitalocean.com
            mx.bahnhof.se h-203-0.a137.priv.bahnhof.se
            mx.mindspring.com user-0c9h5kb.cable.mindspring.com
            mx.bell.ca bas1-montreal-3405803785.bell.ca
            mx.provider.example host-203-0-113-9.provider.example
            mx.provider.example host-1-2-3-4.provider.example
            mx.provider.example cb007109.provider.example
            mx.provider.example h9.113.provider.example
            mx.provider.example 00-11-22-33-44-55.provider.example
            mx.provider.example 001122-334455.provider.example
            mx.provider.example 2001-db8-0-1--9.provider.example
            mx.provider.example 2001x0db8x0000x0009.provider.example
            mx.provider.example 9.0.0.0.8.b.d.0.1.0.0.2.provider.example
            mx.provider.example vps-1a2b.vps.provider.example
            mx.provider.example 3405803785.provider.example
            """.Split('\n').Select(l => l.Trim().Split(' ')).Select(w => (w[0], w[1])),
    ];

    /// <summary>The true line in the forms of programs that confirm names: {0} the client, {1} the exchanger, {2} its domain.</summary>
    internal static readonly string[] Confirming =
    [
        "from {0} ({0} [" + Attacker + "]) by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from {0} ({0} [" + Attacker + "]) (using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)) (No client certificate requested) by {1} (Postfix) with ESMTPS id 1A2B3C4D5E",
        "from {1} ({0} [" + Attacker + "]) by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from mx2.{2} ({0} [" + Attacker + "]) by {1} (Postfix) with LMTP id 1A2B3C4D5E",
        "from {0} ([" + Attacker + "]) by {1} with esmtp (Exim 4.96) (envelope-from <a@b.example>) id 1s2abc-0001xy-2A",
        "from {0} ([" + Attacker + "] helo={1}) by {1} with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.98) id 1s2abc-00000000abc-2A2A",
        "from {0} ({0} [" + Attacker + "]) by {1} (8.17.1/8.17.1) with ESMTP id 446A0x1a012345",
        "from {1} ({0} [" + Attacker + "]) by {1} (8.17.1/8.17.1) with ESMTP id 446A0x1a012345",
    ];

    /// <summary>Lines by programs that do not confirm names, and lines without an address that means something; {0} is a host that only mail has.</summary>
    internal static readonly string[] ProvingNothing =
    [
        "from {0} ({0} [" + Attacker + "]) by {1} (CommuniGate Pro SMTP 6.1.20) with ESMTP id 812345",
        "from [" + Attacker + "] (HELO {0}) by {1} (CommuniGate Pro SMTP 6.1.20) with ESMTP id 812345",
        "from {0} ({0} [" + Attacker + "]) by {1} (Haraka/2.8.28) with ESMTP id 812345",
        "from {0} ({0} [" + Attacker + "]) by {1} (OpenSMTPD) with ESMTP id 81234567",
        "from {0} ({0} [" + Attacker + "]) by {1} with ESMTP id 812345",
        "from {0} ({0} [" + Attacker + "]) by {1} (FooMail 3.1) with ESMTP id 812345",
        "from {0} ({0} [" + Attacker + "]) by {1} (Halon) with ESMTP id 08d82d94-7772-11ec-b924-005056ab5379",
        "from {0} ({0} [" + Attacker + "]) by {1} (MDaemon PRO v22.0.0) with ESMTP id md50000",
        "from {0} ({0} [" + Attacker + "]) by {1} (8.6.12/8.6.12) with SMTP id KAA12345",
        "from {0} ({0} [" + Attacker + "] (may be forged)) by {1} (8.17.1/8.17.1) with ESMTP id 446A0x1a012345",
        "from {0} ({0} [" + Attacker + "]) by {1} (8.17.1.19/8.17.1.19) with ESMTP id 446A0x1a012345",
        "from {0} ({0} [::ffff:" + Attacker + "]) by {1} with esmtp",
        "from {0} (HELO x) (" + Attacker + ") by {1} with SMTP; 6 May 2024 10:00:59 -0000",
        "from {0} ([" + Attacker + "]) by {1} with ESMTP; 06 May 2024 10:00:08 +0200",
        "from {0} (" + Attacker + ") by {1} (192.0.2.1) with Microsoft SMTP Server id 15.2.1.1",
        "from {0} by {1} with SMTP id 17",
        "from {0} by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from mail by {1} with SMTP id 17",
        "by {1} with SMTP id 17",
        "by {1} id 812345",
        "by 10.1.2.3 with SMTP id 17",
        "by {1} (Postfix, from userid 33) id 1A2B3C4D5E",
        "from www-data by {1} with local (Exim 4.96) id 1s2abc-0001xy-2A",
        "from mail by {1} with spam-scanned (Exim 4.96) id 1s2abc-0001xy-2A",
        "(from apache@localhost) by {1} (8.17.1/8.17.1/Submit) id 446A0x1a012345",
        "(qmail 1234 invoked by uid 33); 6 May 2024 10:00:59 -0000",
        "from bob@x.example by {1} by uid 33 with qmail-scanner-1.10 (Clear:0. Processed in 0.2 secs)",
        "from {0} by {1} with HTTP id 17",
        "by {1} with HTTP id 17",
        "from [" + Attacker + "] by {1} via HTTP",
        "from " + Attacker + " (SquirrelMail authenticated user bob) by {1} with HTTP",
        "from 10.0.0.9 (SquirrelMail authenticated user bob) by {1} with HTTP",
        "from 123 named unknown by {1} with HTTPREST",
        "from {0} ({0} [0.0.0.0]) by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from {0} (unknown [0.0.0.0]) by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from {0} (unknown [255.255.255.255]) by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from {0} (unknown [100.64.3.4]) by {1} (Postfix) with ESMTP id 1A2B3C4D5E",
        "from {0} by {1} via UUCP id 17",
        "from {0} by {1} with MAPI id 15.2.1.1",
    ];

    /// <summary>What the attacker types below.</summary>
    internal static readonly string[][] Typed =
    [
        ["from victim.example (" + Innocent + ") by {0} with ESMTP id 2B3C4D5E6F"],
        ["from mail.victim.example (mail.victim.example [" + Innocent + "]) by {1} (Postfix) with ESMTP id 2B3C4D5E6F"],
        ["from mail.victim.example (mail.victim.example [" + Innocent + "]) by mail.{2} (Postfix) with ESMTP id 2B3C4D5E6F"],
        ["from mail.victim.example ([" + Innocent + "]) with ESMTP id 2B3C4D5E6F"],
        ["from mail.victim.example ([" + Innocent + "]) by gw with ESMTP id 2B3C4D5E6F"],
        ["from gw (gw [10.0.0.5]) by mail.{2} (Postfix) with ESMTP id 2B3C4D5E6F", "from mail.victim.example (mail.victim.example [" + Innocent + "]) by gw.{2} (Postfix) with ESMTP id 3B3C4D5E6F"],
    ];

    /// <summary>All chains of one true line: with each kind of typed lines, and each with a step inside the exchanger on top as well.</summary>
    internal static IEnumerable<string[]> Chains(string line, string by, string client)
    {
        var domain = by[(by.IndexOf('.', StringComparison.Ordinal) + 1)..];
        string Fill(string form) => form.Replace("{0}", client, StringComparison.Ordinal).Replace("{1}", by, StringComparison.Ordinal).Replace("{2}", domain, StringComparison.Ordinal);
        foreach (var typed in Typed)
        {
            string[] chain = [Fill(line), .. typed.Select(Fill)];
            yield return chain;
            yield return [$"from localhost (localhost [127.0.0.1]) by {by} (Postfix) with ESMTP id 0A2B3C4D5E", .. chain];
        }
    }
}

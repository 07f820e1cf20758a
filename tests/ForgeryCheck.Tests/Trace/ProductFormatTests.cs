using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>One line of each product's own form: who called, what the host saw, who wrote it.</summary>
public class ProductFormatTests
{
    public static TheoryData<string, string, string?, string?, string?, string?, string?, string?> Lines => new()
    {
        // product, line, helo, reverse name, address, by, with, id
        { "Postfix", "from sender.example.org (mx7.example.org [192.0.2.7])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits)\r\n\t key-exchange X25519 server-signature RSA-PSS (4096 bits) server-digest SHA256)\r\n\t(No client certificate requested)\r\n\tby mail.example.net (Postfix) with ESMTPS id 62F9114047\r\n\tfor <user@example.net>; Wed, 1 May 2024 12:00:00 +0200 (CEST)", "sender.example.org", "mx7.example.org", "192.0.2.7", "mail.example.net", "ESMTPS", "62F9114047" },
        { "Postfix", "from klqe.example (unknown[192.0.2.65]) by puzzle.example.net (Postfix) with SMTP id 0C27D4A8B3; Wed, 1 May 2024 12:00:00 -0400 (EDT)", "klqe.example", null, "192.0.2.65", "puzzle.example.net", "SMTP", "0C27D4A8B3" },
        { "Sendmail", "from wanda.example.org (IDENT:root@host66.example.com [192.0.2.159] (may be forged)) (authenticated bits=0) by y.example.net (8.11.6/8.11.6) with ESMTP id h2F0c2x31856 for <u@example.net>; Fri, 14 Mar 2003 19:38:02 -0500", "wanda.example.org", "host66.example.com", "192.0.2.159", "y.example.net", "ESMTP", "h2F0c2x31856" },
        { "Exim", "from dsl.example.org ([192.0.2.133] helo=pendaran.example.com ident=x) by sc8.example.net with esmtp (TLSv1:AES256-SHA:256) (Exim 4.41) id 1CIlfc-0003Pa-8W for u@example.net; Sat, 16 Oct 2004 03:02:28 -0700", "pendaran.example.com", "dsl.example.org", "192.0.2.133", "sc8.example.net", "esmtp", "1CIlfc-0003Pa-8W" },
        { "Exim", "from mail.example.org ([192.0.2.1])\n\tby mx.example.net with esmtps (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.95)\n\t(envelope-from <a@example.org>)\n\tid 1oxikm-00BXtl-4S\n\tfor u@example.net;\n\tWed, 23 Nov 2022 01:02:03 +0000", "mail.example.org", "mail.example.org", "192.0.2.1", "mx.example.net", "esmtps", "1oxikm-00BXtl-4S" },
        { "Exim", "from [192.0.2.62] (port=56303 helo=DESKTOP) by s.example.net with esmtpsa (TLS1.3) tls TLS_AES_256_GCM_SHA384 (Exim 4.95) (envelope-from <a@example.org>) id 1oxikm-00BXtl-4S; Wed, 23 Nov 2022 01:02:03 +0000", "DESKTOP", null, "192.0.2.62", "s.example.net", "esmtpsa", "1oxikm-00BXtl-4S" },
        { "qmail", "from rdns.example.org (HELO helo.example.com) (joe@192.0.2.4)\n  by mx.example.net with SMTP; 14 Nov 2003 08:05:50 -0000", "helo.example.com", "rdns.example.org", "192.0.2.4", "mx.example.net", "SMTP", null },
        { "qmail", "from unknown (HELO helo.example.com) (192.0.2.4) by mx.example.net with SMTP; 14 Nov 2003 08:05:50 -0000", "helo.example.com", null, "192.0.2.4", "mx.example.net", "SMTP", null },
        { "Outlook.com", "from EUR01-outbound.protection.outlook.com (192.0.2.154) by AM1.mail.protection.outlook.com (10.152.12.54) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.735.16 via Frontend Transport; Thu, 3 May 2018 10:11:12 +0000", "EUR01-outbound.protection.outlook.com", null, "192.0.2.154", "AM1.mail.protection.outlook.com", "Microsoft SMTP Server", "15.20.735.16" },
        { "Exchange", "from ex1.example.org ([fe80::9c2:a4]) by ex1.example.org ([fe80::9c2:a4%6]) with mapi id 15.01.1943.023; Wed, 5 Jun 2019 10:17:08 +0000", "ex1.example.org", null, "fe80::9c2:a4", "ex1.example.org", "mapi", "15.01.1943.023" },
        { "Gmail", "from mail.example.org (mail.example.org. [192.0.2.54]) by mx.google.com with ESMTPS id fl4si5601760wjc.191.2016.07.23.05.08.18 for <u@gmail.com> (version=TLS1_2 cipher=ECDHE-RSA-AES128-GCM-SHA256 bits=128/128); Sat, 23 Jul 2016 05:08:18 -0700 (PDT)", "mail.example.org", "mail.example.org", "192.0.2.54", "mx.google.com", "ESMTPS", "fl4si5601760wjc.191.2016.07.23.05.08.18" },
        { "Yahoo", "from 127.0.0.1  (EHLO sonic311-12.consmr.example.com) (192.0.2.244)\r\n  by mta4351.mail.bf1.yahoo.com with SMTPS; Sun, 04 Feb 2018 11:01:29 +0000", "sonic311-12.consmr.example.com", null, "192.0.2.244", "mta4351.mail.bf1.yahoo.com", "SMTPS", null },
        { "GMX", "from dslb.example.org (EHLO homepc) [192.0.2.45]\n  by mail.gmx.net (mp010) with SMTP; 19 Apr 2007 21:22:17 +0200", "homepc", "dslb.example.org", "192.0.2.45", "mail.gmx.net", "SMTP", null },
        { "SendGrid", "by recvd-7fb45d5b5d-tlb5v with SMTP id recvd-7fb45d5b5d-tlb5v-1-69E3A783-52 2026-04-18 15:47:15.907078785 +0000 UTC m=+686613.401829746", null, null, null, "recvd-7fb45d5b5d-tlb5v", "SMTP", "recvd-7fb45d5b5d-tlb5v-1-69E3A783-52" },
        { "Momentum", "from [10.1.1.138] ([10.1.1.138:47893] helo=r27.msg.example.com) by or2-mta (envelope-from <b@example.com>) (ecelerity 4.4.1.20033 r(msys-ecelerity:tags/4.4.1.0^0)) with ESMTP id D0/10-28833-4F1; Tue, 12 Sep 2006 09:59:43 -0400", "r27.msg.example.com", null, "10.1.1.138", "or2-mta", "ESMTP", "D0/10-28833-4F1" },
        { "PowerMTA", "from localhost (10.0.22.21) by v.example.com (PowerMTA(TM) v3.5r17) id hrakoo0lrlgv for <u@example.net>; Fri, 20 Apr 2018 17:51:19 -0400 (envelope-from <b@example.com>)", "localhost", null, "10.0.22.21", "v.example.com", null, "hrakoo0lrlgv" },
        { "CommuniGate Pro", "from [192.0.2.252] (HELO mail.example.org) by relay2.example.net (CommuniGate Pro SMTP 5.1.13) with ESMTPS id 9823077 for u@example.net; Fri, 04 Apr 2008 09:26:16 +0700", "mail.example.org", null, "192.0.2.252", "relay2.example.net", "ESMTPS", "9823077" },
        { "MDaemon", "from a.example.org [192.0.2.84] by m.example.net [192.0.2.27] with SMTP (MDaemon.PRO.v5.0.6.R) for <u@example.net>; Thu, 08 Aug 2002 10:00:00 +0200", "a.example.org", null, "192.0.2.84", "m.example.net", "SMTP", null },
        { "Domino", "from mail.example.org ([192.0.2.9]) by notes.example.net (Lotus Domino Release 8.5.1) with ESMTP id 2007041213142345-1234; Thu, 12 Apr 2007 13:14:23 +0200", "mail.example.org", null, "192.0.2.9", "notes.example.net", "ESMTP", "2007041213142345-1234" },
        { "amavisd", "from mail.example.net ([127.0.0.1]) by localhost (mail.example.net [127.0.0.1]) (amavisd-new, port 10024) with ESMTP id AbCdEf-12; Thu, 12 Apr 2007 13:14:23 +0200 (CEST)", "mail.example.net", null, "127.0.0.1", "localhost", "ESMTP", "AbCdEf-12" },
        { "XMail", "from h.example.org (192.0.2.189:23198) by m.example.net with [XMail 1.20 ESMTP Server] id <S72E> for <u@example.net> from <b@example.org>; Thu, 12 Apr 2007 13:14:23 +0200", "h.example.org", null, "192.0.2.189", "m.example.net", "XMail 1.20 ESMTP Server", "S72E" },
        { "Stalwart", "from m.example.org (unknown [192.0.2.138] (AS36903 ONE, MA)) by m.example.net (Stalwart SMTP) with ESMTPS id 1A2B3C; Thu, 12 Jan 2023 13:14:23 +0000", "m.example.org", null, "192.0.2.138", "m.example.net", "ESMTPS", "1A2B3C" },
        { "ZoneMTA", "from [192.0.2.3] ([198.51.100.124] name.example.org) (Authenticated sender: t) by m.example.net (ZoneMTA) with ESMTPSA id 16a.001 for <u@example.org>; Thu, 12 Jan 2023 13:14:23 +0000", "[192.0.2.3]", "name.example.org", "198.51.100.124", "m.example.net", "ESMTPSA", "16a.001" },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void EveryProductsLineIsReadWithNoValueInAnothersPlace(
        string product, string line, string? helo, string? reverse, string? address, string? by, string? with, string? id)
    {
        var read = Line.Parse(line);

        Assert.Equal(
            (product, helo, reverse, address, by, with, id),
            (read.Product, read.Helo, read.ReverseName, read.Address?.ToString(), read.By, read.With, read.Id));
        Assert.True(read.Date.HasTime);
    }

    [Theory]
    [InlineData("(qmail 7119 invoked from network); 22 Feb 1999 22:01:53 -0000", ReceivedKind.Local)]
    [InlineData("by oak.example.org (Postfix, from userid 1002) id DABBD1BED3; Thu, 13 Feb 2003 14:02:21 +0100 (CET)", ReceivedKind.Local)]
    [InlineData("from user by argon.example.org with local (Exim 4.89) id 18tOsg-0008FX-00; Wed, 12 Mar 2003 01:58:13 -0800", ReceivedKind.Local)]
    [InlineData("from mail pickup service by h.example.org with Microsoft SMTPSVC; Wed, 12 Mar 2003 01:58:13 -0800", ReceivedKind.Local)]
    [InlineData("from pop.example.net [192.0.2.20] by localhost with POP3 (fetchmail-6.2.1) for u@localhost (single-drop); Wed, 12 Mar 2003 01:58:13 -0800", ReceivedKind.Local)]
    [InlineData("from 192.0.2.233 by by1fd.bay1.hotmail.example with HTTP; Wed, 17 Mar 2004 02:12:31 GMT", ReceivedKind.Web)]
    [InlineData("from 192.0.2.233 (SquirrelMail authenticated user admin) by w.example.org with HTTP; Wed, 17 Mar 2004 02:12:31 GMT", ReceivedKind.Web)]
    [InlineData("by mail.example.org with SMTP id x7; Wed, 17 Mar 2004 02:12:31 GMT", ReceivedKind.Smtp)]
    [InlineData("AAAA BBBB CCCC", ReceivedKind.Unparsed)]
    [InlineData("", ReceivedKind.Unparsed)]
    public void TheWayAMessageCameIsTold(string line, ReceivedKind kind) => Assert.Equal(kind, Line.Parse(line).Kind);

    [Fact]
    public void AWebClientHasNoHelo()
    {
        var read = Line.Parse("from 192.0.2.233 by web.example.org with HTTP; Wed, 17 Mar 2004 02:12:31 GMT");

        Assert.Null(read.Helo);
        Assert.Equal("192.0.2.233", read.Address?.ToString());
    }
}

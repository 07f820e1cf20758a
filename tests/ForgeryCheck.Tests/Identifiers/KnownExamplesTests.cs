using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Tests.Identifiers;

/// <summary>Ids whose time is documented, in manuals or by the line they stood in, decode to it.</summary>
public sealed class KnownExamplesTests
{
    [Theory]
    [InlineData("(8.12.9/8.12.9) with ESMTP id h71MYGrb003274; Fri, 1 Aug 2003 18:34:16 -0400", "2003-08-01T22:34:16Z")]
    [InlineData("(8.12.9/8.12.9) with ESMTP id h687Ua9E011143; Tue, 8 Jul 2003 03:30:36 -0400", "2003-07-08T07:30:36Z")]
    [InlineData("(8.11.6/8.11.6) with ESMTP id g6PEAx406664; Thu, 25 Jul 2002 15:10:59 +0100", "2002-07-25T14:10:59Z")]
    [InlineData("(8.14.4/8.14.4) with ESMTP id q9RDSSCP020784; Sat, 27 Oct 2012 22:28:28 +0900", "2012-10-27T13:28:28Z")]
    [InlineData("(8.9.3/8.9.3) with ESMTP id SAA25503; Fri, 1 Aug 2003 18:34:01 -0400", "2003-08-01T22:00:00Z")]
    [InlineData("with esmtp (Exim 4.72) id 1Ptyjj-0002h5-Ox; Mon, 28 Feb 2011 09:45:47 +0100", "2011-02-28T08:45:47Z")]
    [InlineData("with esmtp (Exim 4.72) id 1ZRRWM-003hj3-Ld; Tue, 18 Aug 2015 07:00:43 +1000", "2015-08-17T21:00:42Z")]
    [InlineData("with esmtp (Exim 3.36 #2) id 19OjC3-00064B-00; Sat, 07 Jun 2005 20:17:35 +0100", "2003-06-07T19:17:35Z")]
    [InlineData("(8.13.1/8.13.1) with ESMTP id jAMJALV3069633; Tue, 22 Nov 2006 13:10:21 -0600", "2005-11-22T19:10:21Z")]
    [InlineData("(8.11.4/8.11.4) id g343Bbl58584; Thu, 15 Nov 2001 10:00:00 -0600", "2002-04-04T03:11:37Z")]
    [InlineData("(Postfix) with ESMTP id 4VHgMm1d1DzyQf; Sun, 14 Apr 2024 22:28:52 +0300 (MSK)", "2024-04-14T19:28:52Z")]
    [InlineData("(Postfix) with ESMTP id 3Pt2mN2VXxznjll; Sun, 20 Mar 2011 14:31:48 +0000", "2011-03-20T14:31:48Z")]
    [InlineData("(Dovecot) with LMTP id T7UJCd5K0lXPKAAAMupD2w; Mon, 17 Aug 2015 21:00:53 +0000", "2015-08-17T20:58:06Z")]
    [InlineData("(SG) with ESMTP id recvd-8477f8c878-tgw75-1-6719915D-5A; Thu, 24 Oct 2024 00:14:21 +0000", "2024-10-24T00:14:21Z")]
    [InlineData("(Lotus Domino Release 6.5.5FP2) with ESMTP id 2007041809053159-74854; Wed, 18 Apr 2007 09:05:31 -0700", "2007-04-18T16:05:31Z")]
    [InlineData("(Lotus Domino Release 5.0.4) with ESMTP id 2001010215584608:1459 ; Tue, 2 Jan 2001 15:58:46 +0530", "2001-01-02T10:28:46Z")]
    [InlineData("(Content Technologies SMTPRS 4.2.10) with ESMTP id <T585d92a5e1c0a86ee487c@mail.example.org>; Thu, 10 Jan 2002 16:10:13 +0000", "2002-01-10T16:10:13Z")]
    public void AnIdUnderItsBrandTellsItsTime(string rest, string time)
    {
        var reading = Ids.Read("from a.example.org ([192.0.2.1]) by mail.example.org " + rest);

        Assert.Equal((IdValidity.Valid, IdBrand.Named, time), (reading.Validity, reading.Brand, Ids.Text(reading.Decoded)));
    }

    [Theory]
    [InlineData("mx.google.com with ESMTPS id fl4si5601760wjc.191.2016.07.23.05.08.18; Sat, 23 Jul 2016 05:08:18 -0700 (PDT)", "2016-07-23T12:08:18Z", "inbound")]
    [InlineData("mx.google.com with ESMTPS id 46e09a7af769-7c6a7ffada1si2345485a34.255.2025.11.03.07.05.22; Mon, 03 Nov 2025 07:05:22 -0800 (PST)", "2025-11-03T15:05:22Z", "inbound")]
    [InlineData("10.223.1.2 with SMTP id d10mr111419846plr.159.1561388740870; Mon, 24 Jun 2019 08:05:40 -0700 (PDT)", "2019-06-24T15:05:40Z", "router")]
    [InlineData("mail-lf1-f41.google.com with SMTP id 2adb3069b0e04-5008d16cc36so4436899e87.2; Mon, 01 May 2023 09:55:44 -0700 (PDT)", null, "outbound")]
    public void AGoogleIdTellsTimeAndKind(string rest, string? time, string role)
    {
        var reading = Ids.Read("by " + rest);

        Assert.Equal((IdValidity.Valid, "Gmail", time, role), (reading.Validity, reading.Product, Ids.Text(reading.Decoded), reading.Decoded?.Role));
    }

    [Theory]
    [InlineData("2002:a05:651c:1614:b0:293:27a9:ef34", true)]
    [InlineData("2002:a05:651c:1614:b0:293:27a9:ef35", false)]
    public void AGoogleIdHoldsTheAddressOfItsHost(string by, bool agrees)
    {
        var reading = Ids.Read($"by {by} with SMTP id f20-20020a05651c161400b0029327a9ef34mr2834317ljq.0; Sat, 05 Mar 2022 09:55:44 -0800 (PST)");

        Assert.Equal((IdValidity.Valid, agrees ? IdMatch.Agrees : IdMatch.Differs), (reading.Validity, reading.Decoded?.AddressMatch));
    }

    [Theory]
    [InlineData("0bQfONMzsVrcwggAJBHh/A", "cp-11.webhostbox.net")]
    [InlineData("gc1OMaa6eFk3vwgAJBHh/A", "cp-11.webhostbox.net")]
    [InlineData("ruiiOAuUgVzjHAAAIEgk+g", "Debian-93-stretch-64-LAMP")]
    [InlineData("ZZJUI5noSVZWIgAAOMCrUw", "mail201.local.one.com")]
    [InlineData("93b6I/NRL1YjfgAAMW3Dmg:2", "dominikbreu.de")]
    [InlineData("GElDC7b55lreVwAA33j24w", "IMAP-31")]
    [InlineData("aPJ3Crb55lqubgAAQN/bTw", "DIR-07")]
    [InlineData("T7UJCd5K0lXPKAAAMupD2w", "mail129.local.one.com")]
    public void ADovecotIdHoldsTheHashOfItsHost(string id, string host)
    {
        Assert.Equal(IdValidity.Valid, Ids.Decode(IdKinds.Dovecot[0], id, out var own, host: host));
        Ids.Decode(IdKinds.Dovecot[0], id, out var other, host: "mail.example.org");
        Ids.Decode(IdKinds.Dovecot[0], id, out var none);

        Assert.Equal((IdMatch.Agrees, IdMatch.Differs, IdMatch.NotTold), (own.HostMatch, other.HostMatch, none.HostMatch));
    }

    [Theory]
    [InlineData("<459c01d4d53b$269ac150$9d2cd180@ospadfv>", "2019-03-07T23:11:52Z", "Outlook Message-ID")]
    [InlineData("<34EFCDE8.7BB9@ibm.net>", "1998-02-22T07:04:08Z", "Mozilla Message-ID")]
    [InlineData("<010001725d8ae2e4-dedcd904-7f4c-4f5d-8039-4366b9b3ccf9-000000@email.amazonses.com>", "2020-05-28T23:08:02Z", "Amazon SES Message-ID")]
    [InlineData("<0b7dc460-4523-11e5-91b7-b82a72d0454d@example.org>", "2015-08-17T21:00:52Z", "UUID version 1")]
    [InlineData("<1234567.8.1561388740870.JavaMail.root@example.org>", "2019-06-24T15:05:40Z", "JavaMail Message-ID")]
    [InlineData("<1234567.8.1561388740870@example.org>", "2019-06-24T15:05:40Z", "JavaMail Message-ID")]
    [InlineData("<E1Ptyjj-0002h5-Ox@example.org>", "2011-02-28T08:45:47Z", "Exim 4.96")]
    [InlineData("<4VHgMm1d1DzyQf@example.org>", "2024-04-14T19:28:52Z", "Postfix long")]
    [InlineData("<20120905142200.B3E78B1E007@example.org>", "2012-09-05T14:22:00Z", "Postfix Message-ID")]
    [InlineData("<20030102115117.A21351@example.org>", "2003-01-02T11:51:17Z", "Date in Message-ID")]
    [InlineData("<20120905142200.12345.qmail@example.org>", "2012-09-05T14:22:00Z", "qmail Message-ID")]
    [InlineData("<200308012234.h71MYGrb003274@example.org>", "2003-08-01T22:34:00Z", "Sendmail Message-ID")]
    [InlineData("<20150429102734.1.3F2A90B1C4D5E6F7@example.org>", "2015-04-29T10:27:34Z", "Mailgun Message-ID")]
    [InlineData("<20150429102734.GA1234@example.org>", "2015-04-29T10:27:34Z", "Date in Message-ID")]
    [InlineData("<OF80257B0A.0046A6F6-ON80257B0A.0046AB12@example.org>", "2013-02-06T12:51:42Z", "Domino Message-ID")]
    [InlineData("<OF12345678.12345678-ON80257B0A.0046A6F6-80257B0A.0046AB12@example.org>", "2013-02-06T12:51:42Z", "Domino Message-ID")]
    [InlineData("<T585d92a5e1c0a86ee487c@example.org>", "2002-01-10T16:10:13Z", "MIMEsweeper")]
    [InlineData("<CAF-abcdefghijklmnopqrstuvwxyz0123456789@mail.gmail.com>", null, null)]
    public void AMessageIdTellsItsTime(string id, string? time, string? kind)
    {
        var reading = Ids.ReadMessageId(id);

        Assert.Equal((time, kind), (Ids.Text(reading.Decoded), reading.Decoded?.Kind.Name));
    }

    [Fact]
    public void TheSmallerValuesAreTold()
    {
        Ids.Decode(IdKinds.Exim[1], "16VDhn-000000001bo-D342", out var exim);
        Ids.Decode(IdKinds.PostfixShort, "B3E78B1E007", out var postfix);
        Ids.Decode(IdKinds.Sendmail[2], "SAA25503", out var hour);
        Ids.Decode(IdKinds.MimeSweeper[0], "T585d92a5e1c0a86ee487c", out var sweeper, address: "192.168.110.228");
        var ses = Ids.ReadMessageId("<010201725d8ae2e4-dedcd904-7f4c-4f5d-8039-4366b9b3ccf9-000000@email.amazonses.com>").Decoded;

        Assert.Equal(6, exim.HostNumber);
        Assert.Equal(736_888, postfix.Microseconds);
        Assert.Equal((18, 25503L), (hour.HourOfDay, hour.Process));
        Assert.Equal(("192.168.110.228", IdMatch.Agrees), (sweeper.Address.ToString(), sweeper.AddressMatch));
        Assert.Equal(("eu-west-1", IdMatch.Differs), (ses?.Role, ses?.HostMatch));
    }
}

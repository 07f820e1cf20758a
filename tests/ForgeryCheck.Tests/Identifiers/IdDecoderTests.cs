using System.Text;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Identifiers;

/// <summary>An id is judged under the brand of its line, and only there.</summary>
public sealed class IdDecoderTests
{
    [Theory]
    [InlineData("(8.12.9/8.12.9) with ESMTP id hZ1MYGrb003274", "Sendmail", IdValidity.Impossible)]
    [InlineData("(8.12.9/8.12.9) with ESMTP id h1VMYGrb003274", "Sendmail", IdValidity.Impossible)]
    [InlineData("(8.05.3/8.05.3) with SMTP id o8UosQg8HoMcWv", "Sendmail", IdValidity.Foreign)]
    [InlineData("with esmtp (Exim 4.62) id eq8Boa-LE03E2-00", "Exim", IdValidity.Impossible)]
    [InlineData("with esmtp (Exim 4.62) id 125660022764-0005Xa-5t", "Exim", IdValidity.Foreign)]
    [InlineData("(Postfix) with ESMTP id FFFFFFFF00", "Postfix", IdValidity.Impossible)]
    [InlineData("(Postfix) with ESMTP id ffaa12ffbb", "Postfix", IdValidity.Foreign)]
    [InlineData("(Dovecot) with LMTP id T7UJCd5K0lXPKAAAMupD2x", "Dovecot", IdValidity.Foreign)]
    [InlineData("(Dovecot) with LMTP id /////95K0lXPKAAAMupD2w", "Dovecot", IdValidity.Impossible)]
    [InlineData("(CommuniGate Pro SMTP 5.1) with ESMTP id 1234567", "CommuniGate Pro", IdValidity.Unknown)]
    [InlineData("(PowerMTA(TM) v3.2r10) id whatever", "PowerMTA", IdValidity.Unknown)]
    public void WhatTheBrandCannotWriteIsToldFromWhatIsNotKnown(string rest, string product, IdValidity validity)
    {
        var reading = Ids.Read($"from a.example.org ([192.0.2.1]) by mail.example.org {rest}; Mon, 16 Apr 2007 19:51:24 +0900");

        Assert.Equal((product, validity), (reading.Product, reading.Validity));
        Assert.Null(reading.Decoded);
    }

    [Fact]
    public void AGoogleLineWithAnInventedIdIsNotAccusedOfItsShape()
    {
        var reading = Ids.Read("by mx.google.com with SMTP id 025x0ft1b5r042h.25.2019.02.12.06.38.06; Tue, 12 Feb 2024 06:38:06 +0000");

        Assert.Equal(IdValidity.Unknown, reading.Validity);
    }

    [Fact]
    public void WithoutABrandTheShapeIsToldApart()
    {
        // A counter of a big provider that reads like a clock of Sendmail.
        var reading = Ids.Read("from a.example.org ([192.0.2.1]) by mail.example.org with ESMTP id 4B17DDDA061757; Tue, 11 May 2010 16:33:48 +0300");

        Assert.Equal((IdBrand.None, IdValidity.Unknown), (reading.Brand, reading.Validity));
        Assert.Null(reading.Decoded);

        var confirmed = Ids.Read("from a.example.org ([192.0.2.1]) by mail.example.org with ESMTP id h71MYGrb003274; Fri, 1 Aug 2003 18:34:16 -0400");
        Assert.Equal(0, confirmed.Shape?.SkewFrom(Ids.Unix("2003-08-01T22:34:16Z")));
    }

    [Fact]
    public void AnIdOfAnotherProductIsSeenByItsShape()
    {
        var reading = Ids.Read("from a.example.org ([192.0.2.1]) by mail.example.org (Postfix) with ESMTP id 1Ptyjj-0002h5-Ox; Mon, 28 Feb 2011 09:45:47 +0100");

        Assert.Equal((IdValidity.Foreign, "Exim"), (reading.Validity, reading.Shape?.Kind.Product));
    }

    [Theory]
    [InlineData("1AlnuQ-0007hv-00")]
    [InlineData("1BlnuQ-0007hv-00")]
    public void AKnownConstantTellsNothing(string id)
    {
        var reading = Ids.Read($"from a.example.org ([192.0.2.1]) by main.gmane.org with esmtp (Gmexim 0.1 (Debian)) id {id} for <a@example.org>; Mon, 16 Apr 2007 17:48:58 +0200");

        Assert.True(reading.IsConstant);
        Assert.Equal(IdValidity.Unknown, reading.Validity);
    }

    [Fact]
    public void OpenwaveIsNotTakenForSendmail()
    {
        var reading = Ids.Read("from a.example.org (192.0.2.1) by mail.example.org (8.5.014) id 4B17DDDA06175707 for x@example.org; Tue, 11 May 2010 16:33:48 +0300");

        Assert.Equal((IdBrand.None, IdValidity.Unknown), (reading.Brand, reading.Validity));
    }

    [Theory]
    [InlineData("from a.example.org by mail.example.org with LMTP id T7UJCd5K0lXPKAAAMupD2w (envelope-from <x@example.org>); Mon, 17 Aug 2015 21:00:53 +0000", "Dovecot")]
    [InlineData("from a.example.org ([192.0.2.1]) by mail.example.org with esmtp id 1Ptyjj-0002h5-Ox; Mon, 28 Feb 2011 09:45:47 +0100", "Exim")]
    public void ALineWithoutANameIsKnownByItsShape(string line, string product)
    {
        var reading = Ids.Read(line);

        Assert.Equal((product, IdBrand.Inferred, IdValidity.Valid), (reading.Product, reading.Brand, reading.Validity));
    }

    [Fact]
    public void OfTwoReadingsTheOneNearerToTheLineIsTaken()
    {
        // An hour letter of Sendmail 8.9 with a long process number is also a clock of 8.11, of 1988 or 2048.
        var reading = Ids.Read("from a.example.org ([192.0.2.1]) by mail.example.org (8.9.3/8.9.3) with ESMTP id SAA0000008029; Fri, 1 Aug 2003 18:34:01 -0400");

        Assert.Equal(("Sendmail 8.9", 0L), (reading.Kind?.Name, reading.Decoded?.SkewFrom(Ids.Unix("2003-08-01T22:34:01Z"))));
    }

    [Theory]
    [InlineData("1970-08-01T22:34:16Z", "1943-08-01T22:34:16Z")]
    [InlineData("2003-08-01T22:34:16Z", "2003-08-01T22:34:16Z")]
    [InlineData("2060-08-01T22:34:16Z", "2063-08-01T22:34:16Z")]
    public void SendmailsCycleOfSixtyYearsIsReadNearTheLine(string near, string time)
    {
        Ids.Decode(IdKinds.Sendmail[0], "h71MYGrb003274", out var decoded, near);

        Assert.Equal(time, Ids.Text(decoded));
    }

    [Theory]
    [InlineData("15.20.4523.15", "Wed, 24 Nov 2021 12:37:41 +0000")] // the build came in July: two messages of public lists
    [InlineData("15.20.4523.15", "Thu, 15 Jul 2021 12:37:41 +0000")]
    public void AServerOfExchangeOnlineMayStayBehindForMonths(string id, string date)
    {
        var reading = Ids.Read(
            "from AB1PR01MB0001.eurprd01.prod.outlook.com (2001:db8::1) by AB1PR01MB0002.eurprd01.prod.outlook.com (2001:db8::2) with Microsoft SMTP Server id "
            + $"{id}; {date}");

        Assert.Equal(0, reading.Decoded?.SkewFrom(DateTimeOffset.Parse(date, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()));
    }

    [Theory]
    [InlineData("2022-03-12T00:00:00Z", 0)]
    [InlineData("2022-06-01T00:00:00Z", 0)]
    [InlineData("2021-12-31T00:00:00Z", 1)]
    [InlineData("2023-03-01T00:00:00Z", -1)]
    public void AnExchangeBuildTellsWhenItWasInUse(string date, int sign)
    {
        var line = "from AB1PR01MB0001.eurprd01.prod.outlook.com (2001:db8::1) by AB1PR01MB0002.eurprd01.prod.outlook.com (2001:db8::2) with Microsoft SMTP Server id 15.20.5038.14; "
            + DateTimeOffset.FromUnixTimeMilliseconds(Ids.Unix(date)).ToString("ddd, d MMM yyyy HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) + " +0000";

        var reading = Ids.Read(line);

        Assert.Equal(IdValidity.Valid, reading.Validity);
        Assert.Equal(sign, Math.Sign(reading.Decoded!.Value.SkewFrom(Ids.Unix(date))!.Value));
    }

    [Theory]
    [InlineData("Tue, 5 Sep 2023 10:00:00 -0000", "5 Sep 2023 10:00:00 -0000", false)]
    [InlineData("5 Sep 2023 10:00:00 -0000", "5 Sep 2023 09:59:59 -0000", true)]
    public void QmailsTwoLinesAreOneClock(string upper, string lower, bool differs)
    {
        var found = QmailPair.TryRead(
            ReceivedParser.Parse(Encoding.Latin1.GetBytes($"(qmail 4711 invoked from network); {upper}")),
            ReceivedParser.Parse(Encoding.Latin1.GetBytes($"from a.example.org (HELO b.example.org) (192.0.2.1)\n  by mail.example.org with SMTP; {lower}")),
            out var pair);

        Assert.True(found);
        Assert.Equal((4711, differs ? 1000 : 0), (pair.Process, pair.SkewMilliseconds));
    }

    [Fact]
    public void AQmailLineOfALocalUserIsNoPair()
    {
        Assert.False(QmailPair.TryRead(
            ReceivedParser.Parse("(qmail 4711 invoked by uid 500); 5 Sep 2023 10:00:00 -0000"u8.ToArray()),
            ReceivedParser.Parse("from a.example.org (192.0.2.1)\n  by mail.example.org with SMTP; 5 Sep 2023 10:00:00 -0000"u8.ToArray()),
            out _));
    }

    [Theory]
    [InlineData("""{ "constants": [ { "why": "x" } ] }""")]
    [InlineData("""{ "constant": [] }""")]
    [InlineData("[]")]
    public void ABadTableOfKnownIdsIsRefused(string json) =>
        Assert.Contains(KnownIds.FileName, Assert.Throws<FormatException>(() => new KnownIds(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "fits": [ { "firstBuild": 1 } ] }""")]
    [InlineData("""{ "fits": [ { "firstBuild": 1, "lastBuild": 2, "day": 1e300, "daysPerBuild": 1, "early": 0, "late": 1 } ] }""")]
    [InlineData("""{ "fits": [ { "firstBuild": 1, "lastBuild": 2, "day": 1, "daysPerBuild": 1, "early": 2, "late": 1 } ] }""")]
    public void ABadTableOfBuildsIsRefused(string json) =>
        Assert.Contains(ExchangeBuilds.FileName, Assert.Throws<FormatException>(() => new ExchangeBuilds(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
}

using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Forms in which one family of gateways writes a value where no other host has it.</summary>
public class GatewayFieldTests
{
    private const string Date = "; Wed, 01 May 2024 12:00:00 +0000";

    [Theory]
    [InlineData("from a.example.org ([192.0.2.1])\r\n  by gw.example.net with ESMTP/TLS/ECDHE-RSA-AES128-SHA256; 01 May 2024 12:00:00 +0000", "ESMTP", null, "ECDHE-RSA-AES128-SHA256")]
    [InlineData("from a.example.org ([192.0.2.1]) by gw.example.net with SMTP/TLS/TLS_AES_256_GCM_SHA384; 01 May 2024 12:00:00 +0000", "SMTP", null, "TLS_AES_256_GCM_SHA384")]
    [InlineData("from a.example.org (Not Verified[192.0.2.1]) by gw.example.net (using TLS: TLSv1.1, AES128-SHA) id <B5e41c5e70001>" + Date, null, "TLSv1.1", "AES128-SHA")]
    [InlineData("from a.example.org (192.0.2.1) by eu.example.net (192.0.2.9) with Exclaimer Signature Manager ESMTP Proxy eu.example.net (tlsversion=TLS13, tlscipher=TLS_AES_X)" + Date, "Exclaimer Signature Manager ESMTP Proxy eu.example.net", "TLS13", "TLS_AES_X")]
    [InlineData("from a.example.org [(192.0.2.1)] by gw.example.net (envelope-from <u@example.org>) (Cellopoint E-mail Firewall v4.2 Build 7 with TLSv1.3 TLS_AES_256_GCM_SHA384 256/256) with ESMTP id 77" + Date, "ESMTP", "TLSv1.3", "TLS_AES_256_GCM_SHA384")]
    [InlineData("from a.example.org [(192.0.2.1)] by gw.example.net (envelope-from <u@example.org>) (Cellopoint E-mail Firewall v4.2 Build 7 with SSLv3 DES-CBC3-SHA 168/168) with ESMTP id 77" + Date, "ESMTP", "SSLv3", "DES-CBC3-SHA")]
    [InlineData("from a.example.org (192.0.2.1) by gw.example.net with ESMTPS (tlsversion=TLS13,tlscipher=TLS_AES_X) id 77" + Date, "ESMTPS", "TLS13", "TLS_AES_X")]
    [InlineData("from a.example.org (192.0.2.1) by gw.example.net with ESMTPS (version=TLS1_2,cipher=TLS_AES_X,bits=256) id 77" + Date, "ESMTPS", "TLS1_2", "TLS_AES_X")]
    [InlineData("from a.example.org (192.0.2.1) by gw.example.net with ESMTPS (cipher=TLS_AES_X,version=TLS1_2) id 77" + Date, "ESMTPS", "TLS1_2", "TLS_AES_X")]
    [InlineData("from a.example.org (a.example.org [192.0.2.1])\r\n\tby gw.example.net (OpenSMTPD) with ESMTPSA id c71;\r\n\tTLS version=TLSv1.2 cipher=ECDHE-RSA-AES256-GCM-SHA384 bits=256 verify=NO;\r\n\tfor <v@example.net>" + Date, "ESMTPSA", "TLSv1.2", "ECDHE-RSA-AES256-GCM-SHA384")]
    [InlineData("from a.example.org (a.example.org [192.0.2.1]) by gw.example.net with ESMTPS tls TLS_AES_X id 77" + Date, "ESMTPS", null, "TLS_AES_X")]
    public void TlsIsReadWhereGatewaysWriteIt(string text, string? with, string? tls, string cipher)
    {
        var line = Line.Parse(text);

        Assert.Equal((with, tls, cipher), (line.With, line.Tls, line.Cipher));
        Assert.Equal("192.0.2.1", line.Address?.ToString());
    }

    [Theory]
    [InlineData("from a.example.org (Not Verified[192.0.2.1]) by gw.example.net with MailMarshal (v6,1) id <B5e41c5e70001>" + Date, "a.example.org", null)]
    [InlineData("from r.example.org ([192.0.2.1]:2525 \"EHLO\r\n\ta.example.org\" smtp-auth: <none>) by x.example.net with ESMTP id S1" + Date, "a.example.org", "r.example.org")]
    [InlineData("from [192.0.2.1] (a.example.org)\r\n\tby x.example.net (chasquid) with SMTP\r\n\t(over SMTP, plain text!, envelope from \"u@example.org\")" + Date, "a.example.org", null)]
    [InlineData("from [192.0.2.1] ([198.51.100.7])\r\n\tby x.example.net (chasquid) with SMTP\r\n\t(over SMTP, plain text!, envelope from \"u@example.org\")" + Date, "[198.51.100.7]", null)]
    [InlineData("from a.example.org (192.0.2.1) by x.example.net with SMTP; 10 Nov 2005 00:00:05 -0000", "a.example.org", "a.example.org")]
    [InlineData("(from a.example.org [192.0.2.1]) by gw.example.net (NAVGW 2.5.1.18) with SMTP id M2001" + Date, "a.example.org", null)]
    public void HeloAndReverseNameAreToldApart(string text, string helo, string? reverse)
    {
        var line = Line.Parse(text);

        Assert.Equal((helo, reverse, "192.0.2.1"), (line.Helo, line.ReverseName, line.Address?.ToString()));
        Assert.Equal(ReceivedKind.Smtp, line.Kind);
    }

    [Theory]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net (envelope-sender <<u@example.org>>) (Mopper) with SMTP id 3760A1" + Date)]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net with esmtp envelope from <u@example.org> message id 1n4m for <v@example.net>" + Date)]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net (Haraka/3.0) with ESMTP id 7F envelope-from <u@example.org>" + Date)]
    [InlineData("from [192.0.2.1] (a.example.org) by x.example.net (chasquid) with ESMTPS tls TLS_AES_X (over SMTP, TLS-1.3, envelope from \"u@example.org\")" + Date)]
    public void TheEnvelopeSenderIsReadInEveryForm(string text) => Assert.Equal("u@example.org", Line.Parse(text).EnvelopeFrom);

    [Theory]
    [InlineData("from x (x.example.org [192.0.2.1]) by y.example.net (OpenSMTPD) with ESMTPSA id c71 (TLSv1.3:TLS_AES_X:256:NO) auth=yes user=joe for <v@example.net>" + Date, "joe")]
    [InlineData("from x (x.example.org [192.0.2.1]) by y.example.net (OpenSMTPD) with ESMTPSA id c71 auth=yes" + Date, "yes")]
    [InlineData("from x (x.example.org [192.0.2.1]) (user=joe mech=PLAIN) by y.example.net with ESMTP id c71" + Date, "joe")]
    [InlineData("from x (x.example.org [192.0.2.1]) (smtp-auth username joe, mechanism plain) by y.example.net with ESMTP id c71" + Date, "joe")]
    [InlineData("from x (x.example.org [192.0.2.1]) (authuser joe) by y.example.net with ESMTP id c71" + Date, "joe")]
    [InlineData("from x (x.example.org [192.0.2.1]) by y.example.net (OpenSMTPD) with ESMTP id c71 for <v@example.net>" + Date, null)]
    [InlineData("from x (x.example.org [192.0.2.1]) by y.example.net (OpenSMTPD) with ESMTPSA id c71; TLS version=TLSv1.2 cipher=AES_X bits=256 verify=NO; for <v@example.net>" + Date, null)]
    public void TheUserBehindTheIdIsRead(string text, string? user) => Assert.Equal((user, "c71"), (Line.Parse(text).Auth, Line.Parse(text).Id));

    [Theory]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net with ESMTP id 9; Wed, 01 May 2024 12:00:00 +0000 for <v@example.net>")]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net with ESMTP id 9; Wed, 01 May 2024 12:00:00 for v@example.net")]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net with ESMTP id 77ab for <\"v@example.net\" <v@example.net>> Wed, 01 May 2024 12:00:00 GMT")]
    [InlineData("from a.example.org ([192.0.2.1]) by x.example.net with ESMTP id 9 for <<v@example.net>>; Wed, 01 May 2024 12:00:00 GMT")]
    public void TheRecipientIsReadOnce(string text)
    {
        var line = Line.Parse(text);

        Assert.Equal(["v@example.net"], line.For);
        Assert.True(line.Date.HasTime);
        Assert.True(line.Date.ZoneName.IsEmpty || line.DateText!.EndsWith("GMT", StringComparison.Ordinal));
    }

    [Fact]
    public void AnIdBeforeTheHostIsRead()
    {
        var line = Line.Parse("from joe (uid 1001)\r\n\t(envelope-from joe@desk7.example)\r\n\tid 21f0\r\n\tby desk7.example (DragonFly Mail Agent v0.13)" + Date);

        Assert.Equal(("21f0", "desk7.example", "joe@desk7.example", ReceivedKind.Local), (line.Id, line.By, line.EnvelopeFrom, line.Kind));
    }

    [Fact]
    public void ACommentThatNeverClosesKeepsTheDate()
    {
        var line = Line.Parse("from a.example.org(192.0.2.1) by gw.example.net via smap (V1.3 id xma093673; Fri, 11 Apr 1997 10:00:00 -0700 (PDT)");

        Assert.Equal(("xma093673", "smap", "V1.3"), (line.Id, line.Via, line.Software));
        Assert.Equal(new DateTimeOffset(1997, 4, 11, 17, 0, 0, TimeSpan.Zero), line.Date.Time);
    }

    [Fact]
    public void CentralAfricaTimeIsAZone()
    {
        var bare = Line.Parse("from a.example.org ([192.0.2.1]) by x.example.net with ESMTP id 9; Wed, 01 May 2024 12:00:00 CAT");
        var named = Line.Parse("from a.example.org ([192.0.2.1]) by x.example.net with ESMTP id 9; Wed, 01 May 2024 12:00:00 +0200 (CAT)");

        Assert.Equal((short)120, bare.Date.OffsetMinutes!.Value);
        Assert.False(named.Date.Has(DateFaults.ZoneNameDisagrees));
    }
}

using ForgeryCheck.Authentication;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Authentication;

/// <summary>Results of SPF, DKIM and DMARC that hosts recorded: what they say, and whose are believed.</summary>
public sealed class RecordedResultsTests
{
    private const string Line = """
        Received: from pool-9.fibernet.example (pool-9.fibernet.example [203.0.113.9])
        	by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)
        """;

    private const string Google = """
        Received: from mail.galangal.example (mail.galangal.example. [203.0.113.9])
        	by mx.google.com with ESMTPS id m16si1777680ljj.10.2024.05.01.10.00.05; Wed, 01 May 2024 03:00:05 -0700 (PDT)
        """;

    private const string Outlook = """
        Received: from mail.galangal.example (203.0.113.9) by
         DB5EUR03FT030.mail.protection.outlook.com (10.152.20.200) with Microsoft SMTP Server (version=TLS1_3,
         cipher=TLS_AES_256_GCM_SHA384) id 15.20.7544.18 via Frontend Transport; Wed, 1 May 2024 10:00:05 +0000
        """;

    private const string Author = "From: Alice <alice@galangal.example>";

    [Theory]
    [InlineData("mx.bieberdorf.example; spf=pass smtp.mailfrom=alice@galangal.example", "SPF pass galangal.example")]
    [InlineData("mx.bieberdorf.example; spf=softfail smtp.mailfrom=galangal.example", "SPF softfail galangal.example")]
    [InlineData("mx.bieberdorf.example; spf=fail smtp.helo=mail.galangal.example", "SPF of the HELO name fail mail.galangal.example")]
    [InlineData("spf=fail (sender IP is 203.0.113.9) smtp.mailfrom=galangal.example; dkim=none (message not signed) header.d=none;dmarc=fail action=oreject header.from=galangal.example;compauth=fail reason=000", "SPF fail galangal.example, DKIM none , DMARC fail galangal.example Reject")]
    [InlineData("mx.google.com; dkim=pass header.i=@galangal.example header.s=2024 header.b=PWS5iPwx; dmarc=pass (p=NONE sp=QUARANTINE dis=NONE) header.from=galangal.example", "DKIM pass galangal.example, DMARC pass galangal.example None")]
    [InlineData("mx.example.net; dmarc=fail (p=QUARANTINE dis=QUARANTINE) header.from=galangal.example", "DMARC fail galangal.example Quarantine")]
    [InlineData("mx.example.net; spf=hardfail smtp.mailfrom=a@galangal.example", "SPF fail galangal.example")]
    [InlineData("mx.example.net; dmarc=bestguesspass action=none header.from=Galangal.example", "DMARC pass galangal.example None")]
    [InlineData("mx.example.net; dkim=wonderful header.d=galangal.example", "")]
    [InlineData("mx.example.net; spf=pass smtp.mailfrom=\"<a b=c>\"", "SPF pass ")]
    [InlineData("mx.example.net 1; dkim/1=pass (good (really) \\) signature) reason=\"ok; fine\" header.d=galangal.example; x-mine=what; spf=pass smtp.mailfrom=\"a b\"@galangal.example", "DKIM pass galangal.example, SPF pass ")]
    [InlineData("mx.example.net; ((((; spf=pass smtp.mailfrom=a@galangal.example", "")]
    [InlineData("mx.example.net; iprev=pass policy.iprev=203.0.113.9 (pool-9.fibernet.example)", "the reverse name pass pool-9.fibernet.example")]
    [InlineData("mx.example.net; iprev=fail (pool-9.fibernet.example.) smtp.remote-ip=203.0.113.9", "the reverse name fail pool-9.fibernet.example")]
    [InlineData("mx.example.net; iprev=permerror policy.iprev=203.0.113.9", "the reverse name permerror ")]
    [InlineData("mx.example.net; iprev=pass policy.iprev=198.51.100.7 (mail.example.net)", "")]
    [InlineData("mx.example.net; none", "")]
    [InlineData(";;;===", "")]
    [InlineData("", "")]
    public void AResultsFieldIsRead(string field, string checks) =>
        Assert.Equal(checks, Text(Read($"Authentication-Results: {field}\n{Line}\n{Author}\n")));

    [Theory]
    [InlineData("pass (mx: domain of alice@galangal.example designates 203.0.113.9 as permitted sender) client-ip=203.0.113.9;", "SPF pass galangal.example")]
    [InlineData("Fail (protection.outlook.com: domain of galangal.example does not designate 203.0.113.9 as permitted sender) receiver=x; client-ip=203.0.113.9; helo=h;", "SPF fail galangal.example")]
    [InlineData("softfail client-ip=203.0.113.9; envelope-from=\"alice@galangal.example\"; identity=mailfrom", "SPF softfail galangal.example")]
    [InlineData("fail identity=helo; client-ip=203.0.113.9; helo=mail.galangal.example", "SPF of the HELO name fail mail.galangal.example")]
    [InlineData("None (protection.outlook.com: galangal.example does not designate permitted sender hosts)", "SPF none ")]
    [InlineData("SoftFail (protection.outlook.com: domain of transitioning\n galangal.example discourages use of 203.0.113.9 as permitted sender)", "SPF softfail galangal.example")]
    [InlineData("SoftFail (protection.outlook.com: domain of transitioning galangal.example discourages use of\n 198.51.100.7 as permitted sender)", "")]
    [InlineData("softfail (google.com: domain of transitioning a@galangal.example does not\n\tdesignate 198.51.100.7 as permitted sender)", "")]
    [InlineData("neutral (google.com: 198.51.100.7 is neither permitted nor denied by domain of a@galangal.example)", "")]
    [InlineData("neutral (google.com: 203.0.113.9 is neither permitted nor denied by domain of a@galangal.example)", "SPF neutral galangal.example")]
    [InlineData("certainly", "")]
    [InlineData("", "")]
    public void AReceivedSpfFieldIsRead(string field, string checks) =>
        Assert.Equal(checks, Text(Read($"Received-SPF: {field}\n{Line}\n{Author}\n")));

    [Theory]
    [InlineData("CIP:203.0.113.9;CTRY:NL;H:mail.galangal.example;PTR:InfoDomainNonexistent;CAT:NONE;", "the reverse name permerror ")]
    [InlineData("CIP:203.0.113.9;CTRY:NL;H:mail.galangal.example; PTR:Mail.Galangal.example. ;", "the reverse name neutral mail.galangal.example")]
    [InlineData("CIP:203.0.113.9;PTR:;", "")]
    [InlineData("CIP:198.51.100.7;PTR:InfoNoRecords;", "")]
    [InlineData("CIP:255.255.255.255;PTR:InfoNoRecords;", "")]
    [InlineData("CIP:;PTR:InfoNoRecords", "")]
    [InlineData("PTR:InfoNoRecords", "")]
    [InlineData(";;;:", "")]
    public void WhatExchangeOnlineNotedOfTheClientIsRead(string field, string checks)
    {
        Assert.Equal(checks, Text(Read($"{Outlook}\n{Author}\nX-Forefront-Antispam-Report: {field}\n")));

        // Of two, one may be the stranger's; and no other host writes such a field.
        Assert.Empty(Read($"{Outlook}\n{Author}\nX-Forefront-Antispam-Report: {field}\nX-Forefront-Antispam-Report: {field}\n"));
        Assert.Empty(Read($"{Line}\n{Author}\nX-Forefront-Antispam-Report: {field}\n"));
    }

    [Fact]
    public void WhatStandsBelowTheBoundaryIsTheStrangers() =>
        Assert.Empty(Read($"{Line}\nAuthentication-Results: mx.bieberdorf.example; dmarc=pass header.from=galangal.example\n{Author}\n"));

    [Fact]
    public void SoIsWhatStandsBelowTheFieldsOfTheAuthor() =>
        Assert.Empty(Read($"{Author}\nAuthentication-Results: mx.bieberdorf.example; dmarc=pass header.from=galangal.example\n{Line}\n"));

    [Fact]
    public void AHostThatWritesBelowItsLineIsBelievedThereAndOnlyDirectlyThere()
    {
        const string result = "Authentication-Results: mx.google.com; dmarc=pass header.from=galangal.example";
        Assert.Equal("DMARC pass galangal.example", Text(Read($"{Google}\n{result}\n{Author}\n")));
        Assert.Equal("SPF pass galangal.example, DMARC pass galangal.example", Text(Read($"{Google}\nReceived-SPF: pass (domain of a@galangal.example)\n{result}\n{Author}\n")));
        Assert.Empty(Read($"{Google}\nX-Mine: 1\n{result}\n{Author}\n"));
    }

    [Theory]
    [InlineData("bieberdorf.example", "", "DKIM pass galangal.example, ARC none ")]
    [InlineData("bieberdorf.example", "Received-SPF: pass (domain of a@galangal.example)\n", "SPF pass galangal.example")] // what it says itself comes first
    [InlineData("turmeric.example", "", "")]                                                                                 // a later host's
    public void TheSetThatTheBoundarysHostSealedTellsWhatItFound(string sealer, string above, string checks)
    {
        var set = $"ARC-Seal: i=1; d={sealer}; cv=none\nARC-Authentication-Results: i=1; mx.{sealer};\n dkim=pass header.d=galangal.example; arc=none\n";
        Assert.Equal(checks, Text(Read($"{above}{set}{Line}\n{Author}\n")));
        Assert.Empty(Read($"{Line}\n{set}{Author}\n"));
    }

    [Fact]
    public void SpfOfAnotherClientThanTheHandOversIsOfAnotherHop() =>
        Assert.Empty(Read($"Received-SPF: pass client-ip=198.51.100.7; envelope-from=a@galangal.example\n{Line}\n{Author}\n"));

    /// <summary>The mail came to the gateway, and from there to Exchange Online, which checked the gateway.</summary>
    [Theory]
    [InlineData("Authentication-Results: spf=softfail (sender IP is 198.51.100.7) smtp.mailfrom=galangal.example; dkim=fail (body hash did not verify) header.d=galangal.example;dmarc=fail action=quarantine header.from=galangal.example", "")]
    [InlineData("Received-SPF: SoftFail (protection.outlook.com: domain of transitioning\n galangal.example discourages use of 198.51.100.7 as permitted sender)", "")]
    [InlineData("Authentication-Results: mx.bieberdorf.example; spf=softfail smtp.mailfrom=galangal.example; dmarc=fail header.from=galangal.example", "")]           // the client is that of the line below
    [InlineData("Authentication-Results: spf=pass (sender IP is 198.51.100.7) smtp.mailfrom=galangal.example;dmarc=pass action=none header.from=galangal.example", "")] // both use the gateway
    [InlineData("Authentication-Results: spf=fail (sender IP is 198.51.100.7) smtp.mailfrom=galangal.example; dkim=pass (signature was verified) header.d=galangal.example;dmarc=pass header.from=galangal.example", "DKIM pass galangal.example")]
    [InlineData("Authentication-Results: spf=pass (sender IP is 203.0.113.9) smtp.mailfrom=galangal.example", "SPF pass galangal.example")] // it was told the client
    public void WhatAHostFoundOfTheGatewayIsNotOfTheClient(string field, string checks)
    {
        const string behind = """
            Received: from relay.gateway.example (198.51.100.7) by DB5EUR03FT030.mail.protection.outlook.com (10.152.20.200) with Microsoft SMTP Server id 15.20.7544.18;
             Wed, 1 May 2024 10:00:07 +0000
            """;
        Assert.Equal(checks, Text(Read($"{field}\n{behind}\n{Line}\n{Author}\n", boundary: 2)));
    }

    [Fact]
    public void AHostBehindAnotherOfItsOrganisationMayKnowTheClient()
    {
        const string behind = "Received: from mx.bieberdorf.example (mx.bieberdorf.example [198.51.100.7]) by lists.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B2; Wed,  1 May 2024 10:00:07 +0000 (UTC)";
        const string field = "Authentication-Results: lists.bieberdorf.example; dmarc=pass header.from=galangal.example";
        Assert.Equal("DMARC pass galangal.example", Text(Read($"{field}\n{behind}\n{Line}\n{Author}\n", boundary: 2)));
    }

    [Fact]
    public void WhatTheGatewayFoundIsBelievedUnderTheNameThatExchangeGaveIt()
    {
        const string behind = """
            Received: from relay.gateway.example (198.51.100.7) by DB5EUR03FT030.mail.protection.outlook.com (10.152.20.200) with Microsoft SMTP Server id 15.20.7544.18;
             Wed, 1 May 2024 10:00:07 +0000
            """;
        const string original = "Authentication-Results-Original: mx.bieberdorf.example; dmarc=pass header.from=galangal.example";
        Assert.Equal("DMARC pass galangal.example", Text(Read($"{behind}\n{original}\n{Line}\n{Author}\n", boundary: 2)));
        Assert.Empty(Read($"{behind}\n{Line}\n{original}\n{Author}\n", boundary: 2));
        Assert.Empty(Read($"{Google}\n{original}\n{Author}\n"));
    }

    [Fact]
    public void AResultWithoutANameIsOfTheHostWhoseLineIsBelowIt()
    {
        const string above = "Received: from mx.bieberdorf.example (10.0.0.5) by store.bieberdorf.example (Postfix) with ESMTP id 4F1C27A0B2; Wed,  1 May 2024 10:00:07 +0000 (UTC)";
        const string field = "Received-SPF: pass client-ip=203.0.113.9; envelope-from=a@galangal.example";
        Assert.Equal("store.bieberdorf.example", Assert.Single(Read($"{field}\n{above}\n{Line}\n{Author}\n", boundary: 2)).By);
        Assert.Equal("mx.bieberdorf.example", Assert.Single(Read($"{above}\n{field}\n{Line}\n{Author}\n", boundary: 2)).By);
    }

    [Fact]
    public void NoDamageThrows()
    {
        const string field = "Authentication-Results: mx.google.com; dkim=pass header.i=@galangal.example; spf=fail (x) smtp.mailfrom=a@b.example; dmarc=fail (p=REJECT) header.from=b.example";
        for (var i = 24; i < field.Length; i++)
        {
            _ = Read($"{field[..i]}\n{Line}\n{Author}\n");
            _ = Read($"{field[..i]}\0\"(\\{field[(i + 1)..]}\n{Line}\n{Author}\n");
        }

        _ = Read($"Authentication-Results: x; {string.Concat(Enumerable.Repeat("dkim=pass header.d=a.example; ", 5000))}\n{Line}\n{Author}\n");
        Assert.True(Read($"Authentication-Results: x; {string.Concat(Enumerable.Repeat("dkim=pass header.d=a.example; ", 200))}\n{Line}\n{Author}\n").Length <= 32);
    }

    private static AuthCheck[] Read(string header, int boundary = 1) =>
        new MailUnderTest(header + "To: bob@bieberdorf.example\n\n") { Boundary = boundary }.Facts().Authentication.Recorded;

    private static string Text(IReadOnlyList<AuthCheck> checks) => string.Join(", ", checks.Select(check =>
        $"{AuthWords.Of(check.Method)} {AuthWords.Of(check.Result)} {check.Domain}{(check.Policy is { } policy ? " " + policy : "")}"));
}

using ForgeryCheck.Chains;

namespace ForgeryCheck.Tests.Chains;

/// <summary>The lines of a declared gateway are the reader's, told by its address or by a confirmed name, and never by HELO.</summary>
public sealed class GatewayBoundaryTests
{
    private const string Claimed = "from pc.example.net ([198.51.100.9]) by mail.example.net (Postfix) with ESMTP id 3C4D5E6F7A";
    private const string Inside = "from mail.example.net (mail.example.net [203.0.113.5]) by in.gw.example (Postfix) with ESMTP id 2B3C4D5E6F";

    [Theory]
    [InlineData("192.0.2.0/28", "from whatever ([192.0.2.7]) by mx.harbour.example with esmtp (Exim 4.96) id 1s2abc-0001xy-2A", "gw.example")]
    [InlineData("gw.example", "from out.gw.example (out.gw.example [192.0.2.7]) by mx.harbour.example (Postfix) with ESMTP id 1A2B3C4D5E", null)]
    public void The_client_of_the_gateway_handed_the_mail_over(string gateway, string top, string? besides)
    {
        var chain = ChainMail.Chain(ChainMail.Behind([gateway, .. besides is null ? [] : (string[])[besides]]), top, Inside, Claimed);

        Assert.Equal((2, BoundaryBasis.Declared), (chain.Boundary.Line, chain.Boundary.Basis));
        Assert.Equal("203.0.113.5", chain.HandOver!.Address.ToString());
        Assert.Contains("which is declared as your gateway", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from out.gw.example (unknown [203.0.113.77]) by mx.harbour.example (Postfix) with ESMTP id 1A2B3C4D5E")]
    [InlineData("from out.gw.example (203.0.113.77) by mx.harbour.example with Microsoft SMTP Server id 15.20.7544.18")]
    [InlineData("from x.example (out.gw.example [203.0.113.77]) by mx.harbour.example with SMTP")]
    public void A_name_that_nothing_confirms_proves_nothing(string top)
    {
        var chain = ChainMail.Chain(ChainMail.Behind("gw.example", "192.0.2.0/28"), top, Inside, Claimed);

        Assert.Equal((1, BoundaryBasis.WorkedOut), (chain.Boundary.Line, chain.Boundary.Basis));
        Assert.Equal("203.0.113.77", chain.HandOver!.Address.ToString());
        Assert.Contains("declared as yours or as your gateway", chain.Boundary.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_the_readers_provider_above_the_gateway_are_passed()
    {
        var chain = ChainMail.Chain(
            ChainMail.Behind("mimecast"),
            "from A.eop-EUR02.prod.protection.outlook.com (2603:10a6:10:1::11) by B.outlook.office365.com (2603:10a6:10:2::42) with Microsoft SMTP Server id 15.20.7544.29",
            "from us-smtp-delivery-1.mimecast.com (207.211.31.120) by A.mail.protection.outlook.com (10.13.58.76) with Microsoft SMTP Server id 15.20.7544.18",
            "from mail.example.net (mail.example.net [203.0.113.5]) by relay.mimecast.com with ESMTP id us-mta-1-abcdefgh12345678-1",
            Claimed);

        Assert.Equal(3, chain.Boundary.Line);
        Assert.Equal("203.0.113.5", chain.HandOver!.Address.ToString());
    }
}

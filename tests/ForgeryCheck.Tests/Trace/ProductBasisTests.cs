using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>How a program is known: named, known by a form of its own, or inferred from a form that could be another's.</summary>
public class ProductBasisTests
{
    private const string Date = "; Wed, 01 May 2024 12:00:00 +0000";

    [Theory]
    [InlineData("from a ([192.0.2.1]) by x.example.net (Postfix) with SMTP id 62F9114047" + Date, "Postfix", ProductBasis.Named)]
    [InlineData("by x.example.net (Ourmail, from userid 33) id DABBD1BED3" + Date, "Postfix", ProductBasis.Inferred)]
    [InlineData("by x.example.net (masqmail 0.3.6-dev, from userid 1000) id 1abc" + Date, "masqmail", ProductBasis.Named)]
    [InlineData("from a (b.example.org [192.0.2.1]) by x.example.net (8.12.10/8.12.10) with ESMTP id h2F0c2x31856" + Date, "Sendmail", ProductBasis.Form)]
    [InlineData("from a (b.example.org [192.0.2.1]) by x.example.net (8.8.5) with ESMTP id h2F0c2x31856" + Date, "Sendmail", ProductBasis.Form)]
    [InlineData("from a (b.example.org [192.0.2.1]) by x.example.net with ESMTP id h2F0c2x31856" + Date, null, ProductBasis.Unknown)]
    [InlineData("from a by b (Ourmail) with MAPI id m31" + Date, null, ProductBasis.Unknown)]
    [InlineData("from a.example ([192.0.2.1]) by b.example with mapi id 15.01.1943.023" + Date, "Exchange", ProductBasis.Named)]
    [InlineData("from mapi (app5[null]) by mapi (Zmail) with MAPI id m31" + Date, "Zmail", ProductBasis.Named)]
    [InlineData("from a.example ([192.0.2.1]) by b.example with ESMTP/TLS/AES256-SHA; 01 May 2024 12:00:00 +0000", "Cisco ESA", ProductBasis.Named)]
    [InlineData("from a.example ([192.0.2.1]) by b.example with ESMTP; 01 May 2024 12:00:00 +0000", "Cisco ESA", ProductBasis.Inferred)]
    [InlineData("from a.example (192.0.2.1) by b.example with SMTP; 10 Nov 2005 00:00:05 -0000", "qmail", ProductBasis.Inferred)]
    [InlineData("(qmail 71 invoked by uid 7); 10 Nov 2005 00:00:05 -0000", "qmail", ProductBasis.Named)]
    [InlineData("from a.example ([192.0.2.1]) by b.example with esmtp id 1oxikm-00BXtl-4S" + Date, "Exim", ProductBasis.Form)]
    [InlineData("from a.example (Not Verified[192.0.2.1]) by b.example id <B5e41c5e70000>" + Date, "MailMarshal", ProductBasis.Form)]
    [InlineData("from a.example (r.example [192.0.2.1]) by b.example (envelope-sender <u@a.example>) with ESMTPS id 1a2b3c4d" + Date, "maddy", ProductBasis.Form)]
    [InlineData("from a.example (unknown [192.0.2.1]) by app1 with SMTP id AQAAfwD3x8kPq2Bl.3415S2" + Date, "Coremail", ProductBasis.Form)]
    [InlineData("from a.example (r.example [192.0.2.1]) by b.example with ESMTPS id 1b2c3d4e-5f6a-11ee-8a4b-005056917f90" + Date, "Halon", ProductBasis.Inferred)]
    [InlineData("from a.example (r.example [192.0.2.1]) by mx7.example (PPS) with ESMTPS id 3t8abcde-1" + Date, "Proofpoint", ProductBasis.Form)]
    [InlineData("from a.example ([192.0.2.1]) by mx7.example (mxfront/Yandex) with ESMTPS id abc" + Date, "Yandex", ProductBasis.Named)]
    public void TheProgramAndHowItIsKnown(string text, string? product, ProductBasis basis)
    {
        var line = Line.Parse(text);

        Assert.Equal((product, basis), (line.Product, line.ProductBasis));
    }
}

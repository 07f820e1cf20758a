using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Appended;
using ForgeryCheck.Rules.Consistency;

namespace ForgeryCheck.Tests.Rules.Consistency;

/// <summary>The rules that need only what the receiving host wrote down.</summary>
public sealed class RecordedNamesTests
{
    private const string Date = "; Wed, 1 May 2024 10:00:05 +0000 (UTC)\n";

    private static MailUnderTest At(string from, string by = "mx.example.org") => new($"Received: from {from} by {by} (Postfix) with ESMTP id 4F1C27A0B{Date}");

    private static MailUnderTest Below(string from, string by = "a.example.com") =>
        new($"Received: from a.example.com (a.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B{Date}"
            + $"Received: from {from} by {by} (Postfix) with ESMTP id 5F1C27A0B{Date}");

    [Fact]
    public void The_classic_example_of_two_names()
    {
        var mail = new MailUnderTest("Received: from galangal.org (turmeric.com [104.128.23.115]) by mail.bieberdorf.edu\n");

        var finding = Assert.Single(mail.Check(new HeloAndReverseNameDisagreeRule()));

        Assert.Equal((FindingScope.Chain, FindingKind.Anomaly), (finding.Scope, finding.Kind));
        Assert.Equal("galangal.org", mail.Pointed(finding));
        Assert.Contains("turmeric.com", finding.Message, StringComparison.Ordinal);
        Assert.Contains("104.128.23.115", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Below_the_boundary_it_is_hearsay_about_that_line()
    {
        var finding = Assert.Single(Below("galangal.example (turmeric.test [203.0.113.9])").Check(new HeloAndReverseNameDisagreeRule()));

        Assert.Equal((FindingScope.Line, "claimed"), (finding.Scope, finding.Fact));
        Assert.Equal([2], finding.Lines);
    }

    [Theory]
    [InlineData("out1.example.com (mail.example.com [203.0.113.9])")]
    [InlineData("EXAMPLE.COM. (mail.example.com [203.0.113.9])")]
    [InlineData("fred (mail.example.com [203.0.113.9])")]
    [InlineData("[203.0.113.9] (mail.example.com [203.0.113.9])")]
    [InlineData("mail.example.net (unknown [203.0.113.9])")]
    public void One_organisation_or_no_name_at_all_agrees(string from) =>
        Assert.Empty(At(from).Check(new HeloAndReverseNameDisagreeRule()));

    [Theory]
    [InlineData("[198.51.100.9] (unknown [203.0.113.9])")]
    [InlineData("198.51.100.9 (unknown [203.0.113.9])")]
    public void Another_public_address_as_name(string from)
    {
        var finding = Assert.Single(At(from).Check(new HeloIsAnotherAddressRule()));

        Assert.Contains("198.51.100.9", finding.Message, StringComparison.Ordinal);
        Assert.Contains("203.0.113.9", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[203.0.113.200] (unknown [203.0.113.9])")]
    [InlineData("[192.168.1.5] (unknown [203.0.113.9])")]
    [InlineData("[198.51.100.9] (unknown [10.0.0.9])")]
    public void Neighbours_and_address_translation_pass(string from) =>
        Assert.Empty(At(from).Check(new HeloIsAnotherAddressRule()));

    [Theory]
    [InlineData("hotmail.com (pool-9.example.net [203.0.113.9])", "pool-9.example.net")]
    [InlineData("mx4.mail.yahoo.com (unknown [203.0.113.9])", "no name in the DNS")]
    public void A_big_providers_name_from_elsewhere(string from, string found)
    {
        var finding = Assert.Single(At(from).Check(new HeloNamesBigProviderRule()));

        Assert.Contains(found, finding.Message, StringComparison.Ordinal);
        Assert.Contains("203.0.113.9", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hotmail.com (bay0-f12.bay0.hotmail.com [203.0.113.9])")]
    [InlineData("hotmail.com (mail-am0eur02.outbound.protection.outlook.com [203.0.113.9])")]
    [InlineData("nothotmail.com (pool-9.example.net [203.0.113.9])")]
    [InlineData("hotmail.com ([10.0.0.9])")]
    public void The_providers_own_hosts_pass(string from) => Assert.Empty(At(from).Check(new HeloNamesBigProviderRule()));

    [Fact]
    public void A_product_that_never_writes_the_name_tells_nothing_about_it()
    {
        var mail = new MailUnderTest("Received: from outlook.com (203.0.113.9) by AM1.mail.protection.outlook.com (10.152.12.54) with Microsoft SMTP Server id 15.20.735.16; Wed, 1 May 2024 10:00:05 +0000\n");

        Assert.Empty(mail.Check(new HeloNamesBigProviderRule()));
        Assert.Empty(mail.Check(new NoReverseNameRule()));
    }

    [Theory]
    [InlineData("a.example.com (unknown [203.0.113.9])", "none")]
    [InlineData("a.example.com (b.example.com [203.0.113.9] (may be forged))", "may-be-forged")]
    public void No_name_found(string from, string grade)
    {
        var mail = At(from);

        var finding = Assert.Single(mail.Check(new NoReverseNameRule()));

        Assert.Equal(grade, finding.Grade);
        Assert.Equal("203.0.113.9", mail.Pointed(finding));
    }

    [Theory]
    [InlineData("unknown (mail.example.com [203.0.113.9])")]
    [InlineData("a.example.com (unknown [10.0.0.9])")]
    public void A_name_that_was_found_or_a_private_address_passes(string from) =>
        Assert.Empty(At(from).Check(new NoReverseNameRule()));

    [Theory]
    [InlineData("mx.example.org (unknown [203.0.113.9])", "mx.example.org")]
    [InlineData("[192.0.2.25] (unknown [203.0.113.9])", "mx.example.org ([192.0.2.25])")]
    public void The_receiving_hosts_own_name_from_a_stranger(string from, string by)
    {
        var finding = Assert.Single(At(from, by).Check(new HeloIsReceivingHostRule()));

        Assert.Contains("receiving host's own", finding.Message, StringComparison.Ordinal);
        Assert.Contains("203.0.113.9", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mx.example.org (other.example.org [203.0.113.9])", "mx.example.org")]
    [InlineData("mx.example.org (unknown [127.0.0.1])", "mx.example.org")]
    [InlineData("mx.example.org (unknown [192.0.2.77])", "mx.example.org ([192.0.2.25])")]
    [InlineData("mail (unknown [203.0.113.9])", "mail")]
    public void A_host_that_sends_to_itself_passes(string from, string by) =>
        Assert.Empty(At(from, by).Check(new HeloIsReceivingHostRule()));

    [Theory]
    [InlineData("225.137.156.67", "multicast")]
    [InlineData("241.12.3.4", "reserved")]
    [InlineData("0.12.3.4", "unspecified")]
    [InlineData("62.59.36.551", "malformed")]
    [InlineData("192.05.59.36", "malformed")]
    [InlineData("62.59.36", "malformed")]
    [InlineData("62.59.36.5.1", "malformed")]
    [InlineData("62.59.36.5.1.2", "malformed")]
    [InlineData("IPv6:62.59.36.551", "malformed")]
    public void An_address_that_no_client_has(string address, string grade)
    {
        var mail = Below($"b.example.net ([{address}])");

        var finding = Assert.Single(mail.Check(new ImpossibleAddressRule()));

        Assert.Equal((FindingKind.Contradiction, grade), (finding.Kind, finding.Grade));
        Assert.Equal(address, mail.Pointed(finding));
        Assert.Contains(address, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_for_examples_are_noted_once()
    {
        var finding = Assert.Single(Below("b.example.net ([203.0.113.9])").Check(new ImpossibleAddressRule()));

        Assert.Equal((FindingKind.Note, FindingScope.Chain), (finding.Kind, finding.Scope));
        Assert.Equal([2], finding.Lines);
    }

    [Theory]
    [InlineData("b.example.net ([10.0.0.9])", "a.example.com")]
    [InlineData("b.example.net ([100.64.0.9])", "a.example.com")]
    [InlineData("b.example.net ([10.0.8.6.13219])", "a.example.com")] // a port of Exim 3
    [InlineData("[1.2.3]", "a.example.com")] // typed by the client
    [InlineData("b.example.net (b.example.net [4.2])", "a.example.com")]
    [InlineData("b.example.net ([2606:4700::1111])", "a.example.com")]
    [InlineData("255.255.255.255 ([255.255.255.255])", "MWH.namprd18.prod.outlook.com")]
    public void Private_addresses_and_Outlooks_own_sign_pass(string from, string by) =>
        Assert.Empty(Below(from, by).Check(new ImpossibleAddressRule()));

    [Fact]
    public void My_own_host_is_believed_about_the_address() =>
        Assert.Empty(At("b.example.net ([225.137.156.67])").Check(new ImpossibleAddressRule()));
}

using ForgeryCheck.Facts;
using ForgeryCheck.Reports;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Facts;

/// <summary>Whose host handed the mail in: what an abuse desk would write to.</summary>
public sealed class ClientOwnerTests
{
    [Theory]
    [InlineData("mr85p00im-zteg06021901.me.com", "17.58.23.194", "me.com (apple.com)")]
    [InlineData("mail-eopbgr80047.outbound.protection.outlook.com", "40.107.8.47", "outlook.com")]
    [InlineData("mx08-00178001.pphosted.com", "91.207.212.93", "pphosted.com (proofpoint.com)")]
    [InlineData("mail-40131.protonmail.ch", "185.70.40.131", "protonmail.ch (proton.me)")]
    [InlineData("a14-123.smtp-out.eu-west-1.amazonses.com", "54.240.14.123", "amazonses.com (amazon.com)")]
    [InlineData("home.keithp.com", "63.227.221.253", "keithp.com")]
    [InlineData("mout.kundenserver.de", "212.227.126.187", "kundenserver.de (gmx.net)")]
    [InlineData("pool-9.fibernet.example", "203.0.113.9", "a customer of fibernet.example")]
    [InlineData("203-0-113-9.fibernet.example", "203.0.113.9", "a customer of fibernet.example")]
    [InlineData("mail.203-0-113-9.static.fibernet.example", "203.0.113.9", "a customer of fibernet.example")]
    [InlineData("ec2-203-0-113-9.eu-west-1.compute.amazonaws.com", "203.0.113.9", "a customer of eu-west-1.compute.amazonaws.com")]
    public void ANameSaysWhoseHostItIs(string name, string address, string owner) => Assert.StartsWith($"{owner}, by", Of(name, name, address), StringComparison.Ordinal);

    [Fact]
    public void ANumberedHostThatGreetsWithAnotherNameIsACustomers() =>
        Assert.StartsWith("a customer of fibernet.example, by", Of("liar.example", "h2847121.fibernet.example", "203.0.113.9"), StringComparison.Ordinal);

    [Fact]
    public void AHostDeclaredWithTrustIsOneOfTheReaders()
    {
        var report = Analyzed.Of(
            "Received: from mail.galangal.example (mail.galangal.example [203.0.113.9])\n\tby mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)\n"
            + "Received: from pc (pc.turmeric.example [198.51.100.7]) by gate.lemongrass.example (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n"
            + "From: a@galangal.example\n\n", "203.0.113.9");

        Assert.Equal("one of your declared hosts, by --trust", report.Client.Of);
        Assert.Equal("one of your declared hosts", AnswerWords.Owner(report));
        Assert.Contains("It is one of your declared hosts, by --trust.", AnswerWords.ClientSentence(report), StringComparison.Ordinal);
    }

    private static string? Of(string helo, string name, string address) => ClientOwner.Of(new MailUnderTest(
        $"Received: from {helo} ({name} [{address}])\n\tby mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)\nFrom: a@galangal.example\n\n").Facts());
}

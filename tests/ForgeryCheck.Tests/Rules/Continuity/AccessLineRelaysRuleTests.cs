using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

/// <summary>FC112: a customer's line that says it relayed mail, as programs on taken-over computers write it, and the small servers that look alike.</summary>
public sealed class AccessLineRelaysRuleTests
{
    private const string Strange = "from galangal.example (mail.galangal.example [192.0.2.12]) by ";
    private const string End = "; Wed,  1 May 2024 09:59:42 +0000 (UTC)";

    [Theory]
    [InlineData("cable-203-0-113-7.isp.example", "[203.0.113.7]", Strange + "cable-203-0-113-7.isp.example (Postfix) with ESMTP id 6A02C11F40" + End)]
    [InlineData("cable-203-0-113-7.isp.example", "[203.0.113.7]", Strange + "203.0.113.7 (Postfix) with ESMTP id 6A02C11F40" + End)]
    [InlineData("7-113-0-203.dsl.isp.example", "[203.0.113.7]", Strange + "host7-113-0-203.other-isp.example with ESMTP id 6A02C11F40" + End)]
    [InlineData("v6-2001-db8-0-7.isp.example", "[IPv6:2001:db8:0:7::1]", Strange + "v6-2001-db8-0-7.isp.example (Postfix) with ESMTP id 6A02C11F40" + End)]
    public void A_relay_without_a_name_of_its_own_is_odd(string client, string address, string line)
    {
        var finding = Assert.Single(Under(client, address, line).Check(new AccessLineRelaysRule()));

        Assert.Equal([2], finding.Lines);
        Assert.Contains("took the message from mail.galangal.example (192.0.2.12) and relayed it", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cable-203-0-113-7.isp.example", Strange + "home.turmeric.example (Postfix) with ESMTP id 6A02C11F40" + End)] // a name of its own
    [InlineData("cable-203-0-113-7.isp.example", Strange + "localhost (home.turmeric.example [203.0.113.7]) (amavisd-new, port 10024) with ESMTP id v4DkrTYjpu4n" + End)]
    [InlineData("cable-203-0-113-7.isp.example", "from pc ([192.168.0.4]) by cable-203-0-113-7.isp.example (Postfix) with ESMTP id 6A02C11F40" + End)] // its own network
    [InlineData("cable-203-0-113-7.isp.example", "from pc ([192.0.2.12]) by cable-203-0-113-7.isp.example (Postfix) with ESMTPSA id 6A02C11F40" + End)] // its own user
    [InlineData("cable-203-0-113-7.isp.example", "from mx.isp.example (mx.isp.example [192.0.2.12]) by cable-203-0-113-7.isp.example (Postfix) with ESMTP id 6A02C11F40" + End)]
    [InlineData("mail2.turmeric.example", Strange + "mail2.turmeric.example (Postfix) with ESMTP id 6A02C11F40" + End)] // no made-up name
    public void Small_servers_are_not(string client, string line) => Assert.Empty(Under(client, "[203.0.113.7]", line).Check(new AccessLineRelaysRule()));

    private static MailUnderTest Under(string client, string address, string line) => new(
        $"Received: from {client} ({client} {address}) by mx.bieberdorf.example (Postfix) with SMTP id 4F1C27A0B1; Wed,  1 May 2024 10:00:05 +0000 (UTC)\nReceived: {line}\n");
}

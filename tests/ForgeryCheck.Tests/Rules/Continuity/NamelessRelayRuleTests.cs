using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class NamelessRelayRuleTests
{
    private const string Lower = "Received: from pc ([192.0.2.12]) by mail.galangal.com (Postfix) with ESMTP id 6A02C11F40; Wed, 1 May 2024 10:00:03 +0000\n";

    [Theory]
    [InlineData("from AB12CD34 ([203.0.113.7])")]
    [InlineData("from [203.0.113.7] ([203.0.113.7])")]
    [InlineData("from 198.51.100.9 (unknown [203.0.113.7])")]
    public void A_client_without_a_name_relays_nothing(string from)
    {
        var finding = Assert.Single(Check(from, Lower));

        Assert.Equal((FindingKind.Contradiction, FindingScope.Joint), (finding.Kind, finding.Scope));
        Assert.Equal([1, 2], finding.Lines);
        Assert.Contains("203.0.113.7", finding.Message, StringComparison.Ordinal);
        Assert.Contains("mail.galangal.com", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from mail ([203.0.113.7])")]                                // The host's own first label.
    [InlineData("from AB12CD34 (pool-7.isp.net [203.0.113.7])")]             // A name in the DNS: FC103 compares it.
    [InlineData("from mail.corp.local ([203.0.113.7])")]                     // A server behind a firewall.
    [InlineData("from AB12CD34 ([10.1.2.3])")]                               // Inside a network names mean little.
    [InlineData("from source ([203.0.113.7])")]                              // What Postini wrote for every client.
    [InlineData("from AB12CD34")]                                            // No address was written down.
    [InlineData("from AB12CD34 ([192.0.2.200])")]                            // The address is in the network of the host below.
    public void What_may_be_the_host_below_is_passed(string from) =>
        Assert.Empty(Check(from, "Received: from pc ([192.0.2.12]) by mail.galangal.com ([192.0.2.7]) with ESMTP id 6A02C11F40; Wed, 1 May 2024 10:00:03 +0000\n"));

    [Theory]
    [InlineData("from AB12CD34 ([203.0.113.7])")]
    [InlineData("from 203.0.113.7")]
    public void Nobody_is_accused_of_a_name_that_nobody_looked_up(string from)
    {
        var mail = new MailUnderTest($"Received: {from} by mx.example.org (ForgeryCheck) with ESMTP id 01ABC; Wed, 1 May 2024 10:00:05 +0000\n{Lower}From: a@galangal.com\n") { WorkOut = true };
        Assert.Empty(mail.Check(new NamelessRelayRule()));
    }

    [Fact]
    public void A_line_below_without_a_full_name_is_passed() =>
        Assert.Empty(Check("from AB12CD34 ([203.0.113.7])", Lower.Replace("mail.galangal.com", "mailhost", StringComparison.Ordinal)));

    private static IReadOnlyList<Finding> Check(string from, string lower) =>
        new MailUnderTest($"Received: {from} by mx.example.org (Postfix) with SMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n{lower}From: a@galangal.com\n")
        {
            WorkOut = true,
        }.Check(new NamelessRelayRule());
}

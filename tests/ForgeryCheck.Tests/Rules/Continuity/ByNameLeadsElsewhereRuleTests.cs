using ForgeryCheck.Names;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class ByNameLeadsElsewhereRuleTests
{
    private const string Lines =
        "Received: from mail.example.edu (pool-7.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
        + "Received: from pc (unknown [10.0.0.7]) by mail.example.edu (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n";

    private static readonly IRule Rule = new ByNameLeadsElsewhereRule();

    [Fact]
    public void The_name_leads_to_another_address()
    {
        var mail = Mail(DnsStatus.NoError, "192.0.2.80");

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal([1, 2], finding.Lines);
        Assert.Equal("mail.example.edu", mail.Pointed(finding));
        Assert.Contains("203.0.113.7", finding.Message, StringComparison.Ordinal);
        Assert.Contains("192.0.2.80", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("203.0.113.7")]
    [InlineData("203.0.113.250")]
    public void The_address_or_a_neighbour_of_it_is_fine(string address) =>
        Assert.Empty(Mail(DnsStatus.NoError, "192.0.2.80", address).Check(Rule));

    [Theory]
    [InlineData("out.example.edu", null)]
    [InlineData("pool-7.example.com", "other-organisation")]
    public void A_confirmed_name_of_the_address_says_whose_it_is(string name, string? grade)
    {
        var mail = Mail(DnsStatus.NoError, "192.0.2.80");
        var names = mail.Names.With(
        [
            new(new("7.113.0.203.in-addr.arpa", DnsType.Ptr), DnsStatus.NoError, [name], DateTimeOffset.UnixEpoch, "127.0.0.1:53"),
            new(new(name, DnsType.A), DnsStatus.NoError, ["203.0.113.7"], DateTimeOffset.UnixEpoch, "127.0.0.1:53"),
        ]);

        var findings = new MailUnderTest(Lines) { Names = names }.Check(Rule);

        Assert.Equal(grade, findings.SingleOrDefault()?.Grade);
        Assert.All(findings, f => Assert.Contains($"has the name {name}, which belongs to another organisation", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_is_gone_tells_nothing()
    {
        var sink = Mail(DnsStatus.NxDomain).Run(Rule);

        Assert.Empty(sink.Findings);
        Assert.Contains("mail.example.edu", Assert.Single(sink.NotTestable).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void With_DNS_off_it_says_that_it_could_not_look()
    {
        var sink = new MailUnderTest(Lines).Run(Rule);

        Assert.Empty(sink.Findings);
        Assert.Equal("DNS is off", Assert.Single(sink.NotTestable).Why);
    }

    [Fact]
    public void A_recorded_name_of_the_same_organisation_was_better_evidence() =>
        Assert.Empty(new MailUnderTest(Lines.Replace("pool-7.example.com", "out.example.edu", StringComparison.Ordinal))
        {
            Names = Mail(DnsStatus.NoError, "192.0.2.80").Names,
        }.Run(Rule).NotTestable);

    private static MailUnderTest Mail(DnsStatus status, params string[] addresses) => new(Lines)
    {
        Names = new NameFacts
        {
            IsOn = true,
            All =
            [
                new(new("mail.example.edu", DnsType.A), status, addresses, DateTimeOffset.UnixEpoch, "127.0.0.1:53"),
                new(new("mail.example.edu", DnsType.Aaaa), status, [], DateTimeOffset.UnixEpoch, "127.0.0.1:53"),
            ],
        },
    };
}

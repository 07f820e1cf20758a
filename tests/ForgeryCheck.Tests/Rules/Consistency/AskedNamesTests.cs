using ForgeryCheck.Findings;
using ForgeryCheck.Names;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Consistency;

namespace ForgeryCheck.Tests.Rules.Consistency;

/// <summary>The rules that need the DNS.</summary>
public sealed class AskedNamesTests
{
    private const string Line = "Received: from mail.bank.example (pool-7.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B for <u@example.net>; Wed, 1 May 2024 10:00:05 +0000 (UTC)\n";

    public static TheoryData<IRule> Rules =>
        [new ReverseNameNotConfirmedRule(), new HeloLeadsElsewhereRule(), new ReceiverIsNoExchangerRule()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void With_DNS_off_they_say_that_they_could_not_look(IRule rule)
    {
        var sink = new MailUnderTest(Line).Run(rule);

        Assert.True(rule.Info.NeedsDns);
        Assert.Empty(sink.Findings);
        Assert.Equal("DNS is off", Assert.Single(sink.NotTestable).Why);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Without_an_answer_nothing_is_found(IRule rule)
    {
        var sink = Mail().Run(rule);

        Assert.Empty(sink.Findings);
        Assert.Contains("no answer", Assert.Single(sink.NotTestable).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void No_name_and_a_name_that_does_not_lead_back()
    {
        var none = Assert.Single(Mail(Answer("7.113.0.203.in-addr.arpa", DnsType.Ptr)).Check(new ReverseNameNotConfirmedRule()));
        var astray = Assert.Single(Mail(
            Answer("7.113.0.203.in-addr.arpa", DnsType.Ptr, "pool-7.example.com"), Answer("pool-7.example.com", DnsType.A, "192.0.2.1"))
            .Check(new ReverseNameNotConfirmedRule()));

        Assert.Equal(("no-name", "not-confirmed"), (none.Grade, astray.Grade));
        Assert.Contains("pool-7.example.com", astray.Message, StringComparison.Ordinal);
        Assert.Contains("203.0.113.7", astray.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_leads_back_is_fine() =>
        Assert.Empty(Mail(
            Answer("7.113.0.203.in-addr.arpa", DnsType.Ptr, "pool-7.example.com"), Answer("pool-7.example.com", DnsType.A, "203.0.113.7"))
            .Check(new ReverseNameNotConfirmedRule()));

    [Fact]
    public void Helo_leads_elsewhere_or_nowhere()
    {
        var mail = Mail(Answer("mail.bank.example", DnsType.A, "192.0.2.80"));
        var elsewhere = Assert.Single(mail.Check(new HeloLeadsElsewhereRule()));
        var nowhere = Assert.Single(Mail(Answer("mail.bank.example", DnsType.A), Answer("mail.bank.example", DnsType.Aaaa)).Check(new HeloLeadsElsewhereRule()));

        Assert.Equal(("elsewhere", "no-address"), (elsewhere.Grade, nowhere.Grade));
        Assert.Equal("mail.bank.example", mail.Pointed(elsewhere));
        Assert.Contains("192.0.2.80", elsewhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_neighbour_or_a_name_of_the_other_family_is_fine()
    {
        Assert.Empty(Mail(Answer("mail.bank.example", DnsType.A, "203.0.113.99")).Check(new HeloLeadsElsewhereRule()));
        Assert.Empty(Mail(Answer("mail.bank.example", DnsType.A), Answer("mail.bank.example", DnsType.Aaaa, "2001:db8::1")).Check(new HeloLeadsElsewhereRule()));
    }

    [Fact]
    public void A_receiver_that_the_MX_records_do_not_name_is_noted()
    {
        var finding = Assert.Single(Mail(Answer("example.net", DnsType.Mx, "10 mx1.example.com", "20 mx2.example.com")).Check(new ReceiverIsNoExchangerRule()));

        Assert.Equal(FindingKind.Note, finding.Kind);
        Assert.Contains("mx1.example.com, mx2.example.com", finding.Message, StringComparison.Ordinal);
        Assert.Contains("mx.example.org", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10 mx.example.org")]
    [InlineData("10 other.example.org")]
    public void An_exchanger_or_a_host_of_its_organisation_is_fine(string mx) =>
        Assert.Empty(Mail(Answer("example.net", DnsType.Mx, mx)).Check(new ReceiverIsNoExchangerRule()));

    [Theory]
    [InlineData("mx1.example.com", "mx.example.org", "backup")]
    [InlineData("mx.example.org", "mx1.example.com", null)]
    public void A_backup_exchanger_has_a_grade_of_its_own(string first, string second, string? grade)
    {
        var findings = Mail(Answer("example.net", DnsType.Mx, $"10 {first}", $"20 {second}")).Check(new ReceiverIsNoExchangerRule());

        Assert.Equal(grade, findings.SingleOrDefault()?.Grade);
        Assert.All(findings, f => Assert.Contains("mx1.example.com first, with preference 10", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_domain_without_MX_records_is_its_own_exchanger()
    {
        var finding = Assert.Single(Mail(Answer("example.net", DnsType.Mx), Answer("example.net", DnsType.A, "192.0.2.9")).Check(new ReceiverIsNoExchangerRule()));

        Assert.Contains("example.net has no MX records, so its mail goes to example.net.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_that_takes_no_mail_tells_nothing() =>
        Assert.Empty(Mail(Answer("example.net", DnsType.Mx, "0 .")).Check(new ReceiverIsNoExchangerRule()));

    [Fact]
    public void The_known_envelope_comes_before_the_line()
    {
        var mail = new MailUnderTest(Line)
        {
            Envelope = new ForgeryCheck.Messages.Envelope("a@example.com", ["v@example.edu"]),
            Names = Facts(Answer("example.edu", DnsType.Mx, "10 mx.example.edu")),
        };

        Assert.Contains("example.edu", Assert.Single(mail.Check(new ReceiverIsNoExchangerRule())).Message, StringComparison.Ordinal);
    }

    private static MailUnderTest Mail(params DnsAnswer[] answers) => new(Line) { Names = Facts(answers) };

    private static NameFacts Facts(params DnsAnswer[] answers) => new() { IsOn = true, All = answers };

    private static DnsAnswer Answer(string name, DnsType type, params string[] records) =>
        new(new DnsQuestion(name, type), DnsStatus.NoError, records, DateTimeOffset.UnixEpoch, "192.0.2.53:53");
}

using ForgeryCheck.Findings;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Tests.Names;
using ForgeryCheck.Tests.Signatures;

namespace ForgeryCheck.Tests.Rules;

/// <summary>Mail that is analyzed days after it came in: whatever a rule concludes from the DNS of today says so, and counts less.</summary>
public sealed class AgedFindingsTests
{
    // Everything that the DNS can hold against a client and an author: no name, a HELO name and a first line at other addresses, SPF, DMARC, a bad signature.
    private static readonly string False = "Return-Path: <alice@bank.example>\r\n" + Handed("unknown") + """
        Received: from pc4.bank.example (pc4.bank.example [10.1.0.4])
        	by relay.bank.example (Postfix) with ESMTPSA id 6A02C11F40; Wed,  1 May 2024 09:59:58 +0000 (UTC)

        """.ReplaceLineEndings("\r\n") + Signed.Replace("The minutes", "The invoice", StringComparison.Ordinal);

    private static readonly string Honest = "Return-Path: <alice@bank.example>\r\n" + Handed("unknown") + Letter;

    private const string Letter = "From: Alice <alice@bank.example>\r\nTo: Bob <bob@orchard.example>\r\nSubject: The minutes\r\nDate: Wed, 1 May 2024 09:59:40 +0000\r\n"
        + "Message-ID: <1@bank.example>\r\n\r\nThey are ready.\r\n";

    private static string Signed => new TestSigner { Domain = "bank.example", Selector = "s" }.Sign(Letter);

    public static TheoryData<string> Accusing => ["FC108", "FC205", "FC208", "FC209", "FC703", "FC802", "FC803", "FC804"];

    [Theory]
    [MemberData(nameof(Accusing))]
    public async Task What_the_DNS_holds_against_the_mail_fades(string rule)
    {
        var then = Of(await Analyze(False, Against(0.5)), rule);
        var later = Of(await Analyze(False, Against(15)), rule);
        var never = Of(await Analyze(False, Against(100)), rule);

        Assert.DoesNotContain("after the mail came in", then.Message, StringComparison.Ordinal);
        Assert.Contains("The DNS was asked 15 days after the mail came in, and may have given another answer then", later.Message, StringComparison.Ordinal);
        Assert.Contains("100 days after the mail came in", never.Message, StringComparison.Ordinal);
        Assert.Contains(new KeyValuePair<string, string>("answerAgeDays", "15"), later.Values);

        Assert.Equal((then.Weight / 2, 0), (later.Weight, never.Weight));
        Assert.Equal((1, 0.5, 0), (then.Share, later.Share, never.Share));
        Assert.Equal(then.Kind == FindingKind.Contradiction ? FindingKind.Anomaly : then.Kind, later.Kind);
        Assert.Equal(FindingKind.Note, never.Kind);
        Assert.Equal(then.Kind != FindingKind.Note, later.Message.EndsWith("; this finding counts 50 % of its weight.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_false_author_of_long_ago_is_not_contradicted_by_the_DNS_of_today()
    {
        var then = await Analyze(False, Against(0));
        var never = await Analyze(False, Against(100));

        Assert.Equal((AnswerState.Contradicted, Verdict.Forged), (then.Author.State, then.Verdict));
        Assert.Equal((AnswerState.Open, Verdict.Consistent), (never.Author.State, never.Verdict));
    }

    [Theory]
    [InlineData("FC701", "name")]
    [InlineData("FC801", "dmarc")]
    public async Task What_the_DNS_says_for_the_mail_still_stands(string rule, string grade)
    {
        var later = Of(await Analyze(Honest, For(15)), rule);
        var never = await Analyze(Honest, For(100));

        Assert.Equal((grade, FindingKind.Support, 0.5), (later.Grade, later.Kind, later.Share));
        Assert.Contains("15 days after the mail came in", later.Message, StringComparison.Ordinal);
        Assert.Equal((FindingKind.Support, 0), (Of(never, rule).Kind, Of(never, rule).Share));
        Assert.Equal((AnswerState.Confirmed, AnswerState.Confirmed), (never.Client.State, never.Author.State));
    }

    [Fact]
    public async Task A_good_signature_is_good_whenever_its_key_is_asked_for()
    {
        var mail = Handed("unknown") + Signed;
        var then = Of(await Analyze(mail, Against(0)), "FC801");
        var later = Of(await Analyze(mail, WithKey(100)), "FC801");

        Assert.Equal("dkim", later.Grade);
        Assert.Equal(1, later.Share);
        Assert.DoesNotContain("after the mail came in", then.Message + later.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_trusted_host_recorded_at_the_time_does_not_age()
    {
        var mail = "Authentication-Results: mx.harbour.example; dmarc=fail (p=reject) header.from=bank.example\r\n" + Handed("unknown") + Letter;

        Assert.Equal(Of(await Analyze(mail, Against(0)), "FC802"), Of(await Analyze(mail, Against(100)), "FC802"), (one, other) => (one.Message, one.Weight, one.Kind) == (other.Message, other.Weight, other.Kind));
    }

    private static string Handed(string reverseName) => $"""
        Received: from mail.bank.example ({reverseName} [203.0.113.7])
        	by mx.harbour.example (Postfix) with ESMTPS id 4F1C27A0B1
        	for <bob@orchard.example>; Wed,  1 May 2024 10:00:00 +0000 (UTC)

        """.ReplaceLineEndings("\r\n");

    private static ZoneTable Zones(double days) => new() { At = new DateTimeOffset(2024, 5, 1, 10, 0, 0, TimeSpan.Zero).AddDays(days) };

    private static ZoneTable WithKey(double days)
    {
        var zones = Zones(days);
        zones.Add("s._domainkey.bank.example", "TXT " + TestKeys.Record(TestKeys.Rsa));
        return zones;
    }

    private static ZoneTable Against(double days)
    {
        var zones = WithKey(days);
        zones.Add("mail.bank.example", "A 192.0.2.80", "TXT v=spf1 -all");
        zones.Add("relay.bank.example", "A 192.0.2.81");
        zones.Add("bank.example", "TXT v=spf1 -all");
        zones.Add("_dmarc.bank.example", "TXT v=DMARC1; p=reject");
        zones.Add("orchard.example", "MX 10 in.filter.example");
        return zones;
    }

    private static ZoneTable For(double days)
    {
        var zones = Zones(days);
        zones.Add("203.0.113.7", "PTR mail.bank.example");
        zones.Add("mail.bank.example", "A 203.0.113.7");
        zones.Add("bank.example", "TXT v=spf1 ip4:203.0.113.7 -all");
        zones.Add("_dmarc.bank.example", "TXT v=DMARC1; p=reject");
        return zones;
    }

    private static async Task<Report> Analyze(string mail, INameService names) =>
        await new Analyzer(new AnalyzerOptions { Names = names }).AnalyzeAsync(SignatureTestSupport.Read(mail));

    private static Finding Of(Report report, string rule) => Assert.Single(report.Assessment.Findings, finding => finding.Rule.Id == rule);
}

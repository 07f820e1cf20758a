using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Author;

namespace ForgeryCheck.Tests.Rules.Author;

/// <summary>What a good signature tells besides that it is good: 1 May 2024 09:00:00 UTC is 1714554000.</summary>
public sealed class AuthorSignatureTests
{
    private const long Nine = 1714554000;
    private const int Hour = 3600;

    private const string Good = "Authentication-Results: mx.example.org; dkim=pass header.d=galangal.example\n";
    private const string Author = "From: Alice <alice@galangal.example>\nTo: bob@example.org\nSubject: x\n";

    private static string HandOver(string client = "pool-9.fibernet.example", string time = "10:00:00", string with = "ESMTP") =>
        $"Received: from {client} ({client} [203.0.113.7])\n by mx.example.org (Postfix) with {with} id 4F1C27A0B1; Wed, 1 May 2024 {time} +0000\n";

    private static string Claimed(string time) =>
        $"Received: from pc ([203.0.113.9])\n by mail.galangal.example (Postfix) with ESMTP id 4F1C27A0B2; Wed, 1 May 2024 {time} +0000\n";

    private static string Dkim(long made, string tags = "") => $"DKIM-Signature: v=1; a=rsa-sha256; d=galangal.example; s=k1; t={made}; h=From:Subject; bh=eA==; b=YWJj ZGVm{tags}\n";

    private static string? Value(Finding finding, string name) => finding.Values.Where(v => v.Key == name).Select(v => v.Value).SingleOrDefault();

    [Fact]
    public void Support_tells_what_is_signed_when_and_where_the_signer_stands()
    {
        var finding = Assert.Single(new MailUnderTest(Good + HandOver() + Dkim(Nine + (59 * 60)) + Claimed("09:59:00") + Author).Check(new AuthorAuthenticatedRule()));

        Assert.EndsWith(
            "The signature was made at 1 May 2024 09:59:00 UTC, 1 minute before the hand-over, and covers From and Subject, but not To. Line 2 shows the message at a host of the signer, galangal.example.",
            finding.Message, StringComparison.Ordinal);
        Assert.Equal(
            ("galangal.example", "2024-05-01T09:59:00Z", "From, Subject", "To", "2"),
            (Value(finding, "signer"), Value(finding, "signedTime"), Value(finding, "signedFields"), Value(finding, "unsignedFields"), Value(finding, "signerLine")));
    }

    [Theory]
    [InlineData("header.d=galangal.example", "k1")]
    [InlineData("header.d=galangal.example header.s=k2", "k2")]
    [InlineData("header.d=galangal.example header.b=Z2hpamt", "k2")]
    [InlineData("header.i=@galangal.example header.s=k3", null)]
    public void The_signature_that_a_result_means_is_found(string meant, string? selector)
    {
        var header = $"Authentication-Results: mx.example.org; dkim=pass {meant}\n" + HandOver() + Dkim(Nine + 1)
            + Dkim(Nine).Replace("k1", "k2", StringComparison.Ordinal).Replace("YWJj ZGVm", "Z2hp amts", StringComparison.Ordinal) + Author;

        Assert.Equal(selector, new MailUnderTest(header).Facts().Authentication.Signature?.Tags.Selector);
    }

    [Theory]
    [InlineData(Hour, "1h-1d")]
    [InlineData(23 * Hour, "1h-1d")]
    [InlineData(24 * Hour, "1d+")]
    public void Signed_mail_that_a_stranger_hands_in_hours_later_is_told(int age, string grade)
    {
        var mail = new MailUnderTest(Good + HandOver() + Dkim(Nine + Hour - age) + Author);

        var finding = Assert.Single(mail.Check(new SignatureReplayedRule()));

        Assert.Equal((grade, FindingKind.Anomaly), (finding.Grade, finding.Kind));
        Assert.StartsWith("DKIM-Signature:", mail.Pointed(finding), StringComparison.Ordinal);
        Assert.Contains("pool-9.fibernet.example (203.0.113.7), which is not a host of the signer", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_that_time_says_that_it_may_have_waited()
    {
        var finding = Assert.Single(new MailUnderTest(Good + HandOver() + Dkim(Nine - (5 * Hour)) + Claimed("04:00:00") + Author).Check(new SignatureReplayedRule()));

        Assert.Equal(("waited-1h-1d", FindingKind.Note), (finding.Grade, finding.Kind));
        Assert.Contains("Line 2 shows it in transit", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_today_does_not() =>
        Assert.Equal("1h-1d", Assert.Single(new MailUnderTest(Good + HandOver() + Dkim(Nine - (5 * Hour)) + Claimed("09:59:00") + Author).Check(new SignatureReplayedRule())).Grade);

    public static TheoryData<string> Honest =>
    [
        Good + HandOver(time: "09:59:59") + Dkim(Nine) + Author,                                                                            // within the hour
        Good + HandOver("mail.galangal.example") + Dkim(Nine - (50 * Hour)) + Author,                                                       // it waited at the signer's
        Good.TrimEnd() + "; spf=pass smtp.mailfrom=galangal.example\n" + HandOver() + Dkim(Nine - (50 * Hour)) + Author,                    // by a service of the signer's
        Good + HandOver(with: "ESMTPSA") + Dkim(Nine - (50 * Hour)) + Author,                                                               // a user of mine
        Good + HandOver() + Dkim(Nine - (50 * Hour)) + Author + "List-Id: <x.example.net>\n",                                               // by a list
        Good.Replace("pass", "fail", StringComparison.Ordinal) + HandOver() + Dkim(Nine - (50 * Hour)) + Author,                            // not known to be good
        HandOver() + Dkim(Nine - (50 * Hour)) + Author,                                                                                     // not verified
        Good + HandOver() + Dkim(Nine - (50 * Hour)) + Author.Replace("galangal", "turmeric", StringComparison.Ordinal),                    // not the author's
        Good + HandOver() + Dkim(Nine - (50 * Hour)).Replace("t=", "q=", StringComparison.Ordinal) + Author,                                // tells no time
        Good + HandOver() + Dkim(Nine - (50 * Hour)).Replace("DKIM-Signature", "DomainKey-Signature", StringComparison.Ordinal) + Author,
    ];

    [Theory]
    [MemberData(nameof(Honest))]
    public void Else_it_is_silent(string header) => Assert.Empty(new MailUnderTest(header).Check(new SignatureReplayedRule()));
}

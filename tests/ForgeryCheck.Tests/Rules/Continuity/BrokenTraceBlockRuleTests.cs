using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class BrokenTraceBlockRuleTests
{
    private const string Top = "Received: from c.example.net (c.example.net [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string Line = "Received: from d.example.com (d.example.com [198.51.100.7]) by c.example.net (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n";
    private const string Core = "From: a@example.com\nTo: b@example.org\nSubject: hello\n";
    private const string Date = "Date: Wed, 1 May 2024 10:00:00 +0000\n";

    private static readonly IRule Rule = new BrokenTraceBlockRule();

    [Fact]
    public void A_line_below_the_senders_fields()
    {
        var mail = new MailUnderTest(Top + Core + Line + Date);

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal([2], finding.Lines);
        Assert.Equal("core", finding.Grade);
        Assert.Contains("the field From", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Received: from d.example.com", mail.Pointed(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_below_the_date_alone_is_the_weaker_grade() =>
        Assert.Equal("date", Assert.Single(new MailUnderTest(Top + Date + Line + Core).Check(Rule)).Grade);

    [Fact]
    public void A_block_on_top_is_fine() => Assert.Empty(new MailUnderTest(Top + Line + Core + Date).Check(Rule));

    [Fact]
    public void Other_fields_between_the_lines_are_fine() =>
        Assert.Empty(new MailUnderTest(Top + "DKIM-Signature: v=1\nX-Spam: no\n" + Line + Core).Check(Rule));

    [Fact]
    public void An_archive_that_put_the_whole_block_lower_says_nothing() =>
        Assert.Empty(new MailUnderTest(Core + Top + Line).Check(Rule));

    [Fact]
    public void List_mail_is_passed_over() =>
        Assert.Empty(new MailUnderTest(Top + Core + "List-Id: <l.example.net>\n" + Line).Check(Rule));
}

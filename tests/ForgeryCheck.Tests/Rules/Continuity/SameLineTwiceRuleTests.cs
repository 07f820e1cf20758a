using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class SameLineTwiceRuleTests
{
    private const string Top = "Received: from c.example.net (c.example.net [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string Line = "Received: from d.example.com (d.example.com [198.51.100.7]) by c.example.net (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\n";

    private static readonly IRule Rule = new SameLineTwiceRule();

    [Fact]
    public void A_line_pasted_twice()
    {
        var mail = new MailUnderTest(Top + Line + Line);

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal([3], finding.Lines);
        Assert.Equal("bytes", finding.Grade);
        Assert.Contains("line 2, byte for byte", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Received: from d.example.com", mail.Pointed(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_host_and_time_under_another_client()
    {
        var mail = new MailUnderTest(Top + Line + Line.Replace("d.example.com", "e.example.com", StringComparison.Ordinal));

        var finding = Assert.Single(mail.Check(Rule));

        Assert.Equal("id", finding.Grade);
        Assert.Equal("5F1C27A0B", mail.Pointed(finding));
        Assert.Contains("5F1C27A0B", finding.Message, StringComparison.Ordinal);
        Assert.Contains("c.example.net", finding.Message, StringComparison.Ordinal);
        Assert.Contains("10:00:03", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_id_for_the_second_step_is_fine() =>
        Assert.Empty(new MailUnderTest(Top + Line + Line.Replace("5F1C27A0B", "5F1C27A0C", StringComparison.Ordinal)).Check(Rule));

    [Fact]
    public void The_version_that_Exchange_writes_as_id_names_no_message()
    {
        const string One = "Received: from A.prod.outlook.com (2603:10a6:0:1::1) by B.prod.outlook.com (2603:10a6:0:1::2) with Microsoft SMTP Server id 15.20.4042.24; Wed, 1 May 2024 10:00:03 +0000\n";

        Assert.Empty(new MailUnderTest(Top + One + One.Replace("::1)", "::3)", StringComparison.Ordinal)).Check(Rule));
    }

    [Fact]
    public void A_web_step_that_is_told_twice_is_fine()
    {
        const string Api = "Received: from 1094010595766 named unknown by gmailapi.google.com with HTTPREST; Wed, 1 May 2024 10:00:03 +0000\n";

        Assert.Empty(new MailUnderTest(Top + Api + Api).Check(Rule));
    }

    [Fact]
    public void What_my_own_hosts_wrote_twice_is_no_claim() =>
        Assert.Empty(new MailUnderTest(Line + Line + Top) { Boundary = 3 }.Check(Rule));
}

using ForgeryCheck.Findings;
using ForgeryCheck.Rules.Identifiers;

namespace ForgeryCheck.Tests.Rules.Identifiers;

public sealed class IdentifierRulesTests
{
    private const string Top = "Received: from mail.example.com (mail.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Tue, 14 May 2024 10:00:05 +0000\n";
    private const string Sendmail = "(8.15.2/8.15.2) with ESMTP";
    private const string Exim = "with esmtp (Exim 4.94)";

    private static MailUnderTest Mail(string program, string id, string date) =>
        new(Top + $"Received: from desk.example.com (desk.example.com [192.0.2.5]) by mail.example.com {program} id {id}; {date}\n");

    [Theory]
    [InlineData(Sendmail, "122HO9Rb048213", "Tue, 14 May 2024 10:00:03 +0000", "off-1d+", FindingKind.Contradiction)]
    [InlineData(Sendmail, "44DMf9Rb048213", "Mon, 13 May 2024 22:20:00 +0000", "off-10m-1d", FindingKind.Anomaly)]
    [InlineData(Exim, "1s6tpY-0004vR-2Q", "Tue, 14 May 2024 10:00:03 +0000", "off-10m-1d", FindingKind.Anomaly)]
    [InlineData("with esmtp", "1s6tpY-0004vR-2Q", "Sat, 14 May 2022 10:00:03 +0000", "unnamed-off-1d+", FindingKind.Anomaly)]
    [InlineData("(8.9.3/8.9.3) with ESMTP", "SAA25503", "Tue, 14 May 2024 10:00:03 +0000", "off-10m-1d", FindingKind.Anomaly)]
    public void An_id_of_another_time_is_graded_by_how_far_it_lies_outside(string program, string id, string date, string grade, FindingKind kind)
    {
        var mail = Mail(program, id, date);

        var finding = Assert.Single(mail.Check(new QueueIdClockRule()));

        Assert.Equal((grade, kind, FindingScope.Line), (finding.Grade, finding.Kind, finding.Scope));
        Assert.Equal([2], finding.Lines);
        Assert.Equal(id, mail.Pointed(finding));
    }

    [Fact]
    public void Both_times_are_told_in_words()
    {
        var finding = Assert.Single(Mail(Sendmail, "122HO9Rb048213", "Tue, 14 May 2024 10:00:03 +0000").Check(new QueueIdClockRule()));

        Assert.Contains("2 March 2021 17:24:09 UTC", finding.Message, StringComparison.Ordinal);
        Assert.Contains("14 May 2024 10:00:03 UTC", finding.Message, StringComparison.Ordinal);
        Assert.Contains(finding.Values, v => v is { Key: "idTime", Value: "2021-03-02T17:24:09Z" });
        Assert.Contains(finding.Values, v => v is { Key: "lineTime", Value: "2024-05-14T10:00:03Z" });
    }

    [Theory]
    [InlineData(Sendmail, "44DMf9Rb048213", "Tue, 14 May 2024 10:00:03 +0000")]       // Proofpoint's long session
    [InlineData(Exim, "1s6tpY-0004vR-2Q", "Tue, 14 May 2024 15:04:03 +0000")]         // some minutes late
    [InlineData(Sendmail, "44EA03Rb048213", "Tue, 14 May 2024 03:00:03 -0700")]       // the same moment elsewhere
    [InlineData(Sendmail, "44EA03Rb048213", "Tue, 14 May 2024 03:00:03")]             // no zone: maybe the same moment
    [InlineData("(8.9.3/8.9.3) with ESMTP", "SAA25503", "Tue, 14 May 2024 18:59:03 +0200")]
    [InlineData("(8.9.3/8.9.3) with ESMTP", "SAA25503", "Tue, 14 May 2024 19:40:03 +0200")]
    [InlineData("with esmtp (Gmexim 0.1 (Debian))", "1AlnuQ-0007hv-00", "Tue, 14 May 2024 10:00:03 +0000")] // a constant
    [InlineData("with ESMTP", "122HO9Rb048213", "Tue, 14 May 2024 10:00:03 +0000")]   // a stranger's counter
    [InlineData("(Postfix) with ESMTP", "9A0D31C6E2", "Tue, 14 May 2024 10:00:03 +0000")]
    [InlineData(Sendmail, "122HO9Rb048213", "yesterday")]
    public void Honest_ids_are_not_accused(string program, string id, string date) =>
        Assert.Empty(Mail(program, id, date).Check(new QueueIdClockRule()));

    [Theory]
    [InlineData(Sendmail, "a9SV9967017806", "the hour, \"V\", would be 31")]
    [InlineData(Sendmail, "p0WA7f77118753", "the day, \"W\", would be 32")]
    [InlineData(Sendmail, "41U3DGxw012345", "it holds a day that its month does not have")]
    [InlineData(Sendmail, "41J3DGzw012345", "its counter holds \"z\", which Sendmail does not use as a digit")]
    [InlineData("(8.9.3/8.9.3) with ESMTP", "YAA25503", "its first letter, Y, is not an hour: the hours are A to X")]
    [InlineData("(Postfix) with ESMTP", "F9A0D31C6E2", "its first five digits would be 1,022,477 microseconds, and a second has only a million")]
    [InlineData(Exim, "eq8Boa-0004vR-2Q", "its time would be 28 August 3155")]
    public void What_cannot_be_about_an_id_is_told_in_words(string program, string id, string fault)
    {
        var finding = Assert.Single(Mail(program, id, "Tue, 14 May 2024 10:00:03 +0000").Check(new IdImpossibleRule()));

        Assert.EndsWith($", but {fault}.", finding.Message, StringComparison.Ordinal);
        Assert.Contains(finding.Values, v => v.Key == "fault" && v.Value == fault);
    }

    [Theory]
    [InlineData("2022-05-30T06:00:12Z", false)]
    [InlineData("2022-06-01T06:00:12Z", false)]
    [InlineData("2022-06-05T06:00:12Z", true)]
    public void PowerMta_makes_its_id_up_to_three_days_later(string minted, bool found)
    {
        var halves = DateTimeOffset.Parse(minted, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() * 2 % (1 << 25);
        var digits = string.Concat(Enumerable.Range(0, 5).Select(i => "0123456789abcdefghijklmnopqrstuv"[(int)(halves >> (5 * (4 - i))) & 31]));

        var findings = Mail("(PowerMTA(TM) v4.5r6)", $"h{digits}0lrlgv", "Mon, 30 May 2022 06:00:11 +0000").Check(new QueueIdClockRule());

        Assert.Equal(found, findings.Count == 1);
    }

    [Theory]
    [InlineData("(Postfix) with ESMTP", "F9A0D31C6E2", "digits", FindingKind.Contradiction)]
    [InlineData(Sendmail, "4ZEA03Rb048213", "digits", FindingKind.Contradiction)]
    [InlineData(Sendmail, "KJHGF-88213", "foreign", FindingKind.Contradiction)]
    [InlineData(Exim, "KJHGF-88213", "foreign", FindingKind.Contradiction)]
    [InlineData("(Postfix) with ESMTP", "KJHGF-88213", "foreign", FindingKind.Anomaly)]
    public void An_id_that_the_program_cannot_make_is_told(string program, string id, string grade, FindingKind kind)
    {
        var mail = Mail(program, id, "Tue, 14 May 2024 10:00:03 +0000");

        var finding = Assert.Single(mail.Check(new IdImpossibleRule()));

        Assert.Equal((grade, kind, FindingScope.Line), (finding.Grade, finding.Kind, finding.Scope));
        Assert.Equal(id, mail.Pointed(finding));
    }

    [Theory]
    [InlineData("(Postfix) with ESMTP", "9A0D31C6E2")]
    [InlineData("with ESMTP", "KJHGF-88213")]
    [InlineData("(MDaemon PRO v10)", "md50000012345.msg")]
    [InlineData(Sendmail, "46300252025449")]
    [InlineData("(4.1/SMI-4.1)", "AA08355")]
    [InlineData("(5.65v3.0/1.1.8.2/02Aug95-0132PM)", "AA01376")]
    [InlineData("(1.37.109.16/16.2)", "AA054718121")]
    public void Ids_that_can_be_are_not_called_impossible(string program, string id) =>
        Assert.Empty(Mail(program, id, "Tue, 14 May 2024 10:00:03 +0000").Check(new IdImpossibleRule()));

    [Theory]
    [InlineData(Sendmail, "44EA03Rb048213", "Tue, 14 May 2024 10:00:03 +0000", true)]
    [InlineData("with ESMTP", "44EA03Rb048213", "Tue, 14 May 2024 10:00:03 +0000", true)]
    [InlineData(Exim, "1s6tpY-0004vR-2Q", "Tue, 14 May 2024 15:10:03 +0000", false)]
    [InlineData("(8.9.3/8.9.3) with ESMTP", "KAA25503", "Tue, 14 May 2024 10:00:03 +0000", false)]
    [InlineData(Sendmail, "44EA03Rb048213", "Tue, 14 May 2024 10:00:03", false)]
    [InlineData(Sendmail, "122HO9Rb048213", "Tue, 14 May 2024 10:00:03 +0000", false)]
    public void An_id_of_the_same_time_speaks_for_its_line(string program, string id, string date, bool found)
    {
        var findings = Mail(program, id, date).Check(new IdAgreesRule());

        Assert.Equal(found, findings.Count == 1);
        Assert.All(findings, f => Assert.Equal(FindingKind.Support, f.Kind));
    }

    [Fact]
    public void Lines_of_my_own_hosts_are_not_judged()
    {
        var header = Top.Replace("(Postfix) with ESMTP id 4F1C27A0B", $"{Sendmail} id 122HO9Rb048213", StringComparison.Ordinal);

        Assert.Empty(new MailUnderTest(header).Check(new QueueIdClockRule()));
    }

    [Theory]
    [InlineData("14 May 2024 10:00:03 -0000", false)]
    [InlineData("14 May 2024 09:55:03 -0000", false)]
    [InlineData("14 May 2024 09:55:02 -0000", true)]
    [InlineData("14 May 2024 10:05:04 -0000", true)]
    [InlineData("14 May 2024 09:00:00", false)]
    public void The_two_lines_of_qmail_have_one_time(string lower, bool found)
    {
        var mail = new MailUnderTest(
            Top + "Received: (qmail 20411 invoked from network); 14 May 2024 10:00:03 -0000\n"
            + $"Received: from unknown (HELO desk.example.com) (192.0.2.5) by mail.example.com with SMTP; {lower}\n");

        var findings = mail.Check(new QmailPairClockRule());

        Assert.Equal(found, findings.Count == 1);
        Assert.All(findings, f => Assert.Equal([2, 3], f.Lines));
    }
}

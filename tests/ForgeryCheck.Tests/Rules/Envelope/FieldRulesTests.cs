using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Clock;
using ForgeryCheck.Rules.Continuity;
using ForgeryCheck.Rules.Envelope;

namespace ForgeryCheck.Tests.Rules.Envelope;

/// <summary>What the fields beside the Received lines say of them.</summary>
public sealed class FieldRulesTests
{
    private const string Top = "Received: from mail.turmeric.example (mail.turmeric.example [203.0.113.77]) by mx.bieberdorf.example (Postfix) with ESMTPS id 4F1C27A0B1 for <bob@bieberdorf.example>; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string Own = "Received: from pc12.turmeric.example (pc12.turmeric.example [203.0.113.12]) by mail.turmeric.example (Postfix) with ESMTPSA id 6A02C11F40 for <bob@bieberdorf.example>; Wed, 1 May 2024 09:59:42 +0000\n";
    private const string Foreign = "Received: from ws4.lemongrass.example (ws4.lemongrass.example [198.51.100.44]) by mail.lemongrass.example (Postfix) with ESMTP id 6A02C11F40 for <zoe@saffron.example>; Wed, 1 May 2024 11:59:42 +0200\n";
    private const string Header = "From: Alice <alice@turmeric.example>\nTo: bob@bieberdorf.example\nDate: Wed, 1 May 2024 04:59:40 -0500\nMessage-ID: <17@turmeric.example>\n";

    private static readonly IRule Origin = new OriginUnrelatedRule();
    private static readonly IRule Stranger = new ForNamesStrangerRule();
    private static readonly IRule Date = new DateFieldAndChainRule();
    private static readonly IRule MessageId = new MessageIdAndChainRule();

    [Fact]
    public void Lines_of_another_house_than_the_authors_are_unrelated()
    {
        var finding = Assert.Single(new MailUnderTest(Top + Foreign + Header).Check(Origin));

        Assert.Equal((FindingKind.Anomaly, "one"), (finding.Kind, finding.Grade));
        Assert.Contains("turmeric.example", finding.Message, StringComparison.Ordinal);
        Assert.Contains("lemongrass.example", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_the_authors_house_speak_for_themselves()
    {
        var finding = Assert.Single(new MailUnderTest(Top + Own + Header).Check(Origin));

        Assert.Equal((FindingKind.Support, "fits"), (finding.Kind, finding.Grade));
    }

    [Fact]
    public void The_name_of_the_authors_machine_is_enough()
    {
        var mail = new MailUnderTest(Top + Foreign.Replace("from ws4.lemongrass.example", "from lilly77", StringComparison.Ordinal) + Header.Replace("17@turmeric.example", "17@lilly77", StringComparison.Ordinal));

        Assert.Equal(FindingKind.Support, Assert.Single(mail.Check(Origin)).Kind);
    }

    [Fact]
    public void A_lists_own_names_tell_nothing_of_the_author()
    {
        const string List = "List-Id: Talk <talk.turmeric.example>\nSender: talk-bounces@turmeric.example\n";

        Assert.Empty(new MailUnderTest(Top + Own + Header + List).Check(Origin));
    }

    [Fact]
    public void A_recipient_of_no_known_house_taken_by_unknown_hosts_contradicts()
    {
        var finding = Assert.Single(new MailUnderTest(Top + Foreign + Header).Check(Stranger));

        Assert.Equal((FindingKind.Contradiction, "unrelated-with-origin"), (finding.Kind, finding.Grade));
        Assert.Equal([2], finding.Lines);
    }

    [Fact]
    public void Taken_by_the_authors_hosts_it_is_unusual_only()
    {
        var finding = Assert.Single(new MailUnderTest(Top + Own.Replace("bob@bieberdorf", "zoe@saffron", StringComparison.Ordinal) + Header).Check(Stranger));

        Assert.Equal((FindingKind.Anomaly, "unrelated"), (finding.Kind, finding.Grade));
    }

    [Theory]
    [InlineData("bob@saffron.example")]
    [InlineData("zoe@lists.turmeric.example")]
    [InlineData("zoe@bieberdorf.example")]
    public void An_alias_by_name_or_house_is_a_note(string address)
    {
        var finding = Assert.Single(new MailUnderTest(Top + Foreign.Replace("zoe@saffron.example", address, StringComparison.Ordinal) + Header).Check(Stranger));

        Assert.Equal((FindingKind.Note, null), (finding.Kind, finding.Grade));
    }

    [Fact]
    public void Without_a_known_mailbox_a_blind_copy_looks_the_same()
    {
        var top = Top.Replace(" for <bob@bieberdorf.example>", "", StringComparison.Ordinal);

        Assert.Equal(FindingKind.Note, Assert.Single(new MailUnderTest(top + Foreign + Header).Check(Stranger)).Kind);
    }

    [Theory]
    [InlineData("Wed, 1 May 2024 09:59:40 +0000", "agrees")]
    [InlineData("Wed, 1 May 2024 10:00:00 +0000", "date-later-10s-1m")]
    [InlineData("Wed, 1 May 2024 10:05:40 +0000", "date-later-1m-10m")]
    [InlineData("Wed, 1 May 2024 10:45:40 +0000", "date-later-10m-1h")]
    [InlineData("Wed, 1 May 2024 15:59:40 +0000", "date-later-1h-1d")]
    [InlineData("Sat, 1 Jun 2024 09:59:40 +0000", "date-later-1d+")]
    [InlineData("Wed, 1 May 2024 09:39:40 +0000", "date-earlier-10m-1h")]
    [InlineData("Wed, 1 May 2024 04:59:40 +0000", "date-earlier-1h-1d")]
    [InlineData("Mon, 29 Apr 2024 09:59:40 +0000", "date-earlier-1d-7d")]
    [InlineData("Mon, 1 Apr 2024 09:59:40 +0000", "date-earlier-7d+")]
    [InlineData("Wed, 1 May 2024 09:55:40 +0000", null)]
    [InlineData("yesterday", null)]
    public void The_Date_and_the_lowest_line_belong_together(string date, string? grade)
    {
        var findings = new MailUnderTest(Top + Own + $"Date: {date}\n").Check(Date);

        Assert.Equal(grade, findings.SingleOrDefault()?.Grade);
    }

    [Theory]
    [InlineData("<20240501095940.6A02C11F40@mail.turmeric.example>", "same-id")]
    [InlineData("<20240501095940.3C1D02A7B1@mail.turmeric.example>", "other-id")]
    [InlineData("<20240401095940.3C1D02A7B1@turmeric.example>", "id-earlier-7d+")]
    [InlineData("<20240501095940.GB3859@mail.turmeric.example>", null)]
    [InlineData("<x6A02C11F40x@mail.turmeric.example>", null)]
    public void The_Message_ID_and_the_lines_belong_together(string id, string? grade)
    {
        var findings = new MailUnderTest(Top + Own + $"Message-ID: {id}\n").Check(MessageId);

        Assert.Equal(grade, findings.SingleOrDefault()?.Grade);
    }

    [Theory]
    [InlineData("203.0.113.12", FindingKind.Support, "agrees")]
    [InlineData("203.0.113.99", FindingKind.Contradiction, "other-client")]
    public void A_checked_client_stands_in_a_line(string address, FindingKind kind, string grade)
    {
        var spf = new MailUnderTest(Top + $"Received-SPF: pass (x) client-ip={address}; receiver=mail.turmeric.example\n" + Own + Header);
        var results = new MailUnderTest(Top + $"Authentication-Results: mail.turmeric.example; spf=pass smtp.remote-ip={address}\n" + Own + Header);

        foreach (var found in new[] { spf.Check(new SpfAndLineRule()), results.Check(new ResultsAndLineRule()) })
        {
            var finding = Assert.Single(found);
            Assert.Equal((kind, grade), (finding.Kind, finding.Grade));
        }
    }

    [Fact]
    public void A_result_above_the_hand_over_is_not_asked_about() =>
        Assert.Empty(new MailUnderTest("Received-SPF: pass (x) client-ip=198.51.100.250\n" + Top + Own + Header).Check(new SpfAndLineRule()));

    [Theory]
    [InlineData("Mon, 1 Apr 2024 09:59:40 +0000", "other-time", FindingKind.Contradiction)]
    [InlineData("Wed, 1 May 2024 09:59:40 +0000", null, FindingKind.Anomaly)]
    public void A_broken_joint_above_lines_of_another_day_contradicts(string date, string? grade, FindingKind kind)
    {
        var mail = new MailUnderTest(Top + Own + Header.Replace("Wed, 1 May 2024 04:59:40 -0500", date, StringComparison.Ordinal)) { Joints = [JointMatch.Broken] };

        var finding = Assert.Single(mail.Check(new BrokenJointAtHandOverRule()));

        Assert.Equal((grade, kind), (finding.Grade, finding.Kind));
    }
}

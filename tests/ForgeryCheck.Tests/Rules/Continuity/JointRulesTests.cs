using ForgeryCheck.Chains;
using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Continuity;

namespace ForgeryCheck.Tests.Rules.Continuity;

public sealed class JointRulesTests
{
    private const string ThreeLines = """
        Received: from relay.example.net (pool-7.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000
        Received: from one.example.edu (one.example.edu [198.51.100.7]) by mail.bank.example (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:04 +0000
        Received: from pc (unknown [10.0.0.7]) by gate.other.example (Postfix) with ESMTP id 6F1C27A0B; Wed, 1 May 2024 10:00:03 +0000
        From: a@example.net

        """;

    private static readonly IRule AtHandOver = new BrokenJointAtHandOverRule();
    private static readonly IRule Below = new BrokenJointBelowRule();

    [Fact]
    public void The_joint_at_the_hand_over_is_broken()
    {
        var mail = Mail(JointMatch.Broken, JointMatch.Name);

        var finding = Assert.Single(mail.Check(AtHandOver));

        Assert.Equal([1, 2], finding.Lines);
        Assert.Equal(FindingScope.Joint, finding.Scope);
        Assert.Equal("mail.bank.example", mail.Pointed(finding));
        Assert.Contains("pool-7.example.com [203.0.113.7], which called itself relay.example.net", finding.Message, StringComparison.Ordinal);
        Assert.Contains("mail.bank.example", finding.Message, StringComparison.Ordinal);
        Assert.Contains(new("by", "mail.bank.example"), finding.Values);
        Assert.Empty(mail.Check(Below));
    }

    [Theory]
    [InlineData("From: a@sender.net\n", true)]
    [InlineData("From: a@sender.net\nReturn-Path: <x@bounce.bank.com>\n", false)]
    [InlineData("From: a@sender.net\nMessage-ID: <1@pc.other.com>\n", false)]
    [InlineData("From: a@sender.net\nDKIM-Signature: v=1; a=rsa-sha256; d=college.edu; b=abc=\n", false)]
    [InlineData("From: a@sender.net\nCc: <c@other.com>\n", false)]
    [InlineData("From: nobody\n", false)]
    public void Lines_that_name_nobody_of_the_message_contradict(string header, bool unrelated)
    {
        var lines = ThreeLines[..ThreeLines.IndexOf("From:", StringComparison.Ordinal)]
            .Replace("mail.bank.example", "mail.bank.com", StringComparison.Ordinal).Replace("gate.other.example", "gate.other.com", StringComparison.Ordinal)
            .Replace("one.example.edu", "one.college.edu", StringComparison.Ordinal).Replace("pool-7.example.com", "c7.example.com", StringComparison.Ordinal);
        var finding = Assert.Single(new MailUnderTest(lines + header) { Joints = [JointMatch.Broken, JointMatch.Name] }.Check(AtHandOver));

        Assert.Equal(unrelated ? (FindingKind.Contradiction, "unrelated") : (FindingKind.Anomaly, null), (finding.Kind, finding.Grade));
    }

    /// <summary>Services that take mail over the web name themselves there, and send by hosts that bear their customer's name.</summary>
    [Theory]
    [InlineData("with HTTP", false)]
    [InlineData("with SMTP", true)]
    public void A_web_services_line_is_unrelated_to_none(string with, bool unrelated)
    {
        var mail = new MailUnderTest(
            "Received: from mail7.customer.com (mail7.customer.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
            + $"Received: from <unknown> (<unknown> []) by api-7.postservice.com {with} id 63322061e868b116a3c9c4fa; Wed, 1 May 2024 10:00:03 +0000\nFrom: a@sender.net\n")
        { Joints = [JointMatch.Broken] };

        Assert.Equal(unrelated ? "unrelated" : null, Assert.Single(mail.Check(AtHandOver)).Grade);
    }

    /// <summary>A rented machine has a name of its owner's and one of the hoster's.</summary>
    [Theory]
    [InlineData("from mail.sender.net (mail.sender.net [203.0.113.7])", "from pc (c9.isp.com [198.51.100.9]) by h2374449.rootserver.com (Postfix) with ESMTPSA", false)]
    [InlineData("from mail.sender.net (mail.sender.net [203.0.113.7])", "from localhost (localhost [127.0.0.1]) by h2374449.rootserver.com (Postfix) with ESMTP", false)]
    [InlineData("from mail.sender.net (mail.sender.net [203.0.113.7])", "from pc (c9.isp.com [198.51.100.9]) by h2374449.rootserver.com (Postfix) with ESMTP", true)] // from anywhere
    [InlineData("from mail.sender.net (mail.sender.net [203.0.113.7])", "from FNC ([10.6.147.53]) by lists.rootserver.com (Postfix) with ESMTP", true)] // another network's inside
    [InlineData("from mail.sender.net (mail.sender.net [203.0.113.7])", "from pc (c9.isp.com [198.51.100.9]) by smtp101.mail.re2.yahoo.com (Postfix) with ESMTPSA", true)] // nobody rents Yahoo's
    [InlineData("from mail.sender.net (mail.sender.net [203.0.113.7])", "from mail pickup service by web7.rootserver.com with Microsoft SMTPSVC", true)] // greets with that name
    [InlineData("from mail.sender.net (unknown [203.0.113.7])", "from pc (c9.isp.com [198.51.100.9]) by h2374449.rootserver.com (Postfix) with ESMTPSA", true)] // its own word
    [InlineData("from mail.other.net (mail.other.net [203.0.113.7])", "from pc (c9.isp.com [198.51.100.9]) by h2374449.rootserver.com (Postfix) with ESMTPSA", true)]
    [InlineData("from mail.other.net (mail.other.net [203.0.113.7])", "by web1.rootserver.com (Postfix, from userid 33)", false)]
    [InlineData("from mail.other.net (mail.other.net [203.0.113.7])", "by mta67.rootserver.com", true)] // any program's step
    public void A_host_of_the_sender_with_a_hosters_name_is_unrelated_to_none(string client, string server, bool unrelated)
    {
        var mail = new MailUnderTest(
            $"Received: {client} by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
            + $"Received: {server} id 5F1C27A0B; Wed, 1 May 2024 10:00:03 +0000\nFrom: a@sender.net\n")
        { Joints = [JointMatch.Broken] };

        Assert.Equal(unrelated ? "unrelated" : null, Assert.Single(mail.Check(AtHandOver)).Grade);
    }

    [Theory]
    [InlineData("dsl-7.isp.net", "access-line")]
    [InlineData("host7.dynamic.isp.co.uk", "access-line")]
    [InlineData("p5B0C1A2D.dip0.t-ipconnect.de", "access-line")]
    [InlineData("mail.dsl-provider.net", null)]
    [InlineData("pooler.isp.net", null)]
    [InlineData("static-7.isp.net", null)]
    public void A_client_on_an_access_line_is_seldom_the_mail_server_it_claims_to_be(string client, string? grade)
    {
        var mail = new MailUnderTest(ThreeLines.Replace("pool-7.example.com", client, StringComparison.Ordinal)
            .Replace("From: a@example.net", "From: a@college.edu", StringComparison.Ordinal).Replace("one.example.edu", "one.college.edu", StringComparison.Ordinal))
        {
            Joints = [JointMatch.Broken, JointMatch.Name],
        };

        var finding = Assert.Single(mail.Check(AtHandOver));

        Assert.Equal((FindingKind.Anomaly, grade), (finding.Kind, finding.Grade));
    }

    [Fact]
    public void A_lower_line_that_is_later_than_the_upper_one_contradicts()
    {
        var lines = ThreeLines.Replace("10:00:04 +0000", "11:00:04 +0000", StringComparison.Ordinal).Replace("From: a@example.net", "From: a@example.edu", StringComparison.Ordinal);

        var finding = Assert.Single(new MailUnderTest(lines) { Joints = [JointMatch.Broken, JointMatch.Name] }.Check(AtHandOver));

        Assert.Equal((FindingKind.Contradiction, "other-time"), (finding.Kind, finding.Grade));
    }

    [Theory]
    [InlineData(JointMatch.Name)]
    [InlineData(JointMatch.ReverseName)]
    [InlineData(JointMatch.Address)]
    [InlineData(JointMatch.Organisation)]
    public void A_joint_that_fits_is_fine(JointMatch match)
    {
        var mail = Mail(match, match);

        Assert.Empty(mail.Check(AtHandOver));
        Assert.Empty(mail.Check(Below));
    }

    [Fact]
    public void A_joint_that_cannot_be_compared_is_told_at_the_hand_over_alone()
    {
        var mail = Mail(JointMatch.NotTestable, JointMatch.NotTestable);

        var sink = mail.Run(AtHandOver);

        Assert.Empty(sink.Findings);
        Assert.Equal([1, 2], Assert.Single(sink.NotTestable).Lines);
        Assert.Empty(mail.Run(Below).NotTestable);
    }

    [Fact]
    public void A_joint_further_down_is_broken()
    {
        var mail = Mail(JointMatch.Name, JointMatch.Broken);

        var finding = Assert.Single(mail.Check(Below));

        Assert.Equal([2, 3], finding.Lines);
        Assert.Contains("one.example.edu [198.51.100.7]", finding.Message, StringComparison.Ordinal);
        Assert.Contains("gate.other.example", finding.Message, StringComparison.Ordinal);
        Assert.Empty(mail.Check(AtHandOver));
    }

    [Fact]
    public void A_joint_above_the_boundary_is_nobodys_claim()
    {
        var mail = new MailUnderTest(ThreeLines) { Boundary = 2, Joints = [JointMatch.Broken, JointMatch.Name] };

        Assert.Empty(mail.Check(AtHandOver));
        Assert.Empty(mail.Check(Below));
    }

    [Fact]
    public void Without_a_boundary_every_joint_stands_below()
    {
        var mail = new MailUnderTest(ThreeLines) { Boundary = null, Joints = [JointMatch.Broken, JointMatch.Broken] };

        Assert.Equal(2, mail.Check(Below).Count);
        Assert.Empty(mail.Check(AtHandOver));
    }

    private static MailUnderTest Mail(params JointMatch[] joints) => new(ThreeLines) { Joints = joints };

    /// <summary>Anybody can write a step that shows nothing between two lines that do not join.</summary>
    [Theory]
    [InlineData("", "FC103")]
    [InlineData("Received: by phobos; Wed, 1 May 2024 10:00:03 +0000\n", "FC104")]
    [InlineData("Received: (qmail 12 invoked by uid 89); 1 May 2024 10:00:03 -0000\n", "FC104")]
    [InlineData("Received: by phobos with HTTP; Wed, 1 May 2024 10:00:03 +0000\n", "FC104")]
    public void A_step_in_between_does_not_hide_a_broken_joint(string step, string rule) =>
        Assert.Contains(Analyzed.Of(
            "Received: from mail.turmeric.com (mail.turmeric.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
            + step + "Received: from pc.bank.com (pc.bank.com [198.51.100.9]) by mail.bank.com (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:02 +0000\n"
            + "From: a@bank.com\nTo: b@example.org\n\n").Assessment.Findings, finding => finding.Rule.Id == rule);

    [Theory]
    [InlineData("")]
    [InlineData("Received: by phobos; Wed, 1 May 2024 10:00:03 +0000\n")]
    [InlineData("Received: (qmail 12 invoked by uid 89); 1 May 2024 10:00:03 -0000\n")]
    public void Nor_does_it_hide_that_a_client_without_a_name_relays_nothing(string step) =>
        Assert.Contains(Analyzed.Of(
            "Received: from phobos (unknown [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B; Wed, 1 May 2024 10:00:05 +0000\n"
            + step + "Received: from pc.bank.com (pc.bank.com [198.51.100.9]) by mail.bank.com (Postfix) with ESMTP id 5F1C27A0B; Wed, 1 May 2024 10:00:02 +0000\n"
            + "From: a@bank.com\nTo: b@example.org\n\n").Assessment.Findings, finding => finding.Rule.Id == "FC109");
}

using ForgeryCheck.Findings;
using ForgeryCheck.Rules;
using ForgeryCheck.Rules.Envelope;

namespace ForgeryCheck.Tests.Rules.Envelope;

public sealed class EnvelopeRulesTests
{
    private const string Line = "Received: from c.example.net (c.example.net [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B for <bob@example.org>; Wed, 1 May 2024 10:00:05 +0000\n";
    private const string ForCarol = "Received: from d.example.com (d.example.com [198.51.100.7]) by c.example.net (Postfix) with ESMTP id 5F1C27A0B for <carol@example.edu>; Wed, 1 May 2024 10:00:03 +0000\n";
    private const string FromTo = "From: Alice <alice@bank.com>\nTo: Bob <bob@example.org>\n";

    private static readonly IRule SenderDiffers = new EnvelopeSenderDiffersRule();
    private static readonly IRule OnlyInEnvelope = new RecipientOnlyInEnvelopeRule();
    private static readonly IRule Stranger = new ForNamesStrangerRule();
    private static readonly IRule Recipient = new ForNamesRecipientRule();

    [Theory]
    [InlineData("To: Carol <Carol+list@EXAMPLE.edu>\n", 1)]
    [InlineData("Cc: carol@example.edu\n", 1)]
    [InlineData("To: Bob <bob@example.org>\n", 0)]
    [InlineData("", 0)]
    public void A_claimed_line_for_a_visible_recipient_speaks_for_itself(string to, int hits)
    {
        var found = new MailUnderTest(Line + ForCarol + to).Check(Recipient);

        Assert.Equal(hits, found.Count);
        Assert.All(found, f => Assert.Equal((FindingKind.Support, 2), (f.Kind, f.Lines[0])));
    }

    [Fact]
    public void Return_Path_is_of_another_organisation_than_From()
    {
        var mail = new MailUnderTest("Return-Path: <bounce@mailer.net>\n" + Line + FromTo) { Offset = 100 };

        var finding = Assert.Single(mail.Check(SenderDiffers));

        Assert.Equal(FindingKind.Note, finding.Kind);
        Assert.Contains("alice@bank.com", finding.Message, StringComparison.Ordinal);
        Assert.Contains("bounce@mailer.net", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Return-Path:", mail.Pointed(finding), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Return-Path: <bounce@mail.bank.com>\n")]
    [InlineData("Return-Path: <>\n")]
    [InlineData("")]
    public void The_same_organisation_a_bounce_or_nothing_is_fine(string returnPath) =>
        Assert.Empty(new MailUnderTest(returnPath + Line + FromTo).Check(SenderDiffers));

    [Fact]
    public void The_envelope_of_the_listener_comes_first()
    {
        var mail = new MailUnderTest("Return-Path: <alice@bank.com>\n" + Line + FromTo) { Envelope = new("eve@mailer.net", []) };

        Assert.Contains("eve@mailer.net", Assert.Single(mail.Check(SenderDiffers)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blind_copy_is_in_the_envelope_only()
    {
        var mail = new MailUnderTest("Delivered-To: dora@example.org\n" + Line + FromTo);

        var finding = Assert.Single(mail.Check(OnlyInEnvelope));

        Assert.Equal(FindingKind.Note, finding.Kind);
        Assert.Contains("dora@example.org", finding.Message, StringComparison.Ordinal);
        Assert.Contains("bob@example.org", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("Delivered-To:", mail.Pointed(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void The_boundary_lines_for_is_as_good_as_the_envelope()
    {
        var mail = new MailUnderTest(Line + "From: alice@bank.com\nTo: friends@bank.com\n");

        var finding = Assert.Single(mail.Check(OnlyInEnvelope));

        Assert.Equal([1], finding.Lines);
        Assert.Contains("bob@example.org, who is a recipient according to the envelope (\"for\" of line 1)", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Delivered-To: BOB@example.org\n")]
    [InlineData("Delivered-To: bob+lists@example.org\n")]
    [InlineData("X-Original-To: bob\n")]
    public void The_visible_recipient_is_fine(string known) =>
        Assert.Empty(new MailUnderTest(known + Line + FromTo).Check(OnlyInEnvelope));

    [Fact]
    public void A_claimed_line_is_for_a_stranger()
    {
        var mail = new MailUnderTest(Line + ForCarol + FromTo);

        var finding = Assert.Single(mail.Check(Stranger));

        Assert.Equal([2], finding.Lines);
        Assert.Equal("carol@example.edu", mail.Pointed(finding));
        Assert.Contains("carol@example.edu", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Cc: carol@example.edu\n")]
    [InlineData("Delivered-To: carol@example.edu\n")]
    public void A_known_recipient_is_fine(string known) =>
        Assert.Empty(new MailUnderTest(Line + ForCarol + FromTo + known).Check(Stranger));

    [Fact]
    public void With_no_known_recipient_nobody_is_a_stranger() =>
        Assert.Empty(new MailUnderTest(Line.Replace(" for <bob@example.org>", "", StringComparison.Ordinal) + ForCarol).Check(Stranger));
}

using ForgeryCheck.Facts;
using ForgeryCheck.Tests.Rules;

namespace ForgeryCheck.Tests.Facts;

/// <summary>What the DNS is asked about one message.</summary>
public sealed class DnsNeedsTests
{
    private const string Line = "Received: from mail.example.com (mail.example.com [203.0.113.7]) by mx.example.org (Postfix) with ESMTP id 4F1C27A0B{0}; Wed, 1 May 2024 10:00:05 +0000 (UTC)\n";

    [Theory]
    [InlineData("Return-Path: <a@example.com>\n", "", "To: b@example.net\n", "example.net")]
    [InlineData("Return-Path: <a@example.com>\n", " for <b@example.edu>", "To: list@example.net\n", "example.edu,example.net")]
    [InlineData("Delivered-To: b@example.edu\n", "", "To: list@example.net\n", "example.edu")]
    public void The_recipients_domains_are_asked_about(string above, string recipient, string below, string domains)
    {
        var facts = new MailUnderTest(above + Line.Replace("{0}", recipient, StringComparison.Ordinal) + below).Facts();

        Assert.Equal(domains.Split(','), DnsNeeds.Of(facts.Message, facts.Chain).Domains);
    }
}

using System.Text;
using ForgeryCheck.Messages;
using static ForgeryCheck.Tests.Messages.MessagesTestSupport;

namespace ForgeryCheck.Tests.Messages;

public sealed class MessageHeadersTests
{
    [Theory]
    [InlineData("Subject: plain  and\n folded", "plain and folded")]
    [InlineData("Subject: =?utf-8?B?R3LDvMOfZQ==?= =?iso-8859-1?Q?_aus_K=F6ln?=", "Gr\u00FC\u00DFe aus K\u00F6ln")]
    [InlineData("Subject: =?gb2312?B?xOO6ww==?=", "\u4F60\u597D")]
    [InlineData("Subject: =?utf-8?Q?a=0D=0AX:_b?=", "a X: b")]
    [InlineData("Subject: =?no-such-charset?Q?abc?=", "abc")]
    [InlineData("Subject: =?broken", "=?broken")]
    [InlineData("Subject:", "")]
    public void Subjects_are_read(string field, string expected) => Assert.Equal(expected, MessageHeaders.Subject(Header(field)));

    [Fact]
    public void Raw_eight_bit_text_is_read_as_UTF8_where_it_is_that_and_else_as_Latin1()
    {
        Assert.Equal("\u00E9", MessageHeaders.Subject(HeaderBlock.Parse("Subject: \u00E9"u8.ToArray())));
        Assert.Equal("\u00E9", MessageHeaders.Subject(Header("Subject: \u00E9")));
    }

    [Theory]
    [InlineData("From: A B <a@example.org>", "A B <a@example.org>")]
    [InlineData("From: =?utf-8?Q?J=C3=B6rg?= <j@example.org>", "J\u00F6rg <j@example.org>")]
    public void From_keeps_the_display_name(string field, string expected) => Assert.Equal(expected, MessageHeaders.From(Header(field)));

    [Theory]
    [InlineData("Date: Wed, 1 May 2024 10:00:00 +0200", "2024-05-01T10:00:00.0000000+02:00")]
    [InlineData("Date: 1 May 24 10:00:00 PDT (comment)", "2024-05-01T10:00:00.0000000-07:00")]
    public void Dates_are_read(string field, string expected) =>
        Assert.Equal(expected, MessageHeaders.Date(Header(field))?.ToString("o", null));

    [Theory]
    [InlineData("Date: yesterday")]
    [InlineData("Date:")]
    [InlineData("Subject: none")]
    public void What_is_no_date_is_null(string field) => Assert.Null(MessageHeaders.Date(Header(field)));

    [Theory]
    [InlineData("Message-ID: <1@example.org>", "1@example.org")]
    [InlineData("Message-Id:\n <1@example.org> (added)", "1@example.org")]
    [InlineData("Message-ID: 1@example.org", "1@example.org")]
    [InlineData("Message-ID: <>", null)]
    [InlineData("Subject: x", null)]
    public void Message_ids_lose_their_brackets(string field, string? expected) => Assert.Equal(expected, MessageHeaders.MessageId(Header(field)));

    [Theory]
    [InlineData("To: a@example.org", "a@example.org")]
    [InlineData("To: <a@example.org>, B C <b@example.org>,\n\td@example.org", "a@example.org b@example.org d@example.org")]
    [InlineData("To: \"x, y <no@example.org>\" <a@example.org>, (c@example.org) b@example.org", "a@example.org b@example.org")]
    [InlineData("To: friends: a@example.org, b@example.org;", "a@example.org b@example.org")]
    [InlineData("To: undisclosed-recipients:;", "")]
    [InlineData("To: =?utf-8?Q?a,b?= <a@example.org>", "a@example.org")]
    [InlineData("To: nobody\nCc: a@example.org\nBcc: b@example.org", "a@example.org b@example.org")]
    [InlineData("To:", "")]
    [InlineData("To: , ,, <>", "")]
    public void Recipients_are_addresses_without_names(string fields, string expected) =>
        Assert.Equal(expected, string.Join(' ', MessageHeaders.Recipients(Header(fields))));

    [Fact]
    public void A_long_list_is_cut_between_addresses()
    {
        var found = MessageHeaders.Addresses(Header("To: " + string.Join(", ", Enumerable.Range(0, 50_000).Select(i => $"user{i}@example.org"))), "To"u8);

        Assert.InRange(found.Count, 500, 1000);
        Assert.All(found, address => Assert.EndsWith("@example.org", address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("((((((((((((((((")]
    [InlineData("<<<<<<<<")]
    [InlineData("\"\\\"\\\"\\")]
    [InlineData("a:b:c:d:")]
    [InlineData("=?utf-8?Q?=?=?=")]
    [InlineData("<@a,@b:")]
    [InlineData("a@[[[")]
    [InlineData("\0\u0080\u00FF")]
    [InlineData(",;,;")]
    [InlineData("a <b@c> ")]
    public void Hostile_values_of_a_megabyte_are_survived(string unit)
    {
        var value = new StringBuilder().Insert(0, unit, 1_000_000 / unit.Length).ToString();
        foreach (var name in new[] { "From", "To", "Subject", "Date", "Message-ID", "Return-Path", "Delivered-To" })
        {
            var header = Header($"{name}: {value}");
            MessageHeaders.From(header);
            MessageHeaders.Subject(header);
            MessageHeaders.Date(header);
            MessageHeaders.MessageId(header);
            Assert.InRange(MessageHeaders.Recipients(header).Count, 0, 1000);
            Assert.InRange(EnvelopeFinder.Find(header)?.Recipients.Count ?? 0, 0, 1000);
        }
    }

    [Fact]
    public void The_envelope_is_found_in_the_topmost_fields()
    {
        var envelope = EnvelopeFinder.Find(Header(
            "Delivered-To: last@example.org\nX-Original-To: First@example.org\nReturn-Path: <s@example.com>\nEnvelope-to: LAST@example.org\n"
            + "Received: from a by b\nDelivered-To: earlier@example.net\nReturn-Path: <forged@example.com>"));

        Assert.Equal("s@example.com", envelope?.Sender);
        Assert.Equal(["First@example.org", "LAST@example.org"], envelope?.Recipients);
    }

    [Theory]
    [InlineData("Return-Path: <>", "")]
    [InlineData("Return-Path: <MAILER-DAEMON>", "MAILER-DAEMON")]
    [InlineData("Return-Path: a@example.org", "a@example.org")]
    [InlineData("Return-Path: <@x.example,@y.example:a@example.org>", "a@example.org")]
    [InlineData("X-Envelope-From: <a@example.org>", "a@example.org")]
    public void Senders_are_read(string field, string expected) => Assert.Equal(expected, EnvelopeFinder.Find(Header(field))?.Sender);

    [Fact]
    public void Nothing_told_is_no_envelope() => Assert.Null(EnvelopeFinder.Find(Header("To: a@example.org")));

    [Fact]
    public void The_recipient_of_a_list_that_qmail_writes_is_read() =>
        Assert.Equal(["l@example.org"], EnvelopeFinder.Find(Header("Delivered-To: mailing list l@example.org"))!.Recipients);

    private static HeaderBlock Header(string text) => HeaderBlock.Parse(Bytes(text));
}

using System.Text;
using CsCheck;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Sessions;

/// <summary>What the listener writes is what its own parser, and any reader, gets back.</summary>
public class ReceivedStampTests
{
    // Names that a reader of Received lines may take for something else.
    private static readonly string[] Odd =
    [
        "by", "BY", "from", "with", "id", "for", "via", "unknown", "localhost", "HELO", "helo", "helo=x", "EHLO", "ident=x", "port=25", "network", "HTTP", "Sun", "+0000", "12:00:05",
        "192.0.2.99", "192.0.2.99:25", "2001:db8::99", "[192.0.2.99]", "[IPv6:2001:db8::99]", "[2001:db8::99]", "IPv6:2001:db8::99", "[192.0.2.99", "[192.0.2.99%[IPv6:2001:db8::99]", "user@example.org", "a@b@c", "@",
        "-", ".", "..", "...", "a.", ".a", "a..b", "_", "a_b", "my_pc", "*", "%", "=", ":", "::", "{a}", "'a'", "`a`", "|", "/etc", "a/b", "!a", "#1", "$x", "&", "~", "^", "+",
        "by=mx.example.net", "HP LaserJet", "Müller-PC", "(a)", "a)", "(a", "<a>", "\"a b\"", "a;b", "a,b", "a\\b", "?", "TLSv1.3", "ESMTP", "SMTP", "esmtp", "qmail", "(qmail", "userid", "uid",
        "localhost.localdomain", "mail.example.org.", "MAIL.EXAMPLE.ORG", "0", "1", "4F1C27A0B", "0x7f000001", "127.1", "invoked", "sender", "may", "be", "forged", "HELO(x)", "account", "Authenticated",
    ];

    private static readonly ReceivedStamp Plain = new()
    {
        Helo = "mail.example.org",
        ReverseName = "mx7.example.org",
        Address = Address("192.0.2.7"),
        By = "mx.example.net",
        With = "ESMTPS",
        Id = "4F1C27A0B",
        Tls = "TLSv1.3",
        Cipher = "TLS_AES_256_GCM_SHA384",
        For = "user@example.net",
        Time = new DateTimeOffset(2024, 5, 1, 12, 0, 5, TimeSpan.FromHours(-8)),
    };

    public static TheoryData<string> OddNames => [.. Odd];

    [Theory]
    [InlineData("192.0.2.7", null, null, "Received: from 192.0.2.7\r\n\tby ")]
    [InlineData("2001:db8::7", null, null, "Received: from IPv6:2001:db8::7\r\n\tby ")]
    [InlineData("192.0.2.7", "mail.example.org", null, "Received: from mail.example.org\r\n\t([192.0.2.7])\r\n\tby ")]
    [InlineData("192.0.2.7", null, "mx7.example.org", "Received: from (mx7.example.org [192.0.2.7])\r\n\tby ")]
    [InlineData("2001:db8::7", null, "mx7.example.org", "Received: from (mx7.example.org [IPv6:2001:db8::7])\r\n\tby ")]
    public void WhatNobodyKnowsIsNotCalledUnknown(string client, string? helo, string? name, string expected)
    {
        var field = (Plain with { Helo = helo, IsHeloKnown = helo is not null, ReverseName = name, IsNameLookedUp = name is not null, Address = Address(client), Tls = null, Cipher = null }).ToField();
        Assert.StartsWith(expected, field, StringComparison.Ordinal);

        var line = ReceivedParser.Parse(Encoding.UTF8.GetBytes(field["Received:".Length..]));
        Assert.Equal((helo, name, client), (line.Helo is "" ? null : line.Helo, line.ReverseName, line.Address.ToString()));
        Assert.Equal(name is null ? ReverseNameNote.NotRecorded : ReverseNameNote.Named, line.ReverseNote);
    }

    [Fact]
    public void ThePlainLineIsWrittenAsThisHostSawIt() => Assert.Equal(
        "Received: from mail.example.org\r\n"
        + "\t(mx7.example.org [192.0.2.7])\r\n"
        + "\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384)\r\n"
        + "\tby mx.example.net (ForgeryCheck) with ESMTPS id 4F1C27A0B\r\n"
        + "\tfor <user@example.net>;\r\n"
        + "\tWed, 1 May 2024 12:00:05 -0800\r\n",
        Plain.ToField());

    [Fact]
    public void TheParserReadsEveryValueBack()
    {
        var read = Parse(Plain);

        Assert.Equal(
            ("mail.example.org", "mx7.example.org", "192.0.2.7", "mx.example.net", "ESMTPS", "4F1C27A0B", "TLSv1.3", "TLS_AES_256_GCM_SHA384", "user@example.net"),
            (read.Helo, read.ReverseName, read.Address?.ToString(), read.By, read.With, read.Id, read.Tls, read.Cipher, Assert.Single(read.For)));
        Assert.Equal(Plain.Time.ToUniversalTime(), read.Date.Time);
        Assert.Equal((short)-480, read.Date.OffsetMinutes);
    }

    [Fact]
    public void AClientWithoutNameIsSaidToBeUnknown()
    {
        var read = Parse(Plain with { Helo = null, ReverseName = null, Address = Address("2001:db8::7") });

        Assert.Equal("unknown", read.Helo);
        Assert.Null(read.ReverseName);
        Assert.Equal(ReverseNameNote.Unknown, read.ReverseNote);
        Assert.Equal("2001:db8::7", read.Address?.ToString());
    }

    [Theory]
    [InlineData("[10.1.1.1")]
    [InlineData("a (b [10.1.1.1])")]
    [InlineData("a\r\nReceived: from forged ([10.1.1.1]) by mx.example.net")]
    [InlineData("a; Wed, 1 May 2002 12:00:05 +0000")]
    [InlineData("\u202E<x> by evil")]
    public void NothingThatAClientSaysChangesTheLine(string helo)
    {
        var read = Parse(Plain with { Helo = helo, ReverseName = helo, For = helo });

        Assert.Equal(("192.0.2.7", "mx.example.net", "4F1C27A0B"), (read.Address?.ToString(), read.By, read.Id));
        Assert.Equal(Plain.Time.ToUniversalTime(), read.Date.Time);
    }

    [Fact]
    public void NoHeloAtAllMakesASecondFieldOrALongLine() =>
        Gen.String.Sample(helo =>
        {
            var field = (Plain with { Helo = helo, ReverseName = helo, For = helo }).ToField();
            var lines = field.Split("\r\n");
            return lines[^1].Length == 0
                && lines[1..^1].All(l => l.StartsWith('\t'))
                && lines.All(l => Encoding.UTF8.GetByteCount(l) <= 998 && !l.Contains('\r') && !l.Contains('\n'))
                && Parse(field).Address?.ToString() == "192.0.2.7";
        });

    [Theory]
    [MemberData(nameof(OddNames))]
    public void AnyNameIsReadBackAsWritten(string helo) => AssertReadBack(helo);

    [Fact]
    public void NamesPutTogetherAreReadBackAsWritten() =>
        Gen.OneOf([.. Odd.Select(Gen.Const), Gen.String[0, 5], Gen.Const(" "), Gen.Const("\r\n\t"), Gen.Const("\0")]).Array[1, 5]
            .Sample(parts => AssertReadBack(string.Concat(parts)), iter: 20_000);

    private static void AssertReadBack(string helo)
    {
        foreach (var utf8 in (bool[])[false, true])
        {
            foreach (var stamp in (ReceivedStamp[])[Plain with { Helo = helo, Utf8 = utf8 }, Plain with { Helo = helo, Utf8 = utf8, ReverseName = null, Tls = null, Cipher = null, For = null }])
            {
                var field = stamp.ToField();
                var written = field["Received: from ".Length..field.IndexOf('\r', StringComparison.Ordinal)];
                Assert.True(written.Length > 0 && written.All(c => c is not (' ' or '\t' or '(' or ')' or '<' or '>' or '"' or '\\' or ';' or ',')) && (utf8 || Ascii.IsValid(field)), field);
                var read = Parse(field);
                Assert.Equal(
                    (written, stamp.ReverseName, "192.0.2.7", "mx.example.net", "ESMTPS", "4F1C27A0B", stamp.Tls, stamp.For),
                    (read.Helo, read.ReverseName, read.Address?.ToString(), read.By, read.With, read.Id, read.Tls, read.For is [var only] ? only : null));
                Assert.Equal(Plain.Time.ToUniversalTime(), read.Date.Time);
                Assert.Equal(LineFaults.None, read.Faults & ~(LineFaults.EightBit | LineFaults.Template));
            }
        }
    }

    private static HostAddress Address(string text)
    {
        Assert.True(HostAddress.TryParse(text, out var address));
        return address;
    }

    private static ReceivedLine Parse(ReceivedStamp stamp) => Parse(stamp.ToField());

    private static ReceivedLine Parse(string field) => ReceivedParser.Parse(Encoding.UTF8.GetBytes(field["Received:".Length..]));
}

using System.Text;
using CsCheck;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Sessions;

/// <summary>What the listener writes is what its own parser, and any reader, gets back.</summary>
public class ReceivedStampTests
{
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

    private static HostAddress Address(string text)
    {
        Assert.True(HostAddress.TryParse(text, out var address));
        return address;
    }

    private static ReceivedLine Parse(ReceivedStamp stamp) => Parse(stamp.ToField());

    private static ReceivedLine Parse(string field) => ReceivedParser.Parse(Encoding.UTF8.GetBytes(field["Received:".Length..]));
}

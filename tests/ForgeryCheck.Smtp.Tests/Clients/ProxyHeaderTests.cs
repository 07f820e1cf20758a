using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using CsCheck;
using ForgeryCheck.Smtp.Clients;

namespace ForgeryCheck.Smtp.Tests.Clients;

public class ProxyHeaderTests
{
    private static readonly byte[] Signature = [.. "\r\n\r\n\0\r\nQUIT\n"u8];
    private static readonly byte[] V4Addresses = [192, 0, 2, 7, 198, 51, 100, 1, 0xCE, 0x5A, 0, 25];
    private static readonly byte[] V6Addresses =
        [.. Convert.FromHexString("20010db8000000000000000000000007"), .. Convert.FromHexString("20010db8000000000000000000000001"), 0xCE, 0x5A, 0, 25];

    [Theory]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 52826 25\r\n", "192.0.2.7", 52826)]
    [InlineData("PROXY TCP4 0.0.0.0 255.255.255.255 0 65535\r\n", "0.0.0.0", 0)]
    [InlineData("PROXY TCP6 2001:db8::7 ::1 1 2\r\n", "2001:db8::7", 1)]
    [InlineData("PROXY TCP6 ::ffff:192.0.2.7 ::1 1 2\r\n", "192.0.2.7", 1)]
    [InlineData("PROXY TCP6 ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff 65535 65535\r\n",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 65535)]
    [InlineData("PROXY UNKNOWN\r\n", null, null)]
    [InlineData("PROXY UNKNOWN whatever 1 2 3 stands here\r\n", null, null)]
    public void Version1IsReadAtEverySplit(string text, string? source, int? port)
    {
        var header = Whole(Bytes(text));

        Assert.Equal((source, port, false), (header.Source?.ToString(), header.SourcePort, header.IsLocal));
    }

    [Theory]
    [InlineData("PROXY \r\n")]
    [InlineData("PROXY\r\n")]
    [InlineData("PROXY  TCP4 192.0.2.7 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP4  192.0.2.7 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1 2 \r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1 2 3\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1 2\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1 2\r\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 01 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 65536 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 -1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 +1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1e1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.007 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.256 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.256 1 2\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7 198.51.100.1 1 65536\r\n")]
    [InlineData("PROXY TCP4 2001:db8::7 2001:db8::1 1 2\r\n")]
    [InlineData("PROXY TCP6 192.0.2.7 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY TCP6 2001:db8::7%eth0 ::1 1 2\r\n")]
    [InlineData("PROXY TCP6 IPv6:2001:db8::7 ::1 1 2\r\n")]
    [InlineData("PROXY TCP6 2001:db8::7::1 ::1 1 2\r\n")]
    [InlineData("PROXY tcp4 192.0.2.7 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY UDP4 192.0.2.7 198.51.100.1 1 2\r\n")]
    [InlineData("PROXY UNKNOWNX\r\n")]
    [InlineData("PROXY TCP4 192.0.2.7\0 198.51.100.1 1 2\r\n")]
    [InlineData("proxy TCP4 192.0.2.7 198.51.100.1 1 2\r\n")]
    [InlineData("EHLO mail.example.org\r\n")]
    [InlineData("\r\n\r\nQUIT\r\n")]
    public void WhatIsNoHeaderIsInvalid(string text) => Assert.Equal(ProxyOutcome.Invalid, ProxyHeader.Read(Bytes(text)).Outcome);

    [Fact]
    public void Version1EndsWithin107Bytes()
    {
        const string begin = "PROXY UNKNOWN ";
        Assert.Equal(107, Whole(Bytes(begin + new string('x', 105 - begin.Length) + "\r\n")).Used);
        Assert.Equal(ProxyOutcome.Invalid, ProxyHeader.Read(Bytes(begin + new string('x', 106 - begin.Length) + "\r\n")).Outcome);
        Assert.Equal(ProxyOutcome.Invalid, ProxyHeader.Read(Bytes(begin + new string('x', 500))).Outcome);
    }

    [Fact]
    public void Version2IsReadAtEverySplit()
    {
        var v4 = Whole(Binary(0x21, 0x11, V4Addresses));
        var v6 = Whole(Binary(0x21, 0x21, V6Addresses));

        Assert.Equal(("192.0.2.7", 52826), (v4.Source?.ToString(), v4.SourcePort));
        Assert.Equal(("2001:db8::7", 52826), (v6.Source?.ToString(), v6.SourcePort));
    }

    [Fact]
    public void LocalIsTheProxyItself()
    {
        Assert.True(Whole(Binary(0x20, 0x00, [])).IsLocal);
        var header = Whole(Binary(0x20, 0x11, V4Addresses));
        Assert.True(header.IsLocal);
        Assert.Null(header.Source);
    }

    [Theory]
    [InlineData(0x00, 0)]
    [InlineData(0x00, 50)]
    [InlineData(0x31, 216)]
    [InlineData(0x12, 12)]
    [InlineData(0x22, 36)]
    public void WhatIsNoTcpIsUnknown(byte family, int length)
    {
        var header = Whole(Binary(0x21, family, new byte[length]));

        Assert.False(header.IsLocal);
        Assert.Null(header.Source);
    }

    [Theory]
    [InlineData(0x11, 0x11, 12)] // version 1
    [InlineData(0x31, 0x11, 12)]
    [InlineData(0x22, 0x11, 12)] // neither LOCAL nor PROXY
    [InlineData(0x2F, 0x11, 12)]
    [InlineData(0x21, 0x41, 12)] // no such family
    [InlineData(0x21, 0x13, 12)] // no such protocol
    [InlineData(0x21, 0x11, 0)]
    [InlineData(0x21, 0x11, 11)]
    [InlineData(0x21, 0x21, 35)]
    [InlineData(0x21, 0x31, 215)]
    [InlineData(0x21, 0x11, 13)] // a field without length
    [InlineData(0x21, 0x11, 14)]
    [InlineData(0x21, 0x11, 4081)]
    [InlineData(0x21, 0x00, 65535)]
    public void AVersion2HeaderThatLiesIsInvalid(byte command, byte family, int length) =>
        Assert.Equal(ProxyOutcome.Invalid, ProxyHeader.Read(Binary(command, family, new byte[length])).Outcome);

    [Fact]
    public void TheLengthIsJudgedBeforeTheBytesCome() =>
        Assert.Equal(ProxyOutcome.Invalid, ProxyHeader.Read([.. Signature, 0x21, 0x11, 0xFF, 0xFF]).Outcome);

    [Theory]
    [InlineData("", true)]
    [InlineData("040000", true)]
    [InlineData("01000268322000050100000000", true)]
    [InlineData("0100FF6832", false)]
    [InlineData("01FFFF", false)]
    [InlineData("030000", false)]
    [InlineData("03000400000000", false)]
    public void FieldsAreWalked(string fields, bool isGood)
    {
        var header = ProxyHeader.Read(Binary(0x21, 0x11, [.. V4Addresses, .. Convert.FromHexString(fields)]));

        Assert.Equal(isGood ? ProxyOutcome.Done : ProxyOutcome.Invalid, header.Outcome);
    }

    [Fact]
    public void TheChecksumIsChecked()
    {
        var good = Binary(0x21, 0x11, [.. V4Addresses, 3, 0, 4, 0, 0, 0, 0, 4, 0, 1, 9]);
        var crc = uint.MaxValue;
        foreach (var b in good)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        BinaryPrimitives.WriteUInt32BigEndian(good.AsSpan(31), ~crc);
        Assert.Equal("192.0.2.7", Whole(good).Source?.ToString());
        for (var i = 16; i < good.Length; i++)
        {
            var bad = good.ToArray();
            bad[i] ^= 1;
            Assert.True(i is 28 || ProxyHeader.Read(bad).Outcome == ProxyOutcome.Invalid, $"byte {i}"); // 28 is the type: another type has no sum
        }
    }

    [Theory]
    [InlineData("PROXY TCP4 192.0.2.7", true)]
    [InlineData("PROXY ", true)]
    [InlineData("\r\n\r\n\0\r\nQUIT\n", true)]
    [InlineData("PROXY", false)]
    [InlineData("EHLO x\r\n", false)]
    [InlineData("\r\n\r\n", false)]
    public void AHeaderByAStrangerIsKnown(string text, bool isOne) => Assert.Equal(isOne, ProxyHeader.LooksLikeOne(Bytes(text)));

    [Fact]
    public void NoDamageThrowsOrIsReadPastItsEnd()
    {
        string[] good =
        [
            "PROXY TCP4 192.0.2.7 198.51.100.1 52826 25\r\nEHLO x\r\n",
            Encoding.Latin1.GetString(Binary(0x21, 0x11, [.. V4Addresses, 1, 0, 2, 3, 4])),
            Encoding.Latin1.GetString(Binary(0x21, 0x21, V6Addresses)),
        ];
        Gen.Select(Gen.Int[0, good.Length - 1].Select(i => good[i]), Gen.Select(Gen.Int[0, 60], Gen.Byte).Array[0, 4], Gen.Int[0, 80]).Sample((text, changes, length) =>
        {
            var bytes = Encoding.Latin1.GetBytes(text);
            foreach (var (at, b) in changes)
            {
                bytes[at % bytes.Length] = b;
            }

            var header = ProxyHeader.Read(bytes.AsSpan(0, Math.Min(length, bytes.Length)));
            return header.Used <= length && (header.Outcome == ProxyOutcome.Done || header.Source is null);
        });
    }

    /// <summary>Reads the header from every beginning of it, then with the client's bytes behind it.</summary>
    private static ProxyHeader Whole(byte[] bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            Assert.Equal(ProxyOutcome.NeedMore, ProxyHeader.Read(bytes.AsSpan(0, i)).Outcome);
        }

        var header = ProxyHeader.Read([.. bytes, .. "EHLO mail.example.org\r\n"u8]);
        Assert.Equal((ProxyOutcome.Done, bytes.Length), (header.Outcome, header.Used));
        Assert.Equal(header, ProxyHeader.Read(bytes));
        return header;
    }

    private static byte[] Binary(byte command, byte family, byte[] rest) =>
        [.. Signature, command, family, (byte)(rest.Length >> 8), (byte)rest.Length, .. rest];

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}

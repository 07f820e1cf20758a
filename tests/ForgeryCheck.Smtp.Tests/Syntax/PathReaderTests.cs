using System.Text;
using CsCheck;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Tests.Syntax;

public class PathReaderTests
{
    /// <summary>What the grammars give a meaning.</summary>
    private const string Marks = "<>@\"\\:,[] =.+\r\n\0";

    [Theory]
    [InlineData("<a@b>", "a@b")]
    [InlineData("<User+tag@Example.ORG>", "User+tag@Example.ORG")]
    [InlineData("<@a,@b:user@c>", "user@c")]
    [InlineData("<@[127.0.0.1],@[IPv6:::1]:user@c>", "user@c")]
    [InlineData("<\"a b\\\">@\"@x>", "\"a b\\\">@\"@x")]
    [InlineData("<\"a@b> SIZE=5\"@x>", "\"a@b> SIZE=5\"@x")]
    [InlineData("<u@[127.0.0.1]>", "u@[127.0.0.1]")]
    [InlineData("<u@[IPv6:::1]>", "u@[IPv6:::1]")]
    [InlineData("<u@[ipv6:2001:db8::7]>", "u@[ipv6:2001:db8::7]")]
    [InlineData("<u@[x400:a=b]>", "u@[x400:a=b]")]
    [InlineData("<a..b.@docomo.example>", "a..b.@docomo.example")]
    [InlineData("<u@my_host>", "u@my_host")]
    public void AnAddressIsReadAsTyped(string text, string address)
    {
        var path = Mail(text);

        Assert.Equal((ArgumentError.None, address, text.Length), (path.Error, path.Address, path.Used));
        Assert.False(path.SpaceBefore || path.IsLong);
        Assert.Equal(text.Length, Mail(text + " SIZE=5").Used);
    }

    [Theory]
    [InlineData("", ArgumentError.NoPath)]
    [InlineData("   ", ArgumentError.NoPath)]
    [InlineData("a@b", ArgumentError.NoPath)]
    [InlineData("AUTH=<> <x@y>", ArgumentError.NoPath)]
    [InlineData("<><x@y>", ArgumentError.BadPath)]
    [InlineData("<a@b>x", ArgumentError.BadPath)]
    [InlineData("<a@b>>", ArgumentError.BadPath)]
    [InlineData("<<a@b>>", ArgumentError.BadPath)]
    [InlineData("<a@b", ArgumentError.BadPath)]
    [InlineData("<a b@c>", ArgumentError.BadPath)]
    [InlineData("<a@b c>", ArgumentError.BadPath)]
    [InlineData("<a@b@c>", ArgumentError.BadPath)]
    [InlineData("<@b>", ArgumentError.BadPath)]
    [InlineData("<a@>", ArgumentError.BadPath)]
    [InlineData("<@a:>", ArgumentError.BadPath)]
    [InlineData("<@a,b:u@c>", ArgumentError.BadPath)]
    [InlineData("<a@b..c>", ArgumentError.BadPath)]
    [InlineData("<a@.b>", ArgumentError.BadPath)]
    [InlineData("<\"a@b>", ArgumentError.BadPath)]
    [InlineData("<\"a\"b@c>", ArgumentError.BadPath)]
    [InlineData("<a\\@b@c>", ArgumentError.BadPath)]
    [InlineData("<user>", ArgumentError.NoDomain)]
    [InlineData("<postmaster>", ArgumentError.NoDomain)]
    [InlineData("<u@[300.1.1.1]>", ArgumentError.BadLiteral)]
    [InlineData("<u@[1.2.3]>", ArgumentError.BadLiteral)]
    [InlineData("<u@[::1]>", ArgumentError.BadLiteral)]
    [InlineData("<u@[IPv6:127.0.0.1]>", ArgumentError.BadLiteral)]
    [InlineData("<u@[IPv6:fe80::1%eth0]>", ArgumentError.BadLiteral)]
    [InlineData("<u@[127.0.0.1%1]>", ArgumentError.BadLiteral)]
    [InlineData("<u@[127.0.0.1>", ArgumentError.BadLiteral)]
    [InlineData("<a\0@b>", ArgumentError.Control)]
    [InlineData("<a@b\r>", ArgumentError.Control)]
    [InlineData("<\"a\tb\"@c>", ArgumentError.Control)]
    [InlineData("<a\x7f@b>", ArgumentError.Control)]
    [InlineData("<ü@x>", ArgumentError.Utf8NotAsked)]
    public void WhatIsNoPathIsRefusedForItsReason(string text, object error) => Assert.Equal(error, Mail(text).Error);

    [Fact]
    public void TheNullPathIsASenderAndNoRecipient()
    {
        Assert.Equal("", Mail("<>").Address);
        Assert.Equal(ArgumentError.EmptyPath, Rcpt("<>").Error);
    }

    [Theory]
    [InlineData("<postmaster>")]
    [InlineData("<PostMaster>")]
    [InlineData("<Postmaster@anything>")]
    [InlineData("<@relay.example:postmaster>")]
    public void PostmasterIsARecipientWithoutDomain(string text) => Assert.True(Rcpt(text).IsOk);

    [Fact]
    public void SpacesBeforeThePathAreTakenAndTold()
    {
        var path = Mail("  <a@b> SIZE=1");

        Assert.Equal(("a@b", true, 7), (path.Address, path.SpaceBefore, path.Used));
    }

    [Theory]
    [InlineData(64, 20, false)]
    [InlineData(65, 20, true)]
    [InlineData(10, 243, false)]
    [InlineData(10, 244, true)]
    [InlineData(64, 255, true)]
    [InlineData(1, 1019, true)]
    public void LongPathsAreTakenAndTold(int local, int domain, bool isLong)
    {
        var path = Mail($"<{new string('a', local)}@{new string('b', domain)}>");

        Assert.Equal((ArgumentError.None, isLong), (path.Error, path.IsLong));
    }

    [Fact]
    public void PathsBeyondWhatIsKeptAreRefused() =>
        Assert.Equal(ArgumentError.PathTooLong, Mail($"<a@{new string('b', 1021)}>").Error);

    [Fact]
    public void Utf8IsReadWhereItWasAskedFor()
    {
        Assert.Equal("ü@münchen.example", Utf8("<ü@münchen.example>"u8).Address);
        Assert.Equal("\"ü \"@x", Utf8("<\"ü \"@x>"u8).Address);
        Assert.Equal(ArgumentError.BadUtf8, Utf8([(byte)'<', 0xFF, (byte)'@', (byte)'x', (byte)'>']).Error);
        Assert.Equal(ArgumentError.BadUtf8, Utf8("<a\u0085@x>"u8).Error);
        Assert.Equal(ArgumentError.BadUtf8, Utf8("<a\u2028@x>"u8).Error);
        Assert.Equal(ArgumentError.BadPath, Utf8("<\"\\ü\"@x>"u8).Error);
    }

    [Fact]
    public void NoDamageMakesAnAddressWithControlsOrBrackets() =>
        Damage("<@a,@[IPv6:::1]:\"x \\\"> y\"@[127.0.0.1]>", "<ü.user@münchen.example>", "<>", "<postmaster>").Sample(bytes =>
        {
            var path = PathReader.Read(bytes, utf8: true, allowEmpty: true, allowPostmaster: true);
            return path.Error != ArgumentError.None
                ? path.Address is null
                : !path.Address!.Any(char.IsControl) && path.Used <= bytes.Length && bytes[path.Used - 1] == '>'
                    && (path.Used == bytes.Length || bytes[path.Used] == ' ')
                    && Mail8($"<{path.Address}>").Address == (path.Address!.Equals("postmaster", StringComparison.OrdinalIgnoreCase) ? null : path.Address);
        });

    /// <summary>Good text with a few bytes changed, put in and taken out.</summary>
    internal static Gen<byte[]> Damage(params string[] texts) =>
        from text in Gen.Int[0, texts.Length - 1].Select(i => texts[i])
        from changes in Gen.Select(Gen.Int[0, 200], Gen.Int[0, 2], Gen.OneOf(Gen.Byte, Gen.Int[0, Marks.Length - 1].Select(i => (byte)Marks[i]))).Array[0, 5]
        select Damaged(Encoding.UTF8.GetBytes(text), changes);

    private static byte[] Damaged(byte[] text, (int At, int Kind, byte Byte)[] changes)
    {
        var bytes = text.ToList();
        foreach (var (at, kind, b) in changes)
        {
            var place = at % (bytes.Count + 1);
            if (kind == 0 || place == bytes.Count)
            {
                bytes.Insert(place, b);
            }
            else if (kind == 1)
            {
                bytes[place] = b;
            }
            else
            {
                bytes.RemoveAt(place);
            }
        }

        return [.. bytes];
    }

    private static PathResult Mail(string text) => PathReader.Read(Encoding.UTF8.GetBytes(text), false, allowEmpty: true, allowPostmaster: false);

    private static PathResult Mail8(string text) => Utf8(Encoding.UTF8.GetBytes(text));

    private static PathResult Rcpt(string text) => PathReader.Read(Encoding.UTF8.GetBytes(text), false, allowEmpty: false, allowPostmaster: true);

    private static PathResult Utf8(ReadOnlySpan<byte> text) => PathReader.Read(text, true, allowEmpty: true, allowPostmaster: false);
}

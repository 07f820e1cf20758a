using System.Text;
using CsCheck;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Tests.Syntax;

public class HeloNameTests
{
    [Theory]
    [InlineData("mail.example.org")]
    [InlineData("localhost")]
    [InlineData("my_pc")]
    [InlineData("mail.example.org.")]
    [InlineData("192.0.2.7")]
    [InlineData("[192.0.2.7]")]
    [InlineData("[IPv6:2001:db8::7]")]
    [InlineData("[2001:db8::7]")]
    [InlineData("  mail.example.org  ")]
    public void ANameOrALiteralIsTaken(string text)
    {
        Assert.True(HeloName.TryRead(Encoding.UTF8.GetBytes(text), out var name));
        Assert.Equal(text.Trim(), name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(".")]
    [InlineData("a b")]
    [InlineData("a..b")]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    [InlineData("<a>")]
    [InlineData("a(b)")]
    [InlineData("\x1b[31mred")]
    [InlineData("[300.1.1.1]")]
    [InlineData("[]")]
    [InlineData("müller")]
    public void WhatIsNeitherIsRefused(string text) => Assert.False(HeloName.TryRead(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void ANameHas255Characters()
    {
        Assert.True(HeloName.TryRead(Encoding.UTF8.GetBytes(new string('a', 255)), out _));
        Assert.False(HeloName.TryRead(Encoding.UTF8.GetBytes(new string('a', 256)), out _));
    }

    [Fact]
    public void WhateverIsTakenIsPlain() => Gen.Byte.Array[0, 40].Sample(bytes =>
        !HeloName.TryRead(bytes, out var name) || name.All(c => c is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '(' or '\\')));
}

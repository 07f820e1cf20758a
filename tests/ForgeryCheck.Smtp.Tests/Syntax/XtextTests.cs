using CsCheck;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Tests.Syntax;

public class XtextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("a+2Bb+3Dc", "a+b=c")]
    [InlineData("a+20b", "a b")]
    [InlineData("+C3+BC", "ü")]
    [InlineData("+c3+bc", "ü")]
    public void TextIsDecoded(string xtext, string text)
    {
        Assert.True(Xtext.TryDecode(xtext, out var decoded));
        Assert.Equal(text, decoded);
    }

    [Theory]
    [InlineData("a+")]
    [InlineData("a+2")]
    [InlineData("a+G0")]
    [InlineData("a b")]
    [InlineData("a=b")]
    [InlineData("a+0Ab")]
    [InlineData("a+00")]
    [InlineData("a+7F")]
    [InlineData("a+1B[31m")]
    [InlineData("+C2+85")]
    [InlineData("+FF")]
    [InlineData("ü")]
    public void WhatIsNoXtextOrHidesControlsIsRefused(string xtext) => Assert.False(Xtext.TryDecode(xtext, out _));

    [Fact]
    public void WhatIsEncodedIsPlainAndComesBack() => Gen.String[0, 100].Sample(text =>
    {
        var encoded = Xtext.Encode(text);
        return encoded.All(c => c is > ' ' and < '\x7f' and not '=')
            && (!Xtext.TryDecode(encoded, out var decoded) ? text.Any(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029') : decoded == text || text.Any(char.IsSurrogate));
    });

    [Fact]
    public void NothingDecodesToControls() => Gen.String[Gen.Char["+0123456789ABCDEFabcdefxyz=\r"], 0, 40].Sample(xtext =>
        !Xtext.TryDecode(xtext, out var text) || !text.Any(char.IsControl));
}

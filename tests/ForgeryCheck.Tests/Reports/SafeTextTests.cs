using System.Globalization;
using System.Text;
using CsCheck;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Tests.Reports;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("Grüße, 漢字, 😀 and שלום", "Grüße, 漢字, 😀 and שלום")]
    [InlineData("\u001b[31mred", "\\x1B[31mred")]
    [InlineData("a\r\nb\tc\0", "a\\r\\nb\\tc\\x00")]
    [InlineData("fdp\u202Eexe", "fdp\\u202Eexe")]
    [InlineData("x\u200By\uFE0Fz", "x\\u200By\\uFE0Fz")]
    [InlineData("\U000E0041", "\\U000E0041")]
    [InlineData("\u0085\u009B", "\\x85\\x9B")]
    [InlineData(null, "")]
    public void WhatCannotBeSeenIsSpelledOut(string? text, string shown) => Assert.Equal(shown, SafeText.Show(text));

    [Fact]
    public void UnpairedSurrogatesAreSpelledOut() => Assert.Equal("\\uD800x\\uDC00", SafeText.Show("\uD800x\uDC00"));

    [Fact]
    public void LongTextIsCut() => Assert.Equal("abc...", SafeText.Show("abcdef", limit: 3));

    [Fact]
    public void WhatIsShownIsSafeAndSafeTextIsLeftAlone() => Gen.String.Sample(text =>
    {
        var shown = SafeText.Show(text);
        Assert.True(SafeText.IsSafe(shown));
        Assert.True(Ascii.IsValid(SafeText.Show(text, ascii: true)));
        Assert.Equal(SafeText.IsSafe(text), shown == text);
        Assert.DoesNotContain(shown, c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
    });
}

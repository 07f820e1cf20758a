using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Tests.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain.eml", "plain.eml")]
    [InlineData("\u001b[2Jgone", "\\u001B[2Jgone")]
    [InlineData("two\r\nlines\ttab", "two\\u000D\\u000Alines\\u0009tab")]
    [InlineData("\u009b31m", "\\u009B31m")]
    [InlineData("gnp\u202eexe.eml", "gnp\\u202Eexe.eml")]
    [InlineData("zero\u200bwidth\u2028", "zero\\u200Bwidth\\u2028")]
    [InlineData("für 日本 😀", "für 日本 😀")]
    public void Nothing_that_steers_a_terminal_gets_through(string text, string safe) =>
        Assert.Equal(safe, SafeText.Escape(text, unicode: true));

    // Not as inline data: the test runner passes that on as UTF-8, in which a lone surrogate does not survive.
    [Fact]
    public void Half_a_character_is_escaped() => Assert.Equal("\\uD800 alone", SafeText.Escape("\ud800 alone", unicode: true));

    [Fact]
    public void A_terminal_of_ascii_gets_ascii() => Assert.Equal("f\\u00FCr", SafeText.Escape("für", unicode: false));
}

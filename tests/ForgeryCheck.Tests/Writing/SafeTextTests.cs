using System.Globalization;
using System.Text;
using CsCheck;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Tests.Writing;

public sealed class SafeTextTests
{
    // The characters are numbers here: the test runner passes texts on as UTF-8, in which half a surrogate pair does not survive.
    public static TheoryData<string, int, int, string> Hostile => new()
    {
        { "C0", 0x00, 0x08, "\\x{0:X2}" },
        { "tab", 0x09, 0x09, "\\t" },
        { "line feed", 0x0A, 0x0A, "\\n" },
        { "C0", 0x0B, 0x0C, "\\x{0:X2}" },
        { "carriage return", 0x0D, 0x0D, "\\r" },
        { "C0 with ESC", 0x0E, 0x1F, "\\x{0:X2}" },
        { "DEL and C1", 0x7F, 0x9F, "\\x{0:X2}" },
        { "soft hyphen", 0xAD, 0xAD, "\\x{0:X2}" },
        { "Arabic letter mark", 0x61C, 0x61C, "\\u{0:X4}" },
        { "Hangul fillers", 0x115F, 0x1160, "\\u{0:X4}" },
        { "zero width, left-to-right and right-to-left marks", 0x200B, 0x200F, "\\u{0:X4}" },
        { "line and paragraph separators, embeddings, overrides", 0x2028, 0x202E, "\\u{0:X4}" },
        { "word joiner and isolates", 0x2060, 0x2069, "\\u{0:X4}" },
        { "halves of surrogate pairs", 0xD800, 0xDFFF, "\\u{0:X4}" },
        { "private use", 0xE000, 0xE00F, "\\u{0:X4}" },
        { "variation selectors", 0xFE00, 0xFE0F, "\\u{0:X4}" },
        { "byte order mark", 0xFEFF, 0xFEFF, "\\u{0:X4}" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_steers_or_cannot_be_seen_is_spelled_out(string what, int first, int last, string form)
    {
        for (var c = first; c <= last; c++)
        {
            var text = $"a{(char)c}b";
            Assert.False(SafeText.IsSafe(text), $"{what}, U+{c:X4}");
            Assert.Equal($"a{Format(form, c)}b", SafeText.Show(text));
            Assert.Equal($"a{Format(form, c)}b", SafeText.ShowWhole(text, ascii: false));
        }
    }

    [Theory]
    [InlineData("\U000E0041", "\\U000E0041")]
    [InlineData("\U000E0100", "\\U000E0100")]
    [InlineData("\U00100000", "\\U00100000")]
    public void So_are_tags_selectors_and_private_use_beyond_the_first_plane(string text, string shown)
    {
        Assert.Equal(shown, SafeText.Show(text));
        Assert.Equal(shown, SafeText.ShowWhole(text, ascii: false));
    }

    [Theory]
    [InlineData("plain.eml")]
    [InlineData("Grüße, 漢字, 😀 and שלום")]
    [InlineData("C:\\mail \"x\"")]
    public void What_a_reader_can_see_stays(string text)
    {
        Assert.Same(text, SafeText.Show(text));
        Assert.Same(text, SafeText.ShowWhole(text, ascii: false));
    }

    // RFC 5322 text that is no UTF-8 is read as Latin-1 or with U+FFFD, according to where it stands.
    [Fact]
    public void Bytes_that_are_no_utf8_steer_nothing()
    {
        byte[] bytes = [(byte)'a', 0x9B, 0xC3, 0x28, 0xFF];

        Assert.Equal("a\\x9BÃ(ÿ", SafeText.Show(Encoding.Latin1.GetString(bytes)));
        Assert.Equal("a\uFFFD\uFFFD(\uFFFD", SafeText.Show(Encoding.UTF8.GetString(bytes)));
    }

    [Fact]
    public void A_terminal_of_ascii_gets_ascii()
    {
        Assert.Equal("f\\xFCr \\U0001F600", SafeText.Show("für 😀", ascii: true));
        Assert.Equal("f\\xFCr \\U0001F600", SafeText.ShowWhole("für 😀", ascii: true));
    }

    [Fact]
    public void Nothing_is_shown_as_nothing() => Assert.Equal("", SafeText.Show(null));

    [Fact]
    public void A_report_cuts_what_is_long_and_a_diagnostic_does_not()
    {
        Assert.Equal("abc...", SafeText.Show("abcdef", limit: 3));
        Assert.Equal(4 * SafeText.Limit, SafeText.ShowWhole(new string('a', 4 * SafeText.Limit), ascii: false).Length);
    }

    [Fact]
    public void What_is_shown_is_safe_and_safe_text_is_left_alone() => Gen.String.Sample(text =>
    {
        foreach (var (shown, ascii) in new[]
        {
            (SafeText.Show(text), SafeText.Show(text, ascii: true)),
            (SafeText.ShowWhole(text, ascii: false), SafeText.ShowWhole(text, ascii: true)),
        })
        {
            Assert.True(SafeText.IsSafe(shown));
            Assert.True(Ascii.IsValid(ascii));
            Assert.Equal(SafeText.IsSafe(text), shown == text);
            Assert.DoesNotContain(shown, c => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format);
        }
    });

    private static string Format(string form, int value) => string.Format(CultureInfo.InvariantCulture, form, value);
}

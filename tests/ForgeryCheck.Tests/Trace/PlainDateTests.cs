using System.Text;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>The plain form of a date is read in a way of its own, which must come to what the way for all forms comes to.</summary>
public sealed class PlainDateTests
{
    [Theory]
    [InlineData("Wed, 1 Jun 2026 10:00:02 +0000")]
    [InlineData("Mon, 01 Jun 2026 10:00:02 +0200")]
    [InlineData(" Mon, 01 Jun 2026 10:00:02 -0730 (PDT)\r\n")]
    [InlineData("mon, 31 FEB 2026 10:00:02 +0000 (UTC)")]
    [InlineData("Mon, 01 Jun 2026 25:61:61 +0060")]
    [InlineData("Mon, 01 Jun 0026 10:00:02 +9959 (Eastern Daylight Time)")]
    [InlineData("Mon, 00 Jun 1996 10:00:60 -0000 ()")]
    [InlineData("Mon, 01 Jun 2026 10:00:02 +0000 (a (b) c)")]
    [InlineData("Mon, 01 Jun 2026 10:00:02 +0000 (UTC) x")]
    public void Comes_to_the_same_as_the_way_for_all_forms(string text)
    {
        // Two commas are one to the reader of all forms, and are no plain form.
        var plain = Encoding.ASCII.GetBytes(text);
        var other = Encoding.ASCII.GetBytes(text.Replace(", ", ",,", StringComparison.Ordinal));
        Assert.Equal(DateParser.Parse(other, 0, other.Length), DateParser.Parse(plain, 0, plain.Length));
    }
}

using System.Text;
using CsCheck;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Folds become single spaces (RFC 5322 section 2.2.3), whatever stands around them.</summary>
public sealed class UnfoldTests
{
    [Theory]
    [InlineData("from a.example\r\n\tby b.example", "from a.example by b.example")]
    [InlineData("\r\n \t from  a\r\n\r\n b \r\n", "from a b")]
    [InlineData("a\0b", "ab")]
    [InlineData("a \0 b", "a b")]
    [InlineData("\0 a", "a")]
    [InlineData(" \t\r\n\0", "")]
    public void Folds_and_runs_of_white_space_become_one_space(string folded, string unfolded) =>
        Assert.Equal(unfolded, TraceText.Unfold(Encoding.ASCII.GetBytes(folded)).Trim(' '));

    [Fact]
    public void Pieces_copied_whole_are_what_a_walk_over_each_byte_gives() =>
        Gen.OneOf(Gen.Char[" \t\r\n\0"], Gen.Char["abc"]).Array[0, 60].Select(c => new string(c)).Where(NeedsUnfolding).Sample(text =>
            Assert.Equal(ByteByByte(text), TraceText.Unfold(Encoding.ASCII.GetBytes(text))));

    private static bool NeedsUnfolding(string text) => text.AsSpan().IndexOfAny("\r\n\t\0") >= 0 || text.Contains("  ", StringComparison.Ordinal);

    private static string ByteByByte(string text)
    {
        var unfolded = new StringBuilder();
        var space = false;
        foreach (var c in text.Where(c => c != '\0'))
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                space = unfolded.Length > 0;
                continue;
            }

            unfolded.Append(space ? " " : "").Append(c);
            space = false;
        }

        return unfolded.ToString();
    }
}

namespace ForgeryCheck.Trace;

/// <summary>
/// Makes room where a line has more words than are read. Padding ("x x x", "(x) (x)") must not hide the clauses after it, so of many words in a row only
/// the first and the last are kept.
/// </summary>
internal static class CrowdedTokens
{
    /// <summary>So many at each end: a date has eight, with its semicolon and the name of the zone.</summary>
    private const int Kept = 10;

    /// <summary>Words that open clauses are kept, unless they are the padding.</summary>
    private const int MostOpening = 12;

    /// <summary>Shortens runs of tokens in place.</summary>
    /// <returns>The number of tokens left.</returns>
    internal static int Shorten(ReadOnlySpan<byte> text, Span<Token> tokens)
    {
        int count = 0, run = 0, opening = 0;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Word && ClauseWords.Is(text.Slice(token.Start, token.Length)) && ++opening <= MostOpening)
            {
                tokens[count++] = token;
                run = count;
                continue;
            }

            if (count - run == 2 * Kept)
            {
                tokens[(run + Kept + 1)..count].CopyTo(tokens[(run + Kept)..]);
                count--;
            }

            tokens[count++] = token;
        }

        return count;
    }
}

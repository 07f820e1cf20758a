namespace ForgeryCheck.Messages;

/// <summary>
/// What ends a line. LF does, with or without CR before it, so CRLF, LF and a mixture of both read alike; a lone CR is then an ordinary byte (RFC
/// 5322 section 4.1 allows it in old mail). CR ends lines only in text without any LF: old Macintosh files.
/// </summary>
internal static class LineEnds
{
    internal const byte LineFeed = (byte)'\n';

    internal const byte CarriageReturn = (byte)'\r';

    /// <summary>The byte that ends lines in a text.</summary>
    internal static byte Of(ReadOnlySpan<byte> text) =>
        !text.Contains(LineFeed) && text.Contains(CarriageReturn) ? CarriageReturn : LineFeed;

    /// <summary>A line without its end. Mail that was converted twice ends its lines with CR CR LF: every CR there is part of the line end.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> line)
    {
        if (line.Length > 0 && line[^1] == LineFeed)
        {
            line = line[..^1];
        }

        return line.TrimEnd(CarriageReturn);
    }

    /// <summary>Whether a line has nothing but its end: the line that ends a header (RFC 5322 section 2.1).</summary>
    internal static bool IsEmpty(ReadOnlySpan<byte> line) => line.Length == 0 || (line[0] is LineFeed or CarriageReturn && Trim(line).Length == 0);

    /// <summary>Whether a text begins with an empty line.</summary>
    internal static bool StartsEmpty(ReadOnlySpan<byte> text, byte lineEnd) =>
        text is [LineFeed or CarriageReturn, ..] && IsEmpty(First(text, lineEnd));

    /// <summary>Whether a line has only white space.</summary>
    internal static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r\n"u8);

    /// <summary>The first line of a text, its end included.</summary>
    internal static ReadOnlySpan<byte> First(ReadOnlySpan<byte> text, byte lineEnd)
    {
        var end = text.IndexOf(lineEnd);
        return end < 0 ? text : text[..(end + 1)];
    }
}

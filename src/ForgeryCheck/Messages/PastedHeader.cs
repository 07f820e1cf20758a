namespace ForgeryCheck.Messages;

/// <summary>Undoes what a clipboard or ticket system does to a header: every line quoted with "> " or "| ", or indented alike.</summary>
internal static class PastedHeader
{
    private const int MaxQuotes = 8;

    /// <summary>The header without quote marks or indentation; null if it has none.</summary>
    internal static byte[]? Strip(ReadOnlySpan<byte> header, byte lineEnd)
    {
        var first = LineEnds.First(header, lineEnd);
        if (first.Length == 0 || first[0] is not ((byte)' ' or (byte)'\t' or (byte)'>' or (byte)'|'))
        {
            return null;
        }

        var indent = first.IndexOfAnyExcept((byte)' ', (byte)'\t');
        if (indent < 0)
        {
            return null;
        }

        var quotes = CountQuotes(first);
        if (quotes == 0)
        {
            return IsField(first[indent..]) ? Unindent(header, first[..indent], lineEnd) : null;
        }

        // A first line ">From ..." above plain fields is not quoting: some hosts leave an mbox separator in the header.
        var second = LineEnds.First(header[first.Length..], lineEnd);
        return (LineEnds.IsBlank(second) || IsMarkedSoon(header[first.Length..], lineEnd)) && IsField(Unquoted(first, quotes)) ? Unquote(header, quotes, lineEnd) : null;
    }

    /// <summary>
    /// The line with which a quoted header begins, where other text is directly above it: "Anna wrote:"; -1 if there is no such text, or the header is not quoted.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="start">The first line of the header; -1 if there is none.</param>
    internal static int QuoteStart(List<ReadOnlyMemory<byte>> lines, int start)
    {
        if (start <= 0 || CountQuotes(lines[start].Span) == 0)
        {
            return -1;
        }

        while (start > 0 && IsQuotedField(lines[start - 1].Span))
        {
            start--;
        }

        // Some hosts leave an mbox separator, quoted itself, in a header.
        return start > 0 && !PastedLines.IsSeparator(lines[start].Span) && !lines[..start].Exists(line => PastedText.IsKnownField(line.Span)) ? start : -1;
    }

    // Part of a header: a field, or a line that continues one.
    private static bool IsQuotedField(ReadOnlySpan<byte> line) =>
        CountQuotes(line) is > 0 and var quotes && Unquoted(line, quotes) is var plain && !LineEnds.IsBlank(plain) && (plain is [(byte)' ' or (byte)'\t', ..] || IsField(plain));

    private static byte[] Unquote(ReadOnlySpan<byte> header, int quotes, byte lineEnd)
    {
        var result = new byte[header.Length];
        var length = 0;
        while (header.Length > 0)
        {
            var line = LineEnds.First(header, lineEnd);
            if (!IsMarkedSoon(header, lineEnd))
            {
                break;
            }

            // An unmarked line between marked ones was wrapped by the program that quoted.
            var plain = Unquoted(line, quotes);
            plain.CopyTo(result.AsSpan(length));
            length += plain.Length;
            header = header[line.Length..];
        }

        return result[..length];
    }

    /// <summary>Whether one of the next lines is marked as quoted, with no blank line before it.</summary>
    private static bool IsMarkedSoon(ReadOnlySpan<byte> text, byte lineEnd)
    {
        for (var i = 0; i < 4; i++)
        {
            var line = LineEnds.First(text, lineEnd);
            if (CountQuotes(line) > 0)
            {
                return true;
            }

            if (LineEnds.IsBlank(line))
            {
                return false;
            }

            text = text[line.Length..];
        }

        return false;
    }

    private static byte[] Unindent(ReadOnlySpan<byte> header, ReadOnlySpan<byte> indent, byte lineEnd)
    {
        var result = new byte[header.Length];
        var length = 0;
        var wasBlank = false;
        for (var rest = header; rest.Length > 0;)
        {
            var line = LineEnds.First(rest, lineEnd);
            rest = rest[line.Length..];
            if (wasBlank && !LineEnds.IsBlank(line) && !line.StartsWith(indent))
            {
                // A block of code, which ends above the text that goes on.
                break;
            }

            wasBlank = LineEnds.IsBlank(line);
            var plain = line.StartsWith(indent) ? line[indent.Length..] : LineEnds.IsBlank(line) ? line.TrimStart(" \t"u8) : default;
            if (plain.Length == 0)
            {
                // Only the first line was indented: the selection began in the middle of a line.
                return header[indent.Length..].ToArray();
            }

            plain.CopyTo(result.AsSpan(length));
            length += plain.Length;
        }

        return result[..length];
    }

    private static bool IsField(ReadOnlySpan<byte> line) => HeaderParser.NameLength(line, out _) > 0;

    private static int CountQuotes(ReadOnlySpan<byte> line)
    {
        var count = 0;
        foreach (var c in line)
        {
            if (c is (byte)'>' or (byte)'|' && count < MaxQuotes)
            {
                count++;
            }
            else if (c is not ((byte)' ' or (byte)'\t'))
            {
                break;
            }
        }

        return count;
    }

    /// <summary>A line without its quote marks and the one space after the last of them.</summary>
    private static ReadOnlySpan<byte> Unquoted(ReadOnlySpan<byte> line, int quotes)
    {
        while (quotes-- > 0 && line.TrimStart(" \t"u8) is [(byte)'>' or (byte)'|', .. var rest])
        {
            line = rest;
        }

        return line is [(byte)' ', .. var text] ? text : line;
    }
}

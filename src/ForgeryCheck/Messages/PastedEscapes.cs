namespace ForgeryCheck.Messages;

/// <summary>
/// Undoes escapes that a program wrote for bytes: "\r\n" and "\t" of a log or JSON, HTML entities, quoted-printable (RFC 2045 section 6.7). Each only
/// if the whole text is written so; nothing here creates a line end within a line of a header that has lines.
/// </summary>
internal static class PastedEscapes
{
    /// <summary>A one-line header with escaped line ends, split into lines; null if the text is none.</summary>
    internal static byte[]? WithLines(ReadOnlySpan<byte> text)
    {
        var line = text.Trim(" \t\r\n"u8);
        if (line.ContainsAny((byte)'\r', (byte)'\n') || line.IndexOf("\\n"u8) < 0)
        {
            return null;
        }

        // As a string in JSON or source code, perhaps inside an object.
        for (var quotes = 0; quotes < 16 && !PastedText.IsTrace(line); quotes++)
        {
            var quote = line.IndexOfAny((byte)'"', (byte)'\'');
            if (quote < 0)
            {
                return null;
            }

            line = line[(quote + 1)..];
            if (PastedText.IsTrace(line))
            {
                line = line.TrimEnd("\"',}]) "u8);
            }
        }

        if (!PastedText.IsTrace(line))
        {
            return null;
        }

        var result = new byte[line.Length];
        var length = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var c = line[at];
            if (c == '\\' && at + 1 < line.Length && line[at + 1] is (byte)'r' or (byte)'n' or (byte)'t' or (byte)'"' or (byte)'\\')
            {
                c = line[++at] switch { (byte)'r' => (byte)'\r', (byte)'n' => (byte)'\n', (byte)'t' => (byte)'\t', var other => other };
            }

            result[length++] = c;
        }

        return result[..length];
    }

    /// <summary>The line without an escaped line end, "\r\n" or "&lt;br&gt;", at its end.</summary>
    internal static ReadOnlySpan<byte> WithoutEnd(ReadOnlySpan<byte> line)
    {
        var text = line.TrimEnd(" \t"u8);
        return text.EndsWith("\\r\\n"u8) || text.EndsWith("<br>"u8) ? text[..^4]
            : text.EndsWith("\\n"u8) || text.EndsWith("\\r"u8) ? text[..^2]
            : text.EndsWith("<br/>"u8) ? text[..^5]
            : text.EndsWith("<br />"u8) ? text[..^6]
            : line;
    }

    /// <summary>Whether all angle brackets are entities.</summary>
    internal static bool HasEntities(ReadOnlySpan<byte> text) =>
        ((text.IndexOf("&lt;"u8) >= 0 && text.IndexOf("&gt;"u8) >= 0) || (text.IndexOf("&#60;"u8) >= 0 && text.IndexOf("&#62;"u8) >= 0)) && !text.ContainsAny((byte)'<', (byte)'>');

    /// <summary>The text with entities decoded; none of them becomes a line end.</summary>
    internal static byte[] WithoutEntities(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length];
        var length = 0;
        while (text.IndexOf((byte)'&') is >= 0 and var found)
        {
            text[..found].CopyTo(result.AsSpan(length));
            length += found;
            text = text[found..];
            var (c, used) = Entity(text);
            result[length++] = c;
            text = text[used..];
        }

        text.CopyTo(result.AsSpan(length));
        return result[..(length + text.Length)];
    }

    /// <summary>
    /// Whether a text is quoted-printable: every equals sign is followed by two digits or a line end, no line exceeds 76 characters, and a soft break
    /// is followed by an unindented line, which no header has.
    /// </summary>
    internal static bool IsQuotedPrintable(ReadOnlySpan<byte> text)
    {
        var softBreaks = 0;
        var lineStart = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                lineStart = at + 1;
            }
            else if (at - lineStart > 77)
            {
                return false;
            }
            else if (text[at] == '=')
            {
                var next = text[(at + 1)..];
                if (SoftBreak(next) is > 0 and var used)
                {
                    softBreaks += next.Length > used && next[used] is not ((byte)' ' or (byte)'\t') ? 1 : 0;
                }
                else if (next.Length < 2 || !char.IsAsciiHexDigitUpper((char)next[0]) || !char.IsAsciiHexDigitUpper((char)next[1]))
                {
                    return false;
                }
            }
        }

        return softBreaks > 0;
    }

    /// <summary>The text decoded from quoted-printable; an encoded control character is left encoded.</summary>
    internal static byte[] WithoutQuotedPrintable(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '=')
            {
                var next = text[(at + 1)..];
                if (SoftBreak(next) is > 0 and var used)
                {
                    at += used;
                    continue;
                }

                if (next.Length >= 2 && char.IsAsciiHexDigitUpper((char)next[0]) && char.IsAsciiHexDigitUpper((char)next[1]))
                {
                    var c = (byte)Convert.ToInt32(System.Text.Encoding.ASCII.GetString(next[..2]), 16);
                    if (c is >= 32 or (byte)'\t')
                    {
                        result[length++] = c;
                        at += 2;
                        continue;
                    }
                }
            }

            result[length++] = text[at];
        }

        return result[..length];
    }

    private static int SoftBreak(ReadOnlySpan<byte> text) => text is [(byte)'\n', ..] ? 1 : text is [(byte)'\r', (byte)'\n', ..] ? 2 : 0;

    /// <summary>Numeric entities, and the named ones that occur in headers; not those for control characters, except the tab.</summary>
    private static (byte Byte, int Length) Entity(ReadOnlySpan<byte> text)
    {
        var end = text[..Math.Min(text.Length, 10)].IndexOf((byte)';');
        if (end < 3)
        {
            return ((byte)'&', 1);
        }

        var name = text[1..end];
        var c = name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : name.SequenceEqual("nbsp"u8) ? ' '
            : name.SequenceEqual("Tab"u8) ? '\t'
            : name[0] == '#' ? Number(name[1..]) : -1;
        return c is '\t' or (>= 32 and < 127) ? ((byte)c, end + 1) : c == 0xA0 ? ((byte)' ', end + 1) : ((byte)'&', 1);
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var isHex = digits is [(byte)'x' or (byte)'X', ..];
        return int.TryParse(
            isHex ? digits[1..] : digits,
            isHex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number) ? number : -1;
    }
}

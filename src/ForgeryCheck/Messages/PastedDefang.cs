namespace ForgeryCheck.Messages;

/// <summary>
/// Undoes defanging: analysts write "198[.]51[.]100[.]23" or "host[.]example[.]org", so that nobody clicks on it and no program looks it up. Only
/// between letters and digits, where nothing else is written in brackets.
/// </summary>
internal static class PastedDefang
{
    /// <summary>Whether a text is defanged.</summary>
    internal static bool IsIn(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOfAny("[({"u8) is >= 0 and var next; at += next + 1)
        {
            if (FormAt(text, at + next, out _) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a Received line among the lines of a header is defanged. Other fields may have such text of their own.</summary>
    internal static bool IsInTrace(List<ReadOnlyMemory<byte>> lines)
    {
        var isReceived = false;
        foreach (var line in lines)
        {
            isReceived = PastedText.IsKnownField(line.Span) ? PastedText.IsField(line.Span, "Received") : isReceived;
            if (isReceived && IsIn(line.Span))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text as it was, and the number of characters that were restored.</summary>
    internal static byte[] Undo(ReadOnlySpan<byte> text, out int count)
    {
        var result = new byte[text.Length];
        var length = 0;
        count = 0;
        for (var at = 0; at < text.Length;)
        {
            var used = FormAt(text, at, out var stands);
            result[length++] = used > 0 ? stands : text[at];
            count += used > 0 ? 1 : 0;
            at += Math.Max(1, used);
        }

        return result[..length];
    }

    /// <summary>The number of bytes of "[.]", "(dot)" and the like; 0 if there is none.</summary>
    private static int FormAt(ReadOnlySpan<byte> text, int at, out byte stands)
    {
        stands = 0;
        var close = text[at] switch { (byte)'[' => (byte)']', (byte)'(' => (byte)')', (byte)'{' => (byte)'}', _ => (byte)0 };
        var rest = text[(at + 1)..];
        var length = close == 0 ? 0 : rest[..Math.Min(rest.Length, 4)].IndexOf(close);
        if (length <= 0 || at == 0 || length + 1 >= rest.Length)
        {
            return 0;
        }

        var inner = rest[..length];
        var (before, after) = (text[at - 1], rest[length + 1]);
        stands = inner is [(byte)'.'] || System.Text.Ascii.EqualsIgnoreCase(inner, "dot"u8) ? (byte)'.'
            : inner is [(byte)'@'] || System.Text.Ascii.EqualsIgnoreCase(inner, "at"u8) ? (byte)'@'
            : inner is [(byte)':'] ? (byte)':' : (byte)0;
        // "2001[:]db8[:][:]1".
        var isColon = stands == ':';
        return stands != 0 && (IsPart(before) || (isColon && before is (byte)':' or (byte)']')) && (IsPart(after) || (isColon && after is (byte)':' or (byte)'['))
            ? length + 2 : 0;
    }

    private static bool IsPart(byte c) => char.IsAsciiLetterOrDigit((char)c);
}

namespace ForgeryCheck.Messages;

/// <summary>
/// Quotation marks around a whole header: a cell with line breaks that was copied out of a spreadsheet or a CSV file, where marks inside are doubled
/// (RFC 4180 section 2), or text out of a word processor.
/// </summary>
internal static class PastedQuotes
{
    private const byte Straight = (byte)'"';

    // What opens a quotation in English, German and French texts, and what closes it.
    private static readonly byte[][] Marks = [[Straight], [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x9D], [0xE2, 0x80, 0x9E], [0xC2, 0xAB], [0xC2, 0xBB]];

    /// <summary>The header without the marks; null if there are none.</summary>
    internal static byte[]? TakeOff(ReadOnlySpan<byte> text)
    {
        var rest = text.TrimStart(" \t\r\n"u8);
        var opening = Array.Find(Marks, StartsWith(rest));
        if (opening is null || !PastedText.IsKnownField(rest[opening.Length..].TrimStart(" \t\r\n"u8)))
        {
            return null;
        }

        rest = rest[opening.Length..].TrimStart(" \t\r\n"u8);
        var end = rest.TrimEnd(" \t\r\n"u8);
        foreach (var mark in Marks)
        {
            if (end.EndsWith(mark))
            {
                rest = end[..^mark.Length];
                break;
            }
        }

        return opening is [Straight] ? Single(rest) : rest.ToArray();
    }

    private static Predicate<byte[]> StartsWith(ReadOnlySpan<byte> text)
    {
        var start = text[..Math.Min(text.Length, 3)].ToArray();
        return mark => start.AsSpan().StartsWith(mark);
    }

    private static byte[] Single(ReadOnlySpan<byte> text)
    {
        var result = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            result[length++] = text[i];
            i += text[i] == Straight && i + 1 < text.Length && text[i + 1] == Straight ? 1 : 0;
        }

        return result[..length];
    }
}

namespace ForgeryCheck.Messages;

/// <summary>Reads a tag=value list, as used by DKIM and ARC (RFC 6376 section 3.2, RFC 8617 section 4.1).</summary>
internal static class TagList
{
    /// <summary>The value of a tag without surrounding white space; empty if the list lacks it.</summary>
    internal static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> list, ReadOnlySpan<byte> tag)
    {
        while (!list.IsEmpty)
        {
            var end = list.IndexOf((byte)';');
            var one = end < 0 ? list : list[..end];
            list = end < 0 ? default : list[(end + 1)..];
            var equals = one.IndexOf((byte)'=');
            if (equals > 0 && one[..equals].Trim(" \t\r\n"u8).SequenceEqual(tag))
            {
                return one[(equals + 1)..].Trim(" \t\r\n"u8);
            }
        }

        return default;
    }

    /// <summary>A tag in seconds since 1970 ("t", "x"), in milliseconds; null if there is none plausible for mail.</summary>
    internal static long? Time(ReadOnlySpan<byte> list, ReadOnlySpan<byte> tag)
    {
        var text = Value(list, tag);
        long seconds = 0;
        if (text.Length is < 9 or > 11)
        {
            return null;
        }

        foreach (var c in text)
        {
            if (!AsciiWords.IsDigit(c))
            {
                return null;
            }

            seconds = (seconds * 10) + (c - '0');
        }

        // 1995 to 2069: other numbers are not times of mail.
        return seconds is > 788_918_400 and < 3_155_760_000 ? seconds * 1000 : null;
    }
}

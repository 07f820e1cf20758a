namespace ForgeryCheck.Messages;

/// <summary>Reads the "tag=value; tag=value" lists of DKIM and ARC fields (RFC 6376 section 3.2).</summary>
public static class TagList
{
    /// <summary>The value of a tag without the white space around it; empty where the list has no such tag. Tags are told apart by case.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> list, ReadOnlySpan<byte> tag)
    {
        while (!list.IsEmpty)
        {
            var end = list.IndexOf((byte)';');
            var part = end < 0 ? list : list[..end];
            list = end < 0 ? default : list[(end + 1)..];
            var equals = part.IndexOf((byte)'=');
            if (equals > 0 && part[..equals].Trim(" \t\r\n"u8).SequenceEqual(tag))
            {
                return part[(equals + 1)..].Trim(" \t\r\n"u8);
            }
        }

        return default;
    }
}

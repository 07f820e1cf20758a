using System.Text;

namespace ForgeryCheck.Trace;

/// <summary>Decodes header bytes as unfolded text. Never fails.</summary>
internal static class TraceText
{
    /// <summary>Folds and runs of white space become one space; NUL is dropped; bytes that are not UTF-8 are read as Latin-1.</summary>
    internal static string Unfold(ReadOnlySpan<byte> bytes)
    {
        if (IsUnfolded(bytes))
        {
            return Decode(bytes);
        }

        var buffer = bytes.Length <= 1024 ? stackalloc byte[bytes.Length] : new byte[bytes.Length];
        return Decode(Unfold(bytes, buffer));
    }

    /// <summary>
    /// The same without decoding: a part of the buffer, which must be as long as the input, or the input itself if nothing changes.
    /// </summary>
    internal static ReadOnlySpan<byte> Unfold(ReadOnlySpan<byte> bytes, Span<byte> buffer)
    {
        if (IsUnfolded(bytes))
        {
            return bytes;
        }

        var length = 0;
        var space = false;
        while (!bytes.IsEmpty)
        {
            // Long lines are mostly pieces between folds, each copied whole.
            var end = bytes.IndexOfAny("\r\n\t\0"u8);
            var piece = end < 0 ? bytes : bytes[..end];
            while (!piece.IsEmpty)
            {
                var words = piece.TrimStart((byte)' ');
                space |= words.Length < piece.Length && length > 0;
                if (words.IsEmpty)
                {
                    break;
                }

                if (space)
                {
                    buffer[length++] = (byte)' ';
                }

                var gap = words.IndexOf("  "u8);
                var run = gap < 0 ? words.TrimEnd((byte)' ') : words[..gap];
                run.CopyTo(buffer[length..]);
                length += run.Length;
                space = false;
                piece = words[run.Length..];
            }

            if (end < 0)
            {
                break;
            }

            space |= bytes[end] != 0 && length > 0;
            bytes = bytes[(end + 1)..];
        }

        return buffer[..length];
    }

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            // Gives the same text for ASCII without examining each byte a second time.
            return Encoding.Latin1.GetString(bytes);
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    // Most values are one word, and a single pass shows it.
    private static bool IsUnfolded(ReadOnlySpan<byte> bytes) =>
        !bytes.ContainsAnyInRange((byte)0, (byte)' ') || (bytes.IndexOfAny("\r\n\t\0"u8) < 0 && bytes.IndexOf("  "u8) < 0);
}

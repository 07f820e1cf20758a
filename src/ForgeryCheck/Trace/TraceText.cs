using System.Text;

namespace ForgeryCheck.Trace;

/// <summary>Turns bytes of a header into text: unfolded, and never failing.</summary>
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

    /// <summary>The same without decoding: a part of the buffer, which has room for all bytes, or the bytes themselves where nothing is to be done.</summary>
    internal static ReadOnlySpan<byte> Unfold(ReadOnlySpan<byte> bytes, Span<byte> buffer)
    {
        if (IsUnfolded(bytes))
        {
            return bytes;
        }

        var length = 0;
        var space = false;
        foreach (var c in bytes)
        {
            if (c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                space = length > 0;
            }
            else if (c != 0)
            {
                if (space)
                {
                    buffer[length++] = (byte)' ';
                    space = false;
                }

                buffer[length++] = c;
            }
        }

        return buffer[..length];
    }

    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            // The same text for ASCII, without a second look at each byte.
            return Encoding.Latin1.GetString(bytes);
        }

        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    private static bool IsUnfolded(ReadOnlySpan<byte> bytes) => bytes.IndexOfAny("\r\n\t\0"u8) < 0 && bytes.IndexOf("  "u8) < 0;
}

using System.Text;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>What may be recorded of the bytes of a client.</summary>
internal static class Samples
{
    private const int Longest = 80;

    /// <summary>
    /// The sample as text, truncated, and in any case before what may be a password: the initial response of AUTH and all that follows, whether AUTH is
    /// offered or not. Null if nothing is left.
    /// </summary>
    internal static string? Of(ReadOnlySpan<byte> bytes)
    {
        var sample = WithoutCredentials(bytes[..Math.Min(bytes.Length, Longest)]);
        return sample.IsEmpty ? null : Encoding.Latin1.GetString(sample);
    }

    private static ReadOnlySpan<byte> WithoutCredentials(ReadOnlySpan<byte> bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var line = bytes[start..];
            var end = line.IndexOfAny((byte)'\r', (byte)'\n');
            line = end < 0 ? line : line[..end];
            if (line.Length >= 4 && Ascii.EqualsIgnoreCase(line[..4], "AUTH"u8))
            {
                var words = line.Length < 5 ? default : line[5..];
                var mechanism = words.IndexOf((byte)' ');
                return bytes[..(start + (mechanism < 0 ? line.Length : 5 + mechanism))];
            }

            start = end < 0 ? bytes.Length : start + end + 1;
        }

        return bytes;
    }
}

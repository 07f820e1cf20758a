using System.Text;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>What may be recorded of the bytes of a client.</summary>
internal static class Samples
{
    private const int Longest = 80;

    /// <summary>
    /// The sample as text, truncated, and in any case before what may be a password: of AUTH, well-formed or not, offered or not, the name of a mechanism is
    /// the last thing that is kept. Null if nothing is left.
    /// </summary>
    internal static string? Of(ReadOnlySpan<byte> bytes)
    {
        var sample = WithoutCredentials(bytes[..Math.Min(bytes.Length, Longest)]);
        return sample.IsEmpty ? null : Encoding.Latin1.GetString(sample);
    }

    /// <summary>Whether a line is AUTH, well-formed or not: a client that writes "AUTH=PLAIN", or a tab, sends its password in that line all the same.</summary>
    internal static bool IsAuth(ReadOnlySpan<byte> line)
    {
        var words = line[Blanks(line)..];
        return words.Length >= 4 && Ascii.EqualsIgnoreCase(words[..4], "AUTH"u8) && (words.Length == 4 || !char.IsAsciiLetter((char)words[4]));
    }

    private static ReadOnlySpan<byte> WithoutCredentials(ReadOnlySpan<byte> bytes)
    {
        for (var start = 0; start < bytes.Length;)
        {
            var line = bytes[start..];
            var end = line.IndexOfAny((byte)'\r', (byte)'\n');
            line = end < 0 ? line : line[..end];
            if (IsAuth(line))
            {
                var blanks = Blanks(line);
                var words = line[blanks..];
                var mechanism = words.Length < 6 ? default : words[5..(5 + NameLength(words[5..]))];
                return bytes[..(start + blanks + (MechanismNames.Contains(mechanism) ? 5 + mechanism.Length : 4))];
            }

            start = end < 0 ? bytes.Length : start + end + 1;
        }

        return bytes;
    }

    // Blanks and control characters, which a client may have put before the command.
    private static int Blanks(ReadOnlySpan<byte> line)
    {
        var count = 0;
        while (count < line.Length && line[count] is <= (byte)' ' or 0x7F)
        {
            count++;
        }

        return count;
    }

    private static int NameLength(ReadOnlySpan<byte> word)
    {
        var count = 0;
        while (count < word.Length && IsOfName(word[count]))
        {
            count++;
        }

        return count;
    }

    private static bool IsOfName(byte c) => char.IsAsciiLetterOrDigit((char)c) || c is (byte)'-' or (byte)'_';
}

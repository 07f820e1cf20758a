using System.Text;

namespace ForgeryCheck.Reports;

/// <summary>Cuts the bytes of a field, and shows its folds (RFC 5322 section 2.2.3) as they are.</summary>
internal static class FieldText
{
    /// <summary>The nearest boundary of a UTF-8 character at or before a position.</summary>
    internal static int Back(ReadOnlySpan<byte> text, int at)
    {
        while (at > 0 && at < text.Length && IsContinuation(text[at]))
        {
            at--;
        }

        return at;
    }

    /// <summary>The nearest boundary of a UTF-8 character at or after a position.</summary>
    internal static int Ahead(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && IsContinuation(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>A part of a field as text. What is not UTF-8 as a whole is read as Latin-1, as everywhere.</summary>
    internal static string Decode(ReadOnlySpan<byte> part, bool isUtf8) => (isUtf8 ? Encoding.UTF8 : Encoding.Latin1).GetString(part);

    /// <summary>Where the next fold begins, a line end and the blanks after it; -1 if there is none.</summary>
    internal static int NextFold(string text, out int length)
    {
        length = 0;
        var at = text.IndexOf('\n', StringComparison.Ordinal);
        if (at < 0)
        {
            return -1;
        }

        var end = at + 1;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        at -= at > 0 && text[at - 1] == '\r' ? 1 : 0;
        length = end - at;
        return at;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}

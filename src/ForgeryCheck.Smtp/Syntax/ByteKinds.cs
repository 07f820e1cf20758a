using System.Buffers;
using System.Text.Unicode;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>Byte classes of the SMTP grammars.</summary>
internal static class ByteKinds
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Select(b => (byte)b), 127]);
    private static readonly SearchValues<byte> AtomText = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'*+-/=?^_`{|}~"u8);

    /// <summary>Whether the text contains a control character, TAB and DEL included.</summary>
    internal static bool HasControl(ReadOnlySpan<byte> text) => text.ContainsAny(Controls);

    /// <summary>Whether a byte is allowed in an atom (RFC 5322 section 3.2.3, RFC 6531 section 3.3).</summary>
    internal static bool IsAtomText(byte b) => b > 127 || AtomText.Contains(b);

    /// <summary>Whether the text is UTF-8 without the non-ASCII controls (U+0080 to U+009F) and line separators (U+2028, U+2029).</summary>
    internal static bool IsPlainUtf8(ReadOnlySpan<byte> text)
    {
        if (!Utf8.IsValid(text))
        {
            return false;
        }

        for (var i = 0; i < text.Length - 1; i++)
        {
            if ((text[i] == 0xC2 && text[i + 1] < 0xA0)
                || (text[i] == 0xE2 && text[i + 1] == 0x80 && text[i + 2] is 0xA8 or 0xA9))
            {
                return false;
            }
        }

        return true;
    }
}

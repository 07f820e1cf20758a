using System.Globalization;
using System.Text;

namespace ForgeryCheck.Smtp.Syntax;

/// <summary>xtext, in which "+XX" stands for a byte (RFC 3461 section 4), as used by DSN, XCLIENT and XFORWARD.</summary>
internal static class Xtext
{
    /// <summary>Longer text is not decoded; no parameter may be that long.</summary>
    private const int MaxLength = 1024;

    /// <summary>Decodes; false if the text is not xtext, or encodes controls or invalid UTF-8. Hex digits may be lower-case, as from Postfix.</summary>
    internal static bool TryDecode(ReadOnlySpan<char> text, out string decoded)
    {
        decoded = "";
        if (text.Length > MaxLength)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (> ' ' and < '\x7f') or '=')
            {
                return false;
            }

            if (text[i] != '+')
            {
                bytes[length++] = (byte)text[i];
            }
            else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                bytes[length++] = byte.Parse(text.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                i += 2;
            }
            else
            {
                return false;
            }
        }

        bytes = bytes[..length];
        if (ByteKinds.HasControl(bytes) || !ByteKinds.IsPlainUtf8(bytes))
        {
            return false;
        }

        decoded = Encoding.UTF8.GetString(bytes);
        return true;
    }

    /// <summary>Encodes everything but printable ASCII as "+XX", and "+" and "=" too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The longest result: text is cut before the byte that does not fit.</param>
    internal static string Encode(string text, int most = int.MaxValue)
    {
        var encoded = new StringBuilder(text.Length + 6);
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            var isPlain = b is > (byte)' ' and < 127 and not ((byte)'+' or (byte)'=');
            if (encoded.Length + (isPlain ? 1 : 3) > most)
            {
                break;
            }

            _ = isPlain ? encoded.Append((char)b) : encoded.Append(CultureInfo.InvariantCulture, $"+{b:X2}");
        }

        return encoded.ToString();
    }
}

using System.Text.Unicode;

namespace ForgeryCheck.Trace;

/// <summary>
/// Reads other white space than that of RFC 5322 as blanks: no-break and ideographic spaces, zero-width characters, controls. A person sees a gap or nothing
/// there, so that "by" and the host are two words.
/// </summary>
internal static class BlankBytes
{
    /// <summary>A copy of the same length in which all of them are blanks, so that positions stay; the text itself if it has none.</summary>
    internal static ReadOnlySpan<byte> Replace(ReadOnlySpan<byte> text)
    {
        byte[]? copy = null;
        var isUtf8 = Utf8.IsValid(text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is > (byte)' ' and < 0x7F or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)0 or (byte)'\v' or (byte)'\f')
            {
                continue;
            }

            var length = Length(text[i..], isUtf8);
            if (length > 0)
            {
                copy ??= text.ToArray();
                copy.AsSpan(i, length).Fill((byte)' ');
                i += length - 1;
            }
        }

        return copy is null ? text : copy;
    }

    private static int Length(ReadOnlySpan<byte> text, bool isUtf8) => text switch
    {
        [< (byte)' ' or 0x7F, ..] => 1,
        // Latin-1, in which bytes that are not UTF-8 are read.
        [0xA0 or 0x85, ..] when !isUtf8 => 1,
        [0xC2, 0xA0 or 0x85 or 0xAD, ..] when isUtf8 => 2,
        [0xE1, 0x9A, 0x80, ..] when isUtf8 => 3,
        [0xE2, 0x80, (>= 0x80 and <= 0x8F) or (>= 0xA8 and <= 0xAF), ..] when isUtf8 => 3,
        [0xE2, 0x81, >= 0x9F and <= 0xAF, ..] when isUtf8 => 3,
        [0xE3, 0x80, 0x80, ..] when isUtf8 => 3,
        [0xEF, 0xBB, 0xBF, ..] when isUtf8 => 3,
        _ => 0,
    };
}

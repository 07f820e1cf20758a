using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>Finds the end of a header.</summary>
internal static class HeaderEnd
{
    /// <summary>
    /// The length of the header up to the first line that every parser sees as empty: a bare LF, or CR LF. CR CR LF is one for <see cref="HeaderParser"/>
    /// but not for every parser, and others would take a field after it as part of the header. Null if there is no empty line.
    /// </summary>
    internal static int? Find(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            var end = bytes[at..].IndexOf(LineEnds.LineFeed);
            if (end < 0)
            {
                return null;
            }

            if (end == 0 || (end == 1 && bytes[at] == LineEnds.CarriageReturn))
            {
                return at;
            }

            at += end + 1;
        }

        return null;
    }
}

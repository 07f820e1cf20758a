using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.ResultFields;

/// <summary>Where a header ends.</summary>
internal static class HeaderEnd
{
    /// <summary>
    /// Bytes up to the first line that is empty for every reader: LF alone, or CR LF. CR CR LF is one for <see cref="HeaderParser"/> too, and a line like others
    /// for some: they would take a field behind it for one of the header. Null where there is no empty line.
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

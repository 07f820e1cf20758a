using ForgeryCheck.Messages;

namespace ForgeryCheck.Smtp.Marking;

/// <summary>Where a header ends.</summary>
internal static class HeaderEnd
{
    /// <summary>
    /// Bytes up to the first empty line, as <see cref="HeaderParser"/> and every common reader see it: LF ends a line, with or without CR before it.
    /// Null where there is no empty line.
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

            if (LineEnds.IsEmpty(bytes.Slice(at, end + 1)))
            {
                return at;
            }

            at += end + 1;
        }

        return null;
    }
}

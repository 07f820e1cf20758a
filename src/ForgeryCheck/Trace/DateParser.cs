namespace ForgeryCheck.Trace;

/// <summary>
/// Parses the date of a trace line. Parts are recognised by shape rather than position, so any order is read: RFC 5322 section 3.3 and its obsolete
/// forms (section 4.3), ctime, ISO 8601, month first. Irregularities are recorded as faults.
/// </summary>
internal static class DateParser
{
    private const int MaxBytes = 256;

    /// <summary>Reads the date text.</summary>
    /// <param name="line">The value of the Received field.</param>
    /// <param name="start">Offset of the date text.</param>
    /// <param name="end">Offset past its last byte.</param>
    internal static TraceDate Parse(ReadOnlySpan<byte> line, int start, int end)
    {
        var parts = default(DateParts);
        end = Math.Min(end, start + MaxBytes);
        if (PlainDate.TryRead(line, start, end, ref parts))
        {
            return parts.ToDate();
        }

        var scanner = new DateScanner(line, start, end);
        while (scanner.Next(out var word, out var wordStart, out var isComment))
        {
            if (isComment)
            {
                parts.TakeZoneComment(word, wordStart);
            }
            else if (!parts.Take(word, wordStart))
            {
                // Trailing text that is not part of the date: "m=+686613.40", "(envelope-from ...)". Before a complete date it makes the date
                // unreadable.
                if (parts.IsComplete)
                {
                    break;
                }

                parts.Strangers++;
            }
        }

        return parts.ToDate();
    }
}

namespace ForgeryCheck.Trace;

/// <summary>
/// Reads the date of a trace line. The parts are told by their look and not by their place, so that every order is read:
/// RFC 5322 section 3.3 and its obsolete forms (section 4.3), ctime, ISO 8601, month first. What is wrong is kept as faults.
/// </summary>
internal static class DateParser
{
    private const int MaxBytes = 256;

    /// <summary>Reads the date text.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Offset where the date text begins.</param>
    /// <param name="end">Offset after its last byte.</param>
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
                // Text that belongs to no date after the parts of one: "m=+686613.40", "(envelope-from ...)". Before them it makes the date unreadable.
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

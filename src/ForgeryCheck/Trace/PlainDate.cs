namespace ForgeryCheck.Trace;

/// <summary>
/// Fast path for the form that nearly every host writes (RFC 5322 section 3.3): "Wed, 1 Jun 2026 10:00:02 +0000", with or without the zone name in a
/// comment after it. Its parts are at fixed places and need no searching; any other form is left to <see cref="DateScanner"/>, which gives the same
/// result for this one.
/// </summary>
internal static class PlainDate
{
    private const int ShortestLength = 30;

    /// <summary>Reads a text that is exactly one date in the plain form.</summary>
    internal static bool TryRead(ReadOnlySpan<byte> line, int start, int end, ref DateParts parts)
    {
        while (start < end && line[start] <= ' ')
        {
            start++;
        }

        while (end > start && line[end - 1] <= ' ')
        {
            end--;
        }

        var text = line[start..end];
        if (text.Length < ShortestLength || text[3] != ',' || text[4] != ' ')
        {
            return false;
        }

        var day = text[6] == ' ' ? text.Slice(5, 1) : text.Slice(5, 2);
        var rest = text[(5 + day.Length)..];
        if (rest.Length < " Jun 2026 10:00:02 +0000".Length || rest[0] != ' ' || rest[4] != ' ' || rest[9] != ' ' || rest[12] != ':' || rest[15] != ':'
            || rest[18] != ' ' || rest[19] is not ((byte)'+' or (byte)'-')
            || DateWords.Weekday(text[..3]) is not (>= 0 and var weekday)
            || DateWords.Month(rest.Slice(1, 3)) is not (> 0 and var month)
            || !DateWords.Number(day, out var dayOfMonth) || !DateWords.Number(rest.Slice(5, 4), out var year)
            || !DateWords.Number(rest.Slice(10, 2), out var hour) || !DateWords.Number(rest.Slice(13, 2), out var minute) || !DateWords.Number(rest.Slice(16, 2), out var second)
            || !DateWords.Number(rest.Slice(20, 4), out var zone) || zone % 100 > 59)
        {
            return false;
        }

        var comment = rest[24..];
        if (!comment.IsEmpty && !(comment is [(byte)' ', (byte)'(', .., (byte)')'] && AsciiWords.IsName(comment[2..^1])))
        {
            return false;
        }

        var minutes = (zone / 100 * 60) + (zone % 100);
        parts.TakePlain(weekday, dayOfMonth, month, year, hour, minute, second, rest[19] == '-' ? -minutes : minutes);
        if (!comment.IsEmpty)
        {
            parts.TakeZoneComment(comment[2..^1], end - comment.Length + 2);
        }

        return true;
    }
}

namespace ForgeryCheck.Smtp.Clients;

/// <summary>string.Split for bytes, without allocating an array.</summary>
internal static class SpanWords
{
    /// <summary>Splits at single separators; returns the number of words, at most as many as fit: the last one holds the unsplit rest.</summary>
    internal static int Split(this ReadOnlySpan<byte> text, Span<Range> words, byte separator)
    {
        var count = 0;
        foreach (var range in text.Split(separator))
        {
            if (count == words.Length)
            {
                break;
            }

            words[count++] = range;
        }

        return count;
    }
}

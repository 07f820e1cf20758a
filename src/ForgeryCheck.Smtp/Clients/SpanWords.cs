namespace ForgeryCheck.Smtp.Clients;

/// <summary>Takes bytes apart as string.Split does, without an array.</summary>
internal static class SpanWords
{
    /// <summary>Writes the words between single separators; the number of words, at most as many as there is room for: what does not fit is not split.</summary>
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

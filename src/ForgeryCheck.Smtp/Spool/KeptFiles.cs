namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads files of a spool that another thread may remove at any time.</summary>
internal static class KeptFiles
{
    /// <summary>The sound entries of a journal, in its order; none if it is gone.</summary>
    internal static List<JournalEntry> Read(string journal)
    {
        var entries = new List<JournalEntry>();
        try
        {
            foreach (var line in JournalLines.Read(journal))
            {
                if (JournalEntry.TryRead(line.Bytes) is { } entry)
                {
                    entries.Add(entry);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Removed meanwhile, or not ours to read.
        }

        return entries;
    }

    /// <summary>The first line of a file that is the one looked for; null if there is none, or the file is gone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isIt">Whether a line is it.</param>
    /// <param name="cancellation">Nobody waits for it any more: the file may have many megabytes.</param>
    internal static byte[]? Line(string path, Func<ReadOnlySpan<byte>, bool> isIt, CancellationToken cancellation)
    {
        try
        {
            foreach (var line in JournalLines.Read(path))
            {
                cancellation.ThrowIfCancellationRequested();
                if (isIt(line.Bytes.Span))
                {
                    return line.Bytes.ToArray();
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Removed meanwhile, or there is none yet.
        }

        return null;
    }

    /// <summary>Passes on the bytes of a message, and says whether they are sound.</summary>
    internal static CopyOutcome Copy(string? path, KeptPlace place, bool isQuoted, Action<ReadOnlySpan<byte>> to)
    {
        try
        {
            if (path is null)
            {
                return CopyOutcome.Gone;
            }

            using var file = KeptMessage.Open(path);
            return KeptMessage.Copy(file, place, isQuoted, to) == place.Checksum ? CopyOutcome.Sound : CopyOutcome.Changed;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return CopyOutcome.Gone;
        }
    }
}

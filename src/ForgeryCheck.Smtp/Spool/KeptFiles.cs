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

    /// <summary>Passes on the bytes of a message; false if its file is gone.</summary>
    internal static bool TryCopy(string? path, KeptPlace place, bool isQuoted, Action<ReadOnlySpan<byte>> to)
    {
        try
        {
            if (path is null)
            {
                return false;
            }

            using var file = KeptMessage.Open(path);
            KeptMessage.Copy(file, place, isQuoted, to);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

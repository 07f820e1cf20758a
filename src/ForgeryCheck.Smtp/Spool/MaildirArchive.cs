namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads a Maildir back while it is written to and swept. Thread-safe; what was removed is simply not there.</summary>
internal sealed class MaildirArchive(MaildirFolders folders, MaildirFacts facts, MaildirJournals journals)
{
    /// <summary>What is stored, the newest first; read from the disk bit by bit.</summary>
    internal IEnumerable<KeptRecord> ReadKept()
    {
        foreach (var name in Names())
        {
            if (ReadFacts(name) is { } found)
            {
                yield return Record(found.Entry, found.Report);
            }
        }

        // Those of an earlier run that have no facts file yet. They are few, and may be older or newer than others.
        foreach (var entry in journals.Earlier.Reverse().SelectMany(journal => KeptFiles.Read(journal.Location)))
        {
            if (!facts.Has(entry.File) && folders.Find(entry.File) is not null)
            {
                yield return Record(entry, default);
            }
        }
    }

    /// <summary>What is stored with a message; null if it is gone, or not written yet.</summary>
    internal KeptFacts? Find(KeptAt at) => at.File is { } name && ReadFacts(name) is { } found
        ? new KeptFacts(found.Entry.Envelope, found.Entry.Session, found.Report)
        : null;

    /// <summary>Passes on the bytes of a message; false if it is gone.</summary>
    internal bool TryCopy(KeptAt at, Action<ReadOnlySpan<byte>> to) => KeptFiles.TryCopy(at.File is { } name ? folders.Find(name) : null, at.Place, isQuoted: false, to);

    private static KeptRecord Record(JournalEntry entry, ReadOnlyMemory<byte> report) =>
        new(new KeptAt(entry.File, entry.Place), entry.Envelope, entry.Session, report.IsEmpty ? null : ReportHead.TryRead(report.Span));

    private List<string> Names()
    {
        try
        {
            return [.. facts.Names().OrderByDescending(MaildirName.Order)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private (JournalEntry Entry, ReadOnlyMemory<byte> Report)? ReadFacts(string name)
    {
        try
        {
            return facts.Read(name) is { } text && JournalEntry.TryRead(text) is { } entry ? (entry, FactsText.ReportIn(text)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

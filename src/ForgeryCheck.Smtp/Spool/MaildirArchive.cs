using System.Text;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads a Maildir back while it is written to and swept. Thread-safe; what was removed is simply not there.</summary>
internal sealed class MaildirArchive(MaildirFolders folders, MaildirFacts facts, MaildirJournals journals)
{
    /// <summary>What is stored, the newest first; read from the disk bit by bit.</summary>
    internal IEnumerable<KeptRecord> ReadKept()
    {
        // First the journals: a message of an earlier run that gets its facts meanwhile is then in both, not in neither.
        var waiting = Waiting();
        var search = new MaildirSearch(folders);
        foreach (var name in Names().Union(waiting.Keys, StringComparer.Ordinal).OrderByDescending(MaildirName.Order))
        {
            if (ReadFacts(name) is { } found)
            {
                yield return new KeptRecord(
                    new KeptAt(name, found.Entry.Place), found.Entry.Envelope, found.Entry.Session,
                    found.Report.IsEmpty ? null : ReportHead.TryRead(found.Report.Span), IsAwaited: false);
            }
            else if (waiting.TryGetValue(name, out var entry) && search.Find(name) is not null)
            {
                yield return new KeptRecord(new KeptAt(name, entry.Place), entry.Envelope, entry.Session, Report: null, IsAwaited: true);
            }
        }
    }

    /// <summary>What is stored with a message; null if it is gone.</summary>
    internal KeptFacts? Find(KeptAt at, CancellationToken cancellation)
    {
        if (at.File is not { } name)
        {
            return null;
        }

        // Facts are written once there is a report: until then the journal has all but the report, and between the two looks it may have gone.
        if ((ReadFacts(name) ?? FromJournal(name, cancellation) ?? ReadFacts(name)) is not { } found)
        {
            return null;
        }

        return new KeptFacts(found.Entry.Envelope, found.Entry.Session, found.Report);
    }

    /// <summary>Passes on the bytes of a message, and says whether they are sound.</summary>
    internal CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => KeptFiles.Copy(at.File is { } name ? folders.Find(name) : null, at.Place, isQuoted: false, to);

    // Those of earlier runs that have no facts yet, by their names.
    private Dictionary<string, JournalEntry> Waiting()
    {
        var waiting = new Dictionary<string, JournalEntry>(StringComparer.Ordinal);
        foreach (var entry in journals.Earlier.SelectMany(journal => KeptFiles.Read(journal.Location)))
        {
            if (ReadFacts(entry.File) is null)
            {
                waiting[entry.File] = entry;
            }
        }

        return waiting;
    }

    private (JournalEntry Entry, ReadOnlyMemory<byte> Report)? FromJournal(string name, CancellationToken cancellation)
    {
        if (folders.Find(name) is null)
        {
            return null;
        }

        var start = Encoding.ASCII.GetBytes($"{{\"file\":\"{name}\",");
        foreach (var path in folders.Journals())
        {
            if (KeptFiles.Line(path, line => line.StartsWith(start), cancellation) is { } line && JournalEntry.TryRead(line) is { } entry)
            {
                return (entry, default);
            }
        }

        return null;
    }

    private List<string> Names()
    {
        try
        {
            return [.. facts.Names()];
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

using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Examines what earlier runs left in a Maildir: counts it, and reads the messages that were not analyzed.</summary>
internal sealed class MaildirRecovery(MaildirFolders folders, MaildirFacts facts, MaildirJournals journals, MaildirReports reports, MailReadOptions reading, IListenerLog log)
{
    /// <summary>Scans the folders. Files in tmp were never answered with 250 and are removed.</summary>
    /// <param name="usage">Receives the counts.</param>
    internal void Run(SpoolUsage usage)
    {
        if (SpoolFolder.Empty(folders.Tmp) is > 0 and var removed)
        {
            log.Write(LogLevel.Warning, "spool-tmp-removed", null, ("files", removed));
        }

        foreach (var file in folders.Messages())
        {
            usage.Add(1, file.Length);
        }

        var search = new MaildirSearch(folders);
        journals.Open(journal => Read(journal, search));
    }

    /// <summary>Messages without a report, oldest first.</summary>
    internal IEnumerable<MailMessage> ReadUnreported()
    {
        var search = new MaildirSearch(folders);
        foreach (var journal in journals.Earlier)
        {
            if (!File.Exists(journal.Location))
            {
                continue;
            }

            foreach (var line in JournalLines.Read(journal.Location))
            {
                if (JournalEntry.TryRead(line.Bytes) is { } entry && reports.IsAwaited(entry.Id, journal, line.Offset)
                    && KeptMessage.TryRead(entry, search.Find, isQuoted: false, reading, log) is { } message)
                {
                    yield return message;
                }
            }
        }
    }

    private void Read(MaildirJournal journal, MaildirSearch search)
    {
        var damaged = 0;
        foreach (var line in JournalLines.Read(journal.Location))
        {
            if (JournalEntry.TryRead(line.Bytes) is not { } entry)
            {
                damaged++;
            }
            else if (!facts.Has(entry.File) && search.Find(entry.File) is not null)
            {
                reports.Found(entry.Id, new JournalLine(journal, line.Offset, line.Bytes.Length, entry.File));
            }
        }

        if (damaged > 0)
        {
            log.Write(LogLevel.Warning, "spool-journal-damaged", null, ("file", journal.Location), ("lines", damaged));
        }
    }
}

using System.Globalization;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The journals of a Maildir: those left by earlier runs, and the current one. Not thread-safe except for <see cref="Earlier"/>.</summary>
internal sealed class MaildirJournals(SpoolDisk disk, MaildirFolders folders, IListenerLog log) : IDisposable
{
    private const long MostBytes = 16 << 20;

    private readonly List<MaildirJournal> _earlier = [];
    private MaildirJournal? _current;
    private int _number;

    /// <summary>Those left by earlier runs, oldest first.</summary>
    internal IReadOnlyList<MaildirJournal> Earlier => _earlier;

    /// <summary>Opens those left by earlier runs; each is deleted once no message in it awaits a report.</summary>
    /// <param name="read">Looks for messages awaiting reports in one.</param>
    internal void Open(Action<MaildirJournal> read)
    {
        foreach (var path in Directory.EnumerateFiles(folders.Journal, "*.ndjson").Order(StringComparer.Ordinal))
        {
            if (!int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            _number = Math.Max(_number, number);
            var journal = new MaildirJournal(disk, folders.Journal, number);
            read(journal);
            _earlier.Add(journal);
            journal.Close(folders.JournalHandle);
        }
    }

    /// <summary>Writes and flushes lines; returns where the first of them is.</summary>
    /// <exception cref="IOException">They could not be written. Any that reach the disk all the same name missing files, and are ignored.</exception>
    internal (MaildirJournal Journal, long Offset) Append(ReadOnlySpan<byte> lines)
    {
        if (_current is { End: >= MostBytes })
        {
            Roll();
        }

        if (_current is null)
        {
            var begun = new MaildirJournal(disk, folders.Journal, ++_number);
            begun.Create(folders.JournalHandle);
            _current = begun;
        }

        var (journal, offset) = (_current, _current.End);
        try
        {
            disk.Write(journal.File, lines, offset);
            disk.Flush(journal.File);
            journal.End += lines.Length;
            return (journal, offset);
        }
        catch
        {
            Roll();
            throw;
        }
    }

    /// <summary>Closes the current journal; the next line starts another.</summary>
    internal void Roll()
    {
        if (_current is { } journal)
        {
            _current = null;
            try
            {
                journal.Close(folders.JournalHandle);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.Write(LogLevel.Warning, "spool-not-closed", null, ("file", journal.Location), ("error", e.Message));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Roll();
        _earlier.ForEach(journal => journal.Dispose());
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Keeps each message in a file of a Maildir. Several threads write and flush the files; one then takes all that are written, flushes their
/// lines of the journal at once, renames them to new and flushes that folder once. A message in new therefore has its envelope on the disk.
/// </summary>
internal sealed class MaildirStore : IMessageStore
{
    private const long JournalBytes = 16 << 20;
    private const int MostInGroup = 512;
    private const int Writers = 16;

    private readonly SpoolFolder _spool;
    private readonly SpoolDisk _disk;
    private readonly IListenerLog _log;
    private readonly Action<TimeSpan, int>? _onFlush;
    private readonly bool _awaitsReports;
    private readonly MaildirFolders _folders;
    private readonly MaildirFacts _facts;
    private readonly MaildirWriter _files;
    private readonly MaildirName _names;
    private readonly GroupQueue<WaitingMessage> _incoming = new();
    private readonly GroupQueue<WaitingMessage> _written = new();
    private readonly GroupQueue<JournalLine> _withoutReport = new();
    private readonly ConcurrentDictionary<string, JournalLine> _unreported = new();
    private readonly List<MaildirJournal> _old = [];
    private readonly JournalText _lines = new();
    private readonly Thread[] _writers;
    private readonly Thread _committer;
    private readonly Thread _factsWriter;
    private MaildirJournal? _journal;
    private int _number;

    internal MaildirStore(ListenerOptions options, IListenerLog log, SpoolDisk disk, Action<TimeSpan, int>? onFlush = null)
    {
        (_disk, _log, _onFlush) = (disk, log, onFlush);
        _awaitsReports = options.Analyze != AnalyzeMode.Off;
        _spool = new SpoolFolder(options, log);
        try
        {
            _folders = new MaildirFolders(_spool.Location);
            _facts = new MaildirFacts(disk, _folders.Facts);
            _files = new MaildirWriter(disk, _folders.Tmp);
            _names = new MaildirName(options.HostName);
            Recover();
        }
        catch
        {
            _folders?.Dispose();
            _spool.Dispose();
            throw;
        }

        _committer = Start(Commit, "maildir-commit");
        _factsWriter = Start(WriteFacts, "maildir-facts");
        _writers = [.. Enumerable.Range(0, Writers).Select(_ => Start(Write, "maildir"))];
        _spool.SweepBy(Sweep);
    }

    /// <inheritdoc/>
    public SpillFolder? Spill => _spool.Spill;

    /// <inheritdoc/>
    public bool HasRoom(long size) => _spool.Usage.HasRoom(size);

    /// <inheritdoc/>
    public ValueTask KeepAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var waiting = new WaitingMessage(message) { Name = _names.Next(message) };
        return _incoming.TryAdd(waiting) ? waiting.Task : throw new StoreException(isFull: false, "the store is closed");
    }

    /// <inheritdoc/>
    public void AddReport(string id, Report report)
    {
        if (_unreported.TryRemove(id, out var line))
        {
            Settle(line, ReportText.Of(report));
        }
        else
        {
            _log.Write(LogLevel.Warning, "report-unknown", null, ("id", id));
        }
    }

    /// <inheritdoc/>
    public IEnumerable<MailMessage> ReadUnreported()
    {
        foreach (var journal in _old)
        {
            if (!File.Exists(journal.Location))
            {
                continue;
            }

            foreach (var line in JournalLines.Read(journal.Location))
            {
                if (JournalEntry.TryRead(line.Bytes) is { } entry && _unreported.TryGetValue(entry.Id, out var at) && at.Journal == journal
                    && at.Offset == line.Offset && Read(entry) is { } message)
                {
                    yield return message;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _incoming.Close();
        await Task.Run(() => Array.ForEach(_writers, w => w.Join())).ConfigureAwait(false);
        _written.Close();
        await Task.Run(_committer.Join).ConfigureAwait(false);
        _withoutReport.Close();
        await Task.Run(_factsWriter.Join).ConfigureAwait(false);
        _spool.Dispose();
        Roll();
        foreach (var journal in _unreported.Values.Select(line => line.Journal).Concat(_old))
        {
            journal.Dispose();
        }

        _folders.Dispose();
        _lines.Dispose();
    }

    /// <summary>Removes messages that came before an instant and have their facts, and the facts with them.</summary>
    internal void Sweep(DateTimeOffset before)
    {
        foreach (var file in _folders.Messages())
        {
            var name = MaildirName.WithoutFlags(file.Name);
            if (file.LastWriteTimeUtc < before.UtcDateTime && _facts.Has(name))
            {
                var length = file.Length;
                file.Delete();
                _facts.Delete(name);
                _spool.Usage.Add(-1, -length);
            }
        }
    }

    private static Thread Start(Action run, string name)
    {
        var thread = new Thread(() => run()) { IsBackground = true, Name = name };
        thread.Start();
        return thread;
    }

    // Files in tmp were never answered with 250: they are removed.
    private void Recover()
    {
        if (SpoolFolder.Empty(_folders.Tmp) is > 0 and var removed)
        {
            _log.Write(LogLevel.Warning, "spool-tmp-removed", null, ("files", removed));
        }

        foreach (var file in _folders.Messages())
        {
            _spool.Usage.Add(1, file.Length);
        }

        foreach (var path in Directory.EnumerateFiles(_folders.Journal, "*.ndjson").Order(StringComparer.Ordinal))
        {
            if (!int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                continue;
            }

            _number = Math.Max(_number, number);
            var journal = new MaildirJournal(_disk, _folders.Journal, number);
            Recover(journal);
            _old.Add(journal);
            journal.Close(_folders.JournalHandle);
        }
    }

    private void Recover(MaildirJournal journal)
    {
        var damaged = 0;
        foreach (var line in JournalLines.Read(journal.Location))
        {
            if (JournalEntry.TryRead(line.Bytes) is not { } entry)
            {
                damaged++;
            }
            else if (!_facts.Has(entry.File) && _folders.Find(entry.File) is not null
                && _unreported.TryAdd(entry.Id, new JournalLine(journal, line.Offset, line.Bytes.Length, entry.File)))
            {
                journal.Await(1);
            }
        }

        if (damaged > 0)
        {
            _log.Write(LogLevel.Warning, "spool-journal-damaged", null, ("file", journal.Location), ("lines", damaged));
        }
    }

    private MailMessage? Read(JournalEntry entry)
    {
        try
        {
            if (_folders.Find(entry.File) is not { } path)
            {
                return null;
            }

            var message = KeptMessage.Read(path, entry, isQuoted: false, path, out var isSound);
            if (!isSound)
            {
                _log.Write(LogLevel.Warning, "message-damaged", null, ("id", entry.Id), ("file", path));
            }

            return message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Write(LogLevel.Error, "message-unreadable", null, ("id", entry.Id), ("error", e.Message));
            return null;
        }
    }

    private void Write()
    {
        var one = new List<WaitingMessage>(1);
        while (_incoming.Take(one, 1))
        {
            var waiting = one[0];
            one.Clear();
            try
            {
                _files.Write(waiting);
            }
            catch (Exception e)
            {
                // Whatever it was: a writer that ends would leave every client waiting.
                waiting.Fail(e);
                continue;
            }

            _written.TryAdd(waiting);
        }
    }

    private void Commit()
    {
        var group = new List<WaitingMessage>(MostInGroup);
        while (_written.Take(group, MostInGroup))
        {
            var rest = CollectionsMarshal.AsSpan(group);
            while (!rest.IsEmpty)
            {
                rest = rest[Commit(rest)..];
            }

            group.Clear();
        }
    }

    // Gives how many messages were dealt with; the rest make another group.
    private int Commit(ReadOnlySpan<WaitingMessage> group)
    {
        _lines.Clear();
        var ends = new List<int>(group.Length);
        try
        {
            while (ends.Count < group.Length && !_lines.IsFull)
            {
                var waiting = group[ends.Count];
                _lines.Append(waiting.Name, waiting.Place, waiting.Message);
                ends.Add(_lines.Written.Length);
            }

            var start = Stopwatch.GetTimestamp();
            var offset = WriteJournal();
            var renamed = Rename(group[..ends.Count]);
            _disk.FlushFolder(_folders.NewHandle);
            var took = Stopwatch.GetElapsedTime(start);
            var before = 0;
            for (var i = 0; i < ends.Count; i++)
            {
                if (renamed[i])
                {
                    Kept(group[i], new JournalLine(_journal!, offset + before, ends[i] - before - 1, group[i].Name));
                }

                before = ends[i];
            }

            _onFlush?.Invoke(took, ends.Count);
            return ends.Count;
        }
        catch (Exception e)
        {
            // Whatever it was: a thread that ends would leave every client waiting.
            foreach (var waiting in group)
            {
                if (waiting.IsOver)
                {
                    continue;
                }

                MaildirWriter.Remove(_files.PathOf(waiting));
                MaildirWriter.Remove(Path.Combine(_folders.New, waiting.Name));
                waiting.Fail(e);
            }

            return group.Length;
        }
    }

    private long WriteJournal()
    {
        if (_journal is { End: >= JournalBytes })
        {
            Roll();
        }

        if (_journal is null)
        {
            var begun = new MaildirJournal(_disk, _folders.Journal, ++_number);
            begun.Create(_folders.JournalHandle);
            _journal = begun;
        }

        var offset = _journal.End;
        try
        {
            _disk.Write(_journal.File, _lines.Written, offset);
            _disk.Flush(_journal.File);
            _journal.End += _lines.Written.Length;
            return offset;
        }
        catch
        {
            // Lines of it that reach the disk name files that are not there, and are passed over.
            Roll();
            throw;
        }
    }

    private bool[] Rename(ReadOnlySpan<WaitingMessage> group)
    {
        var renamed = new bool[group.Length];
        for (var i = 0; i < group.Length; i++)
        {
            try
            {
                _disk.Rename(_files.PathOf(group[i]), Path.Combine(_folders.New, group[i].Name));
                renamed[i] = true;
            }
            catch (IOException e)
            {
                MaildirWriter.Remove(_files.PathOf(group[i]));
                group[i].Fail(e);
            }
        }

        return renamed;
    }

    private void Kept(WaitingMessage waiting, JournalLine line)
    {
        _spool.Usage.Add(1, waiting.Message.Length);
        line.Journal.Await(1);
        if (_awaitsReports)
        {
            _unreported[waiting.Message.Id] = line;
        }
        else
        {
            _withoutReport.TryAdd(line);
        }

        waiting.Complete();
    }

    private void WriteFacts()
    {
        var lines = new List<JournalLine>(MostInGroup);
        while (_withoutReport.Take(lines, MostInGroup))
        {
            lines.ForEach(line => Settle(line, default));
            lines.Clear();
        }
    }

    private void Settle(JournalLine line, ReadOnlySpan<byte> report)
    {
        try
        {
            _facts.Write(line.Name, line.Journal.Read(line.Offset, line.Length), report);
            line.Journal.Settle(_folders.JournalHandle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or ObjectDisposedException)
        {
            _log.Write(LogLevel.Error, "report-not-kept", null, ("file", line.Name), ("error", e.Message));
        }
    }

    private void Roll()
    {
        if (_journal is { } journal)
        {
            _journal = null;
            try
            {
                journal.Close(_folders.JournalHandle);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                _log.Write(LogLevel.Warning, "spool-not-closed", null, ("file", journal.Location), ("error", e.Message));
            }
        }
    }
}

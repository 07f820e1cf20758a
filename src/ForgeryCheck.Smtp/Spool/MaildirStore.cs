using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Stores each message as a file in a Maildir. Several threads write and flush the files; one thread then flushes their journal lines and renames the
/// files into new. So the envelope of every message in new is on disk.
/// </summary>
internal sealed class MaildirStore : IMessageStore
{
    private const int Writers = 16;

    private readonly SpoolFolder _spool;
    private readonly MaildirFolders _folders;
    private readonly MaildirFacts _facts;
    private readonly MaildirWriter _files;
    private readonly MaildirName _names;
    private readonly MaildirJournals _journals;
    private readonly MaildirReports _reports;
    private readonly MaildirRecovery _recovery;
    private readonly MaildirArchive _archive;
    private readonly MaildirCommitter _committer;
    private readonly GroupQueue<PendingMessage> _incoming = new();
    private readonly Thread[] _writers;

    internal MaildirStore(ListenerOptions options, IListenerLog log, SpoolDisk disk, Action<TimeSpan, int>? onFlush = null)
    {
        _spool = new SpoolFolder(options, log);
        try
        {
            _folders = new MaildirFolders(_spool.Location);
            _facts = new MaildirFacts(disk, _folders.Facts);
            _files = new MaildirWriter(disk, _folders.Tmp);
            _names = new MaildirName(options.HostName);
            _journals = new MaildirJournals(disk, _folders, log);
            _reports = new MaildirReports(_facts, _folders, options.Analyze != AnalyzeMode.Off, log);
            _recovery = new MaildirRecovery(_folders, _facts, _journals, _reports, options.Reading, log);
            _recovery.Run(_spool.Usage);
            _archive = new MaildirArchive(_folders, _facts, _journals);
        }
        catch
        {
            _ = _reports?.StopAsync();
            _folders?.Dispose();
            _spool.Dispose();
            throw;
        }

        _committer = new MaildirCommitter(disk, _folders, _files, _journals, Kept, onFlush);
        _writers = [.. Enumerable.Range(0, Writers).Select(_ => new Thread(Write) { IsBackground = true, Name = "maildir" })];
        Array.ForEach(_writers, writer => writer.Start());
        _spool.SweepBy(Sweep);
    }

    /// <inheritdoc/>
    public SpillFolder? Spill => _spool.Spill;

    /// <inheritdoc/>
    public bool HasRoom(long size) => _spool.Usage.HasRoom(size);

    /// <inheritdoc/>
    public ValueTask<KeptAt> KeepAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var pending = new PendingMessage(message) { Name = _names.Next(message) };
        return _incoming.TryAdd(pending) ? pending.Task : throw new StoreException(isFull: false, "the store is closed");
    }

    /// <inheritdoc/>
    public void AddReport(string id, Report report) => _reports.Add(id, report);

    /// <inheritdoc/>
    public IEnumerable<MailMessage> ReadUnreported() => _recovery.ReadUnreported();

    /// <inheritdoc/>
    public IEnumerable<KeptRecord> ReadKept() => _archive.ReadKept();

    /// <inheritdoc/>
    public KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation = default) => _archive.Find(at, cancellation);

    /// <inheritdoc/>
    public CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => _archive.Copy(at, to);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _incoming.Close();
        await Task.Run(() => Array.ForEach(_writers, w => w.Join())).ConfigureAwait(false);
        await _committer.DisposeAsync().ConfigureAwait(false);
        await _reports.StopAsync().ConfigureAwait(false);
        _spool.Dispose();
        _journals.Dispose();
        _reports.Dispose();
        _folders.Dispose();
    }

    /// <summary>Removes messages older than an instant that have their facts, and the facts with them.</summary>
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

    private void Write()
    {
        var one = new List<PendingMessage>(1);
        while (_incoming.Take(one, 1))
        {
            var pending = one[0];
            one.Clear();
            try
            {
                _files.Write(pending);
            }
            catch (Exception e)
            {
                // Whatever it was: if a writer thread ended, every client would hang.
                pending.Fail(e);
                continue;
            }

            _committer.Add(pending);
        }
    }

    private void Kept(PendingMessage pending, JournalLine line)
    {
        _spool.Usage.Add(1, pending.Message.Length);
        _reports.Kept(pending.Message.Id, line);
    }
}

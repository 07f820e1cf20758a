using System.Runtime.InteropServices;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Appends messages to mbox files. One thread takes all pending messages, writes them together and flushes once (group commit).
/// </summary>
internal sealed class MboxStore : IMessageStore
{
    private const int MostInGroup = 512;

    private readonly SpoolFolder _spool;
    private readonly IListenerLog _log;
    private readonly MailReadOptions _reading;
    private readonly GroupQueue<PendingMessage> _queue = new();
    private readonly MboxReports _reports;
    private readonly MboxArchive _archive;
    private readonly List<MboxSegment> _closed;
    private readonly Lock _gate = new();
    private readonly MboxWriter _writer;
    private readonly Thread _thread;

    internal MboxStore(ListenerOptions options, IListenerLog log, SpoolDisk disk, Action<TimeSpan, int>? onFlush = null)
    {
        _log = log;
        _reading = options.Reading;
        _reports = new MboxReports(options.Analyze != AnalyzeMode.Off, log);
        _spool = new SpoolFolder(options, log);
        _archive = new MboxArchive(disk, _spool.Location);
        try
        {
            _closed = new MboxRecovery(disk, _spool.Location, log).Open(_reports);
            _writer = new MboxWriter(disk, _spool, _closed.LastOrDefault()?.Number ?? 0, _reports, log, _closed.Add, onFlush);
        }
        catch
        {
            _spool.Dispose();
            throw;
        }

        foreach (var segment in _closed)
        {
            segment.Began = File.GetLastWriteTimeUtc(segment.DataPath);
            _spool.Usage.Add(segment.Messages, segment.DataEnd);
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "mbox" };
        _thread.Start();
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
        var pending = new PendingMessage(message);
        return _queue.TryAdd(pending) ? pending.Task : throw new StoreException(isFull: false, "the store is closed");
    }

    /// <inheritdoc/>
    public void AddReport(string id, Report report) => _reports.Add(id, report);

    /// <inheritdoc/>
    public IEnumerable<MailMessage> ReadUnreported()
    {
        MboxSegment[] segments;
        lock (_gate)
        {
            segments = [.. _closed.Where(s => !s.IsDone)];
        }

        foreach (var segment in segments)
        {
            foreach (var line in JournalLines.Read(segment.JournalPath))
            {
                if (JournalEntry.TryRead(line.Bytes) is { } entry && _reports.IsAwaited(entry.Id, segment)
                    && KeptMessage.TryRead(entry, _ => segment.DataPath, isQuoted: true, _reading, _log) is { } message)
                {
                    yield return message;
                }
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<KeptRecord> ReadKept() => _archive.ReadKept();

    /// <inheritdoc/>
    public KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation = default) => _archive.Find(id, at, cancellation);

    /// <inheritdoc/>
    public CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => _archive.Copy(at, to);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await Task.Run(_thread.Join).ConfigureAwait(false);
        lock (_gate)
        {
            _writer.Roll();
            _closed.ForEach(s => s.Dispose());
        }

        _spool.Dispose();
        _writer.Dispose();
    }

    /// <summary>Removes segments whose messages are all older than an instant and reported.</summary>
    internal void Sweep(DateTimeOffset before)
    {
        lock (_gate)
        {
            if (_writer.Began < before)
            {
                _writer.Roll();
            }

            foreach (var segment in _closed.Where(s => s.IsDone && File.GetLastWriteTimeUtc(s.DataPath) < before.UtcDateTime).ToList())
            {
                segment.Delete();
                _closed.Remove(segment);
                _spool.Usage.Add(-segment.Messages, -segment.DataEnd);
                _log.Write(LogLevel.Info, "spool-removed", null, ("file", segment.DataPath), ("messages", segment.Messages));
            }
        }
    }

    private void Run()
    {
        var group = new List<PendingMessage>(MostInGroup);
        while (_queue.Take(group, MostInGroup))
        {
            lock (_gate)
            {
                _writer.Keep(CollectionsMarshal.AsSpan(group));
            }

            group.Clear();
        }
    }
}

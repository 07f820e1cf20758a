using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Keeps messages in mbox files that are appended to. One thread takes all messages that wait, writes them in one go and flushes once for all
/// (group commit): first the mbox, then the journal, so that what the journal names is there whatever happens in between.
/// </summary>
internal sealed class MboxStore : IMessageStore
{
    private const long SegmentBytes = 64 << 20;
    private const int MostInGroup = 512;

    private readonly SpoolFolder _spool;
    private readonly SpoolDisk _disk;
    private readonly IListenerLog _log;
    private readonly Action<TimeSpan, int>? _onFlush;
    private readonly bool _awaitsReports;
    private readonly SafeFileHandle? _folder;
    private readonly GroupQueue<WaitingMessage> _queue = new();
    private readonly ConcurrentDictionary<string, MboxSegment> _unreported = new();
    private readonly List<MboxSegment> _closed;
    private readonly Lock _gate = new();
    private readonly Thread _writer;
    private readonly FileAppender _data;
    private readonly JournalText _journal = new();
    private readonly byte[] _piece = new byte[1 << 16];
    private MboxSegment? _segment;
    private int _number;

    internal MboxStore(ListenerOptions options, IListenerLog log, SpoolDisk disk, Action<TimeSpan, int>? onFlush = null)
    {
        (_disk, _log, _onFlush) = (disk, log, onFlush);
        _awaitsReports = options.Analyze != AnalyzeMode.Off;
        _data = new FileAppender(disk);
        _spool = new SpoolFolder(options, log);
        try
        {
            _closed = new MboxRecovery(disk, _spool.Location, log).Open(_unreported);
            _folder = SpoolDisk.OpenFolder(_spool.Location);
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
            _number = segment.Number;
        }

        _writer = new Thread(Run) { IsBackground = true, Name = "mbox" };
        _writer.Start();
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
        var waiting = new WaitingMessage(message);
        return _queue.TryAdd(waiting) ? waiting.Task : throw new StoreException(isFull: false, "the store is closed");
    }

    /// <inheritdoc/>
    public void AddReport(string id, Report report)
    {
        if (!_unreported.TryRemove(id, out var segment))
        {
            _log.Write(LogLevel.Warning, "report-unknown", null, ("id", id));
            return;
        }

        try
        {
            segment.AddReport(id, ReportText.Of(report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or ObjectDisposedException)
        {
            _log.Write(LogLevel.Error, "report-not-kept", null, ("id", id), ("error", e.Message));
        }
    }

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
                if (JournalEntry.TryRead(line.Bytes) is { } entry && _unreported.TryGetValue(entry.Id, out var owner) && owner == segment
                    && Read(segment, entry) is { } message)
                {
                    yield return message;
                }
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _queue.Close();
        await Task.Run(_writer.Join).ConfigureAwait(false);
        lock (_gate)
        {
            Roll();
            _closed.ForEach(s => s.Dispose());
        }

        _spool.Dispose();
        _folder?.Dispose();
        _journal.Dispose();
    }

    /// <summary>Removes segments all of whose messages came before an instant and are reported.</summary>
    internal void Sweep(DateTimeOffset before)
    {
        lock (_gate)
        {
            if (_segment is { Messages: > 0 } current && current.Began < before)
            {
                Roll();
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

    private MailMessage? Read(MboxSegment segment, JournalEntry entry)
    {
        try
        {
            var message = KeptMessage.Read(segment.DataPath, entry, isQuoted: true, segment.DataPath, out var isSound);
            if (!isSound)
            {
                _log.Write(LogLevel.Warning, "message-damaged", null, ("id", entry.Id), ("file", segment.DataPath));
            }

            return message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Write(LogLevel.Error, "message-unreadable", null, ("id", entry.Id), ("error", e.Message));
            return null;
        }
    }

    private void Run()
    {
        var group = new List<WaitingMessage>(MostInGroup);
        while (_queue.Take(group, MostInGroup))
        {
            lock (_gate)
            {
                Keep(CollectionsMarshal.AsSpan(group));
            }

            group.Clear();
        }
    }

    private void Keep(ReadOnlySpan<WaitingMessage> group)
    {
        while (!group.IsEmpty)
        {
            var count = group.Length;
            try
            {
                count = Commit(group);
            }
            catch (Exception e)
            {
                // Whatever it was: a writer that ends would leave every client waiting.
                GoBack(e is not IOException || e is FlushException);
                if (group.Length > 1)
                {
                    // One of them may be too large or unreadable; the others need not suffer for it.
                    for (var i = 0; i < group.Length; i++)
                    {
                        Keep(group.Slice(i, 1));
                    }
                }
                else
                {
                    group[0].Fail(e);
                }
            }

            group = group[count..];
        }
    }

    // Gives how many messages were kept; the rest make another group.
    private int Commit(ReadOnlySpan<WaitingMessage> group)
    {
        if (_segment is { DataEnd: >= SegmentBytes })
        {
            Roll();
        }

        var segment = _segment ??= Begin();
        _data.Begin(segment.Data, segment.DataEnd);
        _journal.Clear();
        var count = 0;
        while (count < group.Length && !_journal.IsFull && (count == 0 || _data.Position < 2 * SegmentBytes))
        {
            var message = group[count++].Message;
            _journal.Append(segment.Name, MboxRecord.Write(message, _data, _piece), message);
        }

        _data.Pass();
        var start = Stopwatch.GetTimestamp();
        Flush(segment.Data);
        _disk.Write(segment.Journal, _journal.Written, segment.JournalEnd);
        Flush(segment.Journal);
        var took = Stopwatch.GetElapsedTime(start);

        _spool.Usage.Add(count, _data.Position - segment.DataEnd);
        segment.DataEnd = _data.Position;
        segment.JournalEnd += _journal.Written.Length;
        segment.Messages += count;
        if (_awaitsReports)
        {
            segment.Await(count);
        }

        foreach (var waiting in group[..count])
        {
            if (_awaitsReports)
            {
                _unreported[waiting.Message.Id] = segment;
            }

            waiting.Complete();
        }

        _onFlush?.Invoke(took, count);
        return count;
    }

    private void Flush(SafeFileHandle file)
    {
        try
        {
            _disk.Flush(file);
        }
        catch (IOException e)
        {
            throw new FlushException(e);
        }
    }

    private MboxSegment Begin()
    {
        var segment = new MboxSegment(_disk, _spool.Location, ++_number) { Began = DateTimeOffset.UtcNow };
        try
        {
            segment.Create(_folder);
            return segment;
        }
        catch
        {
            segment.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Cuts what was not kept. A segment that cannot be cut, or whose flush failed, is not written to any more: after a failed fsync the system
    /// may have dropped the pages and would call the next one a success.
    /// </summary>
    private void GoBack(bool leave)
    {
        if (_segment is not { } segment)
        {
            return;
        }

        try
        {
            _disk.Cut(segment.Journal, segment.JournalEnd);
            _disk.Cut(segment.Data, segment.DataEnd);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            leave = true;
            _log.Write(LogLevel.Error, "spool-not-cut", null, ("file", segment.DataPath), ("error", e.Message));
        }

        if (leave)
        {
            Roll();
        }
    }

    private void Roll()
    {
        if (_segment is not { } segment)
        {
            return;
        }

        _segment = null;
        try
        {
            if (segment.Messages == 0)
            {
                segment.Delete();
                return;
            }

            _closed.Add(segment);
            segment.Close();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Write(LogLevel.Warning, "spool-not-closed", null, ("file", segment.DataPath), ("error", e.Message));
        }
    }

    /// <summary>A flush failed.</summary>
    private sealed class FlushException(IOException inner) : IOException(inner.Message, inner.HResult);
}

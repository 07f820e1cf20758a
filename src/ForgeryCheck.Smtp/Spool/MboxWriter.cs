using System.Diagnostics;
using ForgeryCheck.Smtp.Monitoring;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Appends groups of messages to the last segment of a spool and flushes once per group: first the mbox, then the journal, so that what the journal
/// names exists, whatever happens in between. Not thread-safe.
/// </summary>
internal sealed class MboxWriter : IDisposable
{
    private const long SegmentBytes = 64 << 20;

    private readonly SpoolDisk _disk;
    private readonly string _location;
    private readonly SpoolUsage _usage;
    private readonly MboxReports _reports;
    private readonly IListenerLog _log;
    private readonly Action<MboxSegment> _onClosed;
    private readonly Action<TimeSpan, int>? _onFlush;
    private readonly SafeFileHandle? _folder;
    private readonly FileAppender _data;
    private readonly JournalText _journal = new();
    private readonly byte[] _piece = new byte[1 << 16];
    private MboxSegment? _segment;
    private int _number;

    /// <summary>Opens the folder; the first message starts a segment.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="spool">The spool.</param>
    /// <param name="lastNumber">The number of the last existing segment; 0 for none.</param>
    /// <param name="reports">Receives stored messages, before their sessions know.</param>
    /// <param name="log">Logs errors.</param>
    /// <param name="onClosed">Called with each segment that is no longer written to.</param>
    /// <param name="onFlush">Called with the duration of each flush and its number of messages.</param>
    internal MboxWriter(
        SpoolDisk disk, SpoolFolder spool, int lastNumber, MboxReports reports, IListenerLog log, Action<MboxSegment> onClosed, Action<TimeSpan, int>? onFlush)
    {
        (_disk, _location, _usage, _number) = (disk, spool.Location, spool.Usage, lastNumber);
        (_reports, _log, _onClosed, _onFlush) = (reports, log, onClosed, onFlush);
        _folder = SpoolDisk.OpenFolder(_location);
        _data = new FileAppender(disk);
    }

    /// <summary>When the first message of the current segment arrived; null if there is none.</summary>
    internal DateTimeOffset? Began => _segment is { Messages: > 0 } segment ? segment.Began : null;

    /// <summary>Stores messages, and completes or fails each.</summary>
    internal void Keep(ReadOnlySpan<PendingMessage> group)
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
                // Whatever it was: if a writer thread ended, every client would hang.
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

    /// <summary>Closes the current segment; the next message starts another.</summary>
    internal void Roll()
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

            _onClosed(segment);
            segment.Close();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.Write(LogLevel.Warning, "spool-not-closed", null, ("file", segment.DataPath), ("error", e.Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder?.Dispose();
        _journal.Dispose();
    }

    // Returns how many messages were stored; the rest form another group.
    private int Commit(ReadOnlySpan<PendingMessage> group)
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
            var pending = group[count++];
            pending.Name = segment.Name;
            pending.Place = MboxRecord.Write(pending.Message, _data, _piece);
            _journal.Append(pending.Name, pending.Place, pending.Message);
        }

        _data.Pass();
        var start = Stopwatch.GetTimestamp();
        Flush(segment.Data);
        _disk.Write(segment.Journal, _journal.Written, segment.JournalEnd);
        Flush(segment.Journal);
        var took = Stopwatch.GetElapsedTime(start);

        _usage.Add(count, _data.Position - segment.DataEnd);
        segment.DataEnd = _data.Position;
        segment.JournalEnd += _journal.Written.Length;
        segment.Messages += count;
        _reports.Kept(segment, group[..count]);
        foreach (var pending in group[..count])
        {
            pending.Complete();
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
        var segment = new MboxSegment(_disk, _location, ++_number) { Began = DateTimeOffset.UtcNow };
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
    /// Truncates what was not stored. A segment that cannot be truncated, or whose flush failed, is not written to any more: after a failed fsync the
    /// kernel may have dropped the dirty pages and report success for the next one.
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

    /// <summary>A flush failed.</summary>
    private sealed class FlushException(IOException inner) : IOException(inner.Message, inner.HResult);
}

using System.Buffers;
using System.Collections.Concurrent;
using ForgeryCheck.Files;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>
/// Appends reports to a file: NDJSON, or CSV if its name ends in .csv. All pending reports are one write, so lines never interleave. A full disk is
/// logged and costs these reports here, which are counted; those stored with the messages in the spool, or on a stream, are not affected.
/// </summary>
internal sealed class ReportFile : IReportSink, IDisposable
{
    /// <summary>Bytes buffered before they are written without a flush.</summary>
    private const int Most = 1 << 16;

    private readonly Lock _held = new();
    private readonly Lock _writing = new();
    private readonly ConcurrentBag<ReportFormatter> _formatters = [];
    private readonly string _path;
    private readonly ReportFormat _format;
    private readonly ReportRows _rows;
    private readonly byte[] _header;
    private readonly IListenerLog _log;
    private FileStream _stream;
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _spare = new();
    private int _reports;
    private long _lost;
    private bool _failed;

    /// <summary>Opens or creates the file.</summary>
    /// <exception cref="IOException">It is not writable, or another process writes it; the message is one line.</exception>
    internal ReportFile(string path, ReportRows rows, IListenerLog log)
    {
        _path = path;
        _rows = rows;
        _log = log;
        _format = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReportFormat.Csv : ReportFormat.Ndjson;
        _header = ReportFormatter.Header(_format, rows);
        _stream = Open(() => SoleWriter.Open(path, FileAccess.ReadWrite));
    }

    /// <summary>Reports that could not be written.</summary>
    internal long Lost => Interlocked.Read(ref _lost);

    /// <summary>Goes on in the file that has its name now: log rotation gave the other one a new name.</summary>
    /// <exception cref="IOException">It is not writable, or another process writes it; the message is one line, and the old file stays in use.</exception>
    internal void Reopen()
    {
        lock (_writing)
        {
            Flush();
            _stream = Open(() => SoleWriter.Reopen(_stream, FileAccess.ReadWrite));
        }
    }

    /// <inheritdoc/>
    public void Write(MailMessage message, Report report)
    {
        if (!_formatters.TryTake(out var formatter))
        {
            formatter = new ReportFormatter(_format, _rows);
        }

        bool isMuch;
        var bytes = formatter.Format(report);
        lock (_held)
        {
            _waiting.Write(bytes);
            _reports++;
            isMuch = _waiting.WrittenCount >= Most;
        }

        _formatters.Add(formatter);
        if (isMuch)
        {
            Flush();
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
        // Whoever waits here while another thread writes may find its lines already written.
        lock (_writing)
        {
            ArrayBufferWriter<byte> lines;
            int reports;
            lock (_held)
            {
                if (_waiting.WrittenCount == 0)
                {
                    return;
                }

                lines = _waiting;
                _waiting = _spare;
                (reports, _reports) = (_reports, 0);
            }

            Append(lines.WrittenSpan, reports);
            lines.ResetWrittenCount();
            _spare = lines.Capacity > 16 * Most ? new ArrayBufferWriter<byte>() : lines;
        }
    }

    /// <summary>Writes what is buffered and closes the file.</summary>
    public void Dispose()
    {
        Flush();
        _stream.Dispose();
        while (_formatters.TryTake(out var formatter))
        {
            formatter.Dispose();
        }
    }

    private SafeFileHandle Handle => _stream.SafeFileHandle;

    private FileStream Open(Func<FileStream> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"--report {_path}: cannot be written ({FileFault.Reason(e)})", e);
        }
    }

    private void Append(ReadOnlySpan<byte> lines, int reports)
    {
        long? end = null;
        try
        {
            // Checked each time: a truncated file starts over, with its header.
            end = RandomAccess.GetLength(Handle);
            var start = end == 0 ? _header : EndsTorn(end.Value) ? "\n"u8 : default;
            RandomAccess.Write(Handle, start.IsEmpty ? lines : (byte[])[.. start, .. lines], end.Value);
            if (_failed)
            {
                _failed = false;
                _log.Write(LogLevel.Warning, "report-file-works-again", null, ("file", _path));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            CutBack(end);
            Interlocked.Add(ref _lost, reports);
            if (!_failed)
            {
                _failed = true;
                _log.Write(LogLevel.Error, "report-file-failed", null, ("file", _path), ("reason", e.Message));
            }
        }
    }

    // A crash or a full disk leaves half a line: the next report must not become part of it.
    private bool EndsTorn(long length)
    {
        Span<byte> last = stackalloc byte[1];
        return RandomAccess.Read(Handle, last, length - 1) == 1 && last[0] != '\n';
    }

    private void CutBack(long? end)
    {
        try
        {
            if (end is { } length && RandomAccess.GetLength(Handle) > length)
            {
                RandomAccess.SetLength(Handle, length);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Then the next write starts on a new line.
        }
    }
}

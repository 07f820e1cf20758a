using System.Buffers;
using System.Collections.Concurrent;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Reporting;

/// <summary>
/// Appends reports to a file: NDJSON, or CSV where its name ends in .csv. All that wait are one write, so lines are never interleaved. A full disk is
/// logged and costs these reports here; beside the messages in the spool they are kept all the same.
/// </summary>
internal sealed class ReportFile : IReportSink, IDisposable
{
    /// <summary>Bytes held back before they are written without being asked to.</summary>
    private const int Most = 1 << 16;

    private readonly Lock _held = new();
    private readonly Lock _writing = new();
    private readonly ConcurrentBag<ReportFormatter> _formatters = [];
    private readonly string _path;
    private readonly ReportFormat _format;
    private readonly ReportRows _rows;
    private readonly byte[] _header;
    private readonly IListenerLog _log;
    private readonly SafeFileHandle _file;
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _spare = new();
    private bool _failed;

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="IOException">It cannot be written; the message is one line.</exception>
    internal ReportFile(string path, ReportRows rows, IListenerLog log)
    {
        _path = path;
        _rows = rows;
        _log = log;
        _format = path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReportFormat.Csv : ReportFormat.Ndjson;
        _header = ReportFormatter.Header(_format, rows);
        try
        {
            // Who rotates logs renames or cuts the file while it is open.
            _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new IOException($"--report {path}: cannot be written ({e.Message})", e);
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
        // Who waits here while another writes finds that its lines went with those of a third, or writes for them.
        lock (_writing)
        {
            ArrayBufferWriter<byte> lines;
            lock (_held)
            {
                if (_waiting.WrittenCount == 0)
                {
                    return;
                }

                lines = _waiting;
                _waiting = _spare;
            }

            Append(lines.WrittenSpan);
            lines.ResetWrittenCount();
            _spare = lines.Capacity > 16 * Most ? new ArrayBufferWriter<byte>() : lines;
        }
    }

    /// <summary>Writes what is held back, and closes.</summary>
    public void Dispose()
    {
        Flush();
        _file.Dispose();
        while (_formatters.TryTake(out var formatter))
        {
            formatter.Dispose();
        }
    }

    private void Append(ReadOnlySpan<byte> lines)
    {
        long? end = null;
        try
        {
            // Asked each time: a file that was cut to nothing begins anew.
            end = RandomAccess.GetLength(_file);
            var start = end == 0 ? _header : EndsTorn(end.Value) ? "\n"u8 : default;
            RandomAccess.Write(_file, start.IsEmpty ? lines : (byte[])[.. start, .. lines], end.Value);
            if (_failed)
            {
                _failed = false;
                _log.Write(LogLevel.Warning, "report-file-works-again", null, ("file", _path));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            CutBack(end);
            if (!_failed)
            {
                _failed = true;
                _log.Write(LogLevel.Error, "report-file-failed", null, ("file", _path), ("reason", e.Message));
            }
        }
    }

    // A crash, or a disk that was full, leaves half a line: what follows must not become a part of it.
    private bool EndsTorn(long length)
    {
        Span<byte> last = stackalloc byte[1];
        return RandomAccess.Read(_file, last, length - 1) == 1 && last[0] != '\n';
    }

    private void CutBack(long? end)
    {
        try
        {
            if (end is { } length && RandomAccess.GetLength(_file) > length)
            {
                RandomAccess.SetLength(_file, length);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // Then the next write begins on a line of its own.
        }
    }
}

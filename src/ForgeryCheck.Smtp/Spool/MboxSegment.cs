using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// One mbox and its companions: the journal with the place and facts of each message, the reports, and a mark once every message has its report, so
/// that a later start need not read it. Written to until closed, and never again.
/// </summary>
internal sealed class MboxSegment(SpoolDisk disk, string folder, int number) : IDisposable
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _data;
    private SafeFileHandle? _journal;
    private FileStream? _reports;
    private int _unreported;

    internal int Number => number;

    internal string Name => Of(".mbox");

    internal string DataPath => Path.Combine(folder, Name);

    internal string JournalPath => Path.Combine(folder, Of(".ndjson"));

    internal string ReportsPath => Path.Combine(folder, Of(".reports.ndjson"));

    internal string DonePath => Path.Combine(folder, Of(".done"));

    internal string TornPath => Path.Combine(folder, Of(".torn"));

    internal SafeFileHandle Data => _data!;

    internal SafeFileHandle Journal => _journal!;

    /// <summary>The length of the valid part of the mbox.</summary>
    internal long DataEnd { get; set; }

    /// <summary>The length of the valid part of the journal.</summary>
    internal long JournalEnd { get; set; }

    /// <summary>Messages in it.</summary>
    internal int Messages { get; set; }

    /// <summary>When the first message arrived, or was found.</summary>
    internal DateTimeOffset Began { get; set; }

    /// <summary>Whether it is closed and all its messages have their reports.</summary>
    internal bool IsDone
    {
        get
        {
            lock (_gate)
            {
                return _data is null && _unreported == 0;
            }
        }
    }

    /// <summary>Creates the files.</summary>
    internal void Create(SafeFileHandle? folderHandle)
    {
        _data = disk.Create(DataPath);
        _journal = disk.Create(JournalPath);
        disk.FlushFolder(folderHandle);
    }

    /// <summary>Counts messages that will get a report.</summary>
    internal void Await(int count)
    {
        lock (_gate)
        {
            _unreported += count;
        }
    }

    /// <summary>Adds a report; the last one in a closed segment completes it.</summary>
    internal void AddReport(string id, ReadOnlySpan<byte> report)
    {
        lock (_gate)
        {
            _reports ??= OpenReports();
            var line = new byte[id.Length + report.Length + 32];
            var length = System.Text.Encoding.ASCII.GetBytes($"{{\"id\":\"{id}\",\"report\":", line);
            report.CopyTo(line.AsSpan(length));
            length += report.Length;
            "}\n"u8.CopyTo(line.AsSpan(length));
            _reports.Write(line.AsSpan(0, length + 2));
            _unreported--;
            FinishIfDone();
        }
    }

    /// <summary>Ends writing to it.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _data?.Dispose();
            _journal?.Dispose();
            _data = _journal = null;
            FinishIfDone();
        }
    }

    /// <summary>Removes all its files.</summary>
    internal void Delete()
    {
        Dispose();
        foreach (var path in (ReadOnlySpan<string>)[DataPath, JournalPath, ReportsPath, TornPath, DonePath])
        {
            File.Delete(path);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _data?.Dispose();
            _journal?.Dispose();
            _reports?.Dispose();
            _data = _journal = null;
            _reports = null;
        }
    }

    private void FinishIfDone()
    {
        if (_data is null && _unreported == 0)
        {
            // The reports must be on disk before the mark, or a crash would lose them for good.
            _reports?.Flush(flushToDisk: true);
            _reports?.Dispose();
            _reports = null;
            if (!File.Exists(DonePath))
            {
                using var mark = OwnFiles.Open(DonePath);
                mark.Write(System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Messages}\n")));
            }
        }
    }

    // A crash may have torn the last line; the next one must not become part of it.
    private FileStream OpenReports()
    {
        var reports = OwnFiles.Open(ReportsPath);
        if (reports.Length > 0)
        {
            reports.Position = reports.Length - 1;
            if (reports.ReadByte() != '\n')
            {
                reports.WriteByte((byte)'\n');
            }
        }

        return reports;
    }

    private string Of(string extension) => string.Create(CultureInfo.InvariantCulture, $"{number:D8}{extension}");
}

using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Holds the facts of Maildir messages until each has its own facts file: one flush serves many messages, where flushing a file for each would halve the
/// speed. Deleted once it is closed and every message has its file.
/// </summary>
internal sealed class MaildirJournal(SpoolDisk disk, string folder, int number) : IDisposable
{
    private readonly Lock _gate = new();
    private SafeFileHandle? _file;
    private bool _isClosed;
    private int _waiting;

    /// <summary>Its path.</summary>
    internal string Location { get; } = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:D8}.ndjson"));

    internal SafeFileHandle File => _file!;

    /// <summary>The length of the valid part.</summary>
    internal long End { get; set; }

    /// <summary>Creates the file.</summary>
    internal void Create(SafeFileHandle? folderHandle)
    {
        _file = disk.Create(Location);
        disk.FlushFolder(folderHandle);
    }

    /// <summary>Counts messages whose facts files are still to be written.</summary>
    internal void Await(int count)
    {
        lock (_gate)
        {
            _waiting += count;
        }
    }

    /// <summary>A line as it is in the file.</summary>
    internal byte[] Read(long offset, int length)
    {
        var line = new byte[length];
        lock (_gate)
        {
            _file ??= KeptMessage.Open(Location);
            return RandomAccess.Read(_file, line, offset) == length ? line : throw new IOException($"{Location}: a line is missing");
        }
    }

    /// <summary>Records that one message has its facts file.</summary>
    internal void Settle(SafeFileHandle? folderHandle)
    {
        lock (_gate)
        {
            _waiting--;
            RemoveIfDone(folderHandle);
        }
    }

    /// <summary>Ends writing to it.</summary>
    internal void Close(SafeFileHandle? folderHandle)
    {
        lock (_gate)
        {
            _isClosed = true;
            RemoveIfDone(folderHandle);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void RemoveIfDone(SafeFileHandle? folderHandle)
    {
        if (_isClosed && _waiting == 0)
        {
            // The facts files were not flushed one by one.
            disk.FlushAll(folderHandle);
            _file?.Dispose();
            _file = null;
            System.IO.File.Delete(Location);
        }
    }
}

using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// What is known of the messages of a Maildir until each has a file of facts beside it: one flush serves many messages, where a file for each
/// would halve the speed. Gone when it is closed and all have theirs.
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

    /// <summary>Bytes that are good.</summary>
    internal long End { get; set; }

    /// <summary>Creates the file.</summary>
    internal void Create(SafeFileHandle? folderHandle)
    {
        _file = disk.Create(Location);
        disk.FlushFolder(folderHandle);
    }

    /// <summary>Counts messages that are to get their facts.</summary>
    internal void Await(int count)
    {
        lock (_gate)
        {
            _waiting += count;
        }
    }

    /// <summary>A line as it stands.</summary>
    internal byte[] Read(long offset, int length)
    {
        var line = new byte[length];
        lock (_gate)
        {
            _file ??= KeptMessage.Open(Location);
            return RandomAccess.Read(_file, line, offset) == length ? line : throw new IOException($"{Location}: a line is missing");
        }
    }

    /// <summary>One message has its facts.</summary>
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
            // The files of facts were not flushed one by one.
            disk.FlushAll(folderHandle);
            _file?.Dispose();
            _file = null;
            System.IO.File.Delete(Location);
        }
    }
}

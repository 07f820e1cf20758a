namespace ForgeryCheck.Smtp.Reporting;

/// <summary>
/// Opens files that one process at a time appends to. Each finds the end of the file by itself, so two would write over each other's lines. The system
/// releases the lock however the process ends.
/// </summary>
internal static class SoleWriter
{
    // No file is so long: what is locked on Windows cannot be read by others.
    private const long Place = long.MaxValue - 1;

    private const int TryAgain = 11; // EAGAIN
    private const int LockViolation = unchecked((int)0x80070021); // ERROR_LOCK_VIOLATION

    /// <summary>Opens or creates a file for this process. Others may read, truncate, rename or delete it, as log rotation does.</summary>
    /// <exception cref="FileInUseException">Another process writes it.</exception>
    /// <exception cref="IOException">It is not writable; others as of <see cref="FileStream"/>.</exception>
    internal static FileStream Open(string path, FileAccess access)
    {
        var file = new FileStream(path, FileMode.OpenOrCreate, access, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        try
        {
            Lock(file);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Opens the file that has the name now: log rotation gave another one to the file that was open, which is closed.</summary>
    /// <exception cref="FileInUseException">Another process writes it; the old file stays open.</exception>
    /// <exception cref="IOException">It is not writable; others as of <see cref="FileStream"/>. The old file stays open.</exception>
    internal static FileStream Reopen(FileStream old, FileAccess access)
    {
        var file = Open(old.Name, access);
        old.Dispose();
        try
        {
            // If both are the same file, the lock went with the first handle that was closed (fcntl(2)).
            Lock(file);
        }
        catch (FileInUseException)
        {
            // Taken in that very moment: this process goes on, rather than write nothing from now on.
        }

        return file;
    }

    /// <summary>Devices and pipes, such as /dev/null, take lines from anybody.</summary>
    private static void Lock(FileStream file)
    {
        if (!file.CanSeek || file.Name.StartsWith("/dev/", StringComparison.Ordinal) || !(OperatingSystem.IsLinux() || OperatingSystem.IsWindows()))
        {
            return;
        }

        try
        {
            file.Lock(Place, 1);
        }
        catch (IOException e) when (e.HResult is TryAgain or LockViolation)
        {
            throw new FileInUseException(e);
        }
        catch (IOException)
        {
            // A file system without locks.
        }
    }
}

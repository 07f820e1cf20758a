using ForgeryCheck.Files;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Locks a spool for one listener; the system releases the lock however the process ends.</summary>
internal static class SpoolLock
{
    private const int TryAgainOfLinux = 11; // EWOULDBLOCK
    private const int TryAgainOfBsd = 35; // EWOULDBLOCK
    private const int SharingViolation = unchecked((int)0x80070020); // ERROR_SHARING_VIOLATION

    /// <summary>Locks the spool.</summary>
    /// <exception cref="IOException">Another listener holds it, or it cannot be locked; the message is one line.</exception>
    internal static FileStream Take(string folder)
    {
        try
        {
            return OwnFiles.Open(Path.Combine(folder, ".lock"), share: FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && !StoreFaults.IsFull(e))
        {
            // A disk that fails, a file system that is mounted to be read only: nobody should look for another listener.
            throw new IOException(IsHeld(e) ? $"{folder}: the spool is in use by another listener" : $"{folder}: the spool cannot be locked ({FileFault.Reason(e)})", e);
        }
    }

    private static bool IsHeld(IOException fault) =>
        fault.HResult == (OperatingSystem.IsWindows() ? SharingViolation : OperatingSystem.IsLinux() ? TryAgainOfLinux : TryAgainOfBsd);
}

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Locks a spool for one listener; the system releases the lock however the process ends.</summary>
internal static class SpoolLock
{
    /// <summary>Locks the spool.</summary>
    /// <exception cref="IOException">Another listener holds it.</exception>
    internal static FileStream Take(string folder)
    {
        try
        {
            return OwnFiles.Open(Path.Combine(folder, ".lock"), share: FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && !StoreFaults.IsFull(e))
        {
            throw new IOException($"{folder}: the spool is in use by another listener", e);
        }
    }
}

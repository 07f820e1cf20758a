namespace ForgeryCheck.Smtp.Spool;

/// <summary>Holds a spool for one listener; the system lets go of it when the process ends in whatever way.</summary>
internal static class SpoolLock
{
    /// <summary>Takes the spool.</summary>
    /// <exception cref="IOException">Another listener has it.</exception>
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

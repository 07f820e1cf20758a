namespace ForgeryCheck.Smtp.Spool;

/// <summary>Holds a spool for one listener; the system lets go of it when the process ends in whatever way.</summary>
internal static class SpoolLock
{
    /// <summary>Takes the spool.</summary>
    /// <exception cref="IOException">Another listener has it.</exception>
    internal static FileStream Take(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(Path.Combine(folder, ".lock"), options);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && !StoreFaults.IsFull(e))
        {
            throw new IOException($"{folder}: the spool is in use by another listener", e);
        }
    }
}

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Opens files that only their owner may read, where speed does not matter.</summary>
internal static class OwnFiles
{
    /// <summary>Opens a file for reading and writing, and creates it where there is none; nothing is buffered.</summary>
    internal static FileStream Open(string path, FileMode mode = FileMode.OpenOrCreate, FileShare share = FileShare.Read | FileShare.Delete)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }
}

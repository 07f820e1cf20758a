namespace ForgeryCheck.Smtp.Spool;

/// <summary>Opens files readable by their owner only, where speed does not matter.</summary>
internal static class OwnFiles
{
    /// <summary>Opens a file for reading and writing, creating it if necessary; unbuffered.</summary>
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

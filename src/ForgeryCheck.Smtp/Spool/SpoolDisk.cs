using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>The file operations of the stores; tests substitute failing ones.</summary>
/// <param name="sync">Whether anything is flushed at all.</param>
internal class SpoolDisk(bool sync)
{
    private const UnixFileMode FolderMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder accessible to its owner only, if it does not exist.</summary>
    internal static string MakeFolder(params ReadOnlySpan<string> path)
    {
        var folder = Path.GetFullPath(Path.Combine(path));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderMode);
        }

        return folder;
    }

    /// <summary>Creates a file readable by its owner only; fails if it exists.</summary>
    internal virtual SafeFileHandle Create(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            return Posix.CreateNew(path);
        }

        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, FileMode600);
        }

        return file;
    }

    /// <summary>Writes bytes at an offset.</summary>
    internal virtual void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(file, bytes, offset);

    /// <summary>Truncates a file.</summary>
    internal virtual void Cut(SafeFileHandle file, long length) => RandomAccess.SetLength(file, length);

    /// <summary>Flushes the data of a file to disk.</summary>
    internal virtual void Flush(SafeFileHandle file)
    {
        if (!sync)
        {
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            Posix.FlushData(file);
        }
        else
        {
            RandomAccess.FlushToDisk(file);
        }
    }

    /// <summary>Opens a folder for <see cref="FlushFolder"/>; null on systems without such a thing.</summary>
    internal static SafeFileHandle? OpenFolder(string path) => OperatingSystem.IsLinux() ? Posix.OpenFolder(path) : null;

    /// <summary>Flushes the entries of a folder to disk.</summary>
    internal virtual void FlushFolder(SafeFileHandle? folder)
    {
        if (sync && folder is not null)
        {
            Posix.Flush(folder);
        }
    }

    /// <summary>Flushes a whole file system: slow, but right after thousands of small files were written without flushing.</summary>
    internal virtual void FlushAll(SafeFileHandle? folder)
    {
        if (sync && folder is not null)
        {
            Posix.FlushAll(folder);
        }
    }

    /// <summary>Renames a file within one file system.</summary>
    internal virtual void Rename(string from, string to)
    {
        if (OperatingSystem.IsLinux())
        {
            Posix.Rename(from, to);
        }
        else
        {
            File.Move(from, to);
        }
    }
}

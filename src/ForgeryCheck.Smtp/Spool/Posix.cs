using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Linux calls that .NET does not offer. The flag values are those of Linux on x64 and Arm64.</summary>
internal static partial class Posix
{
    private const int ReadOnly = 0x0;
    private const int ReadWrite = 0x2;
    private const int Create = 0x40;
    private const int Exclusive = 0x80;
    private const int CloseOnExec = 0x80000;
    private const int OwnerOnly = 0x180; // 0600
    private const int Interrupted = 4;

    /// <summary>Creates a file readable by its owner only; fails if it exists.</summary>
    internal static SafeFileHandle CreateNew(string path) => Handle(Open(path, ReadWrite | Create | Exclusive | CloseOnExec, OwnerOnly), path);

    /// <summary>Opens a folder, so that it can be flushed.</summary>
    internal static SafeFileHandle OpenFolder(string path) => Handle(Open(path, ReadOnly | CloseOnExec, 0), path);

    /// <summary>Flushes the data of a file and the metadata needed to find it: its size, not its times.</summary>
    internal static void FlushData(SafeFileHandle file) => Check(() => DataSync(file), "fdatasync");

    /// <summary>Flushes a file or a folder.</summary>
    internal static void Flush(SafeFileHandle file) => Check(() => Sync(file), "fsync");

    /// <summary>Flushes the whole file system that a file is on.</summary>
    internal static void FlushAll(SafeFileHandle file) => Check(() => SyncFileSystem(file), "syncfs");

    /// <summary>Renames; File.Move checks twice whether the target exists and is no safer for it.</summary>
    internal static void Rename(string from, string to)
    {
        if (RenameFile(from, to) != 0)
        {
            throw Fault($"rename {from}");
        }
    }

    private static SafeFileHandle Handle(int descriptor, string path) =>
        descriptor >= 0 ? new SafeFileHandle(descriptor, ownsHandle: true) : throw Fault($"open {path}");

    private static void Check(Func<int> call, string name)
    {
        while (call() != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw Fault(name);
            }
        }
    }

    /// <summary>As .NET does: the errno is the HResult.</summary>
    private static IOException Fault(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"{what}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int DataSync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "rename", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int RenameFile(string from, string to);
}

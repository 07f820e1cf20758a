using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>
/// Whether a file is the user's own, or root's: whoever works in a folder that came from an attacker must not run with its settings. Linux reports the
/// owner by statx(2), whose layout is the same on all machines.
/// </summary>
internal static partial class FileOwner
{
    private const int WorkingFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int OfHandle = 0x1000; // AT_EMPTY_PATH
    private const uint TypeAndOwner = 0x1 | 0x8; // STATX_TYPE | STATX_UID
    private const int NoSuchFile = 2; // ENOENT
    private const int OwnerOffset = 20;
    private const int ModeOffset = 28;
    private const int FileType = 0xF000; // S_IFMT
    private const int Regular = 0x8000; // S_IFREG

    /// <summary>Opens a file for reading if it is an ordinary one that belongs to the user or to root, and so does the link that leads to it.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="why">Why it is not opened; null if it is.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    internal static SafeFileHandle? Open(string path, out string? why)
    {
        // What is no ordinary file is not even opened: a pipe would keep us waiting.
        if (!OperatingSystem.IsLinux())
        {
            why = "its owner cannot be determined on this system";
            return null;
        }

        why = Objection(WorkingFolder, path, NoFollow, mayBeLink: true) ?? Objection(WorkingFolder, path, 0, mayBeLink: false);
        if (why is not null)
        {
            return null;
        }

        // Once more by the handle, since somebody else may have replaced it in between.
        var file = File.OpenHandle(path);
        why = Objection(file.DangerousGetHandle().ToInt32(), "", OfHandle, mayBeLink: false);
        if (why is not null)
        {
            file.Dispose();
            return null;
        }

        return file;
    }

    private static string? Objection(int folder, string path, int flags, bool mayBeLink)
    {
        Span<byte> status = stackalloc byte[256];
        status.Clear();
        if (Status(folder, path, flags, TypeAndOwner, status) != 0)
        {
            return Marshal.GetLastPInvokeError() == NoSuchFile ? "it is a broken link" : "its owner cannot be determined";
        }

        var owner = MemoryMarshal.Read<uint>(status[OwnerOffset..]);
        var mode = MemoryMarshal.Read<ushort>(status[ModeOffset..]);
        return owner != 0 && owner != User() ? "it belongs to another user"
            : mayBeLink || (mode & FileType) == Regular ? null
            : "it is not a regular file";
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Status(int folder, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();
}

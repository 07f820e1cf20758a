using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Files;

/// <summary>
/// What Linux knows of a file that .NET does not tell: its kind, its owner, and which file it is, whatever its name. By statx(2), whose layout is the same
/// on all machines.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Owner">The id of the user whom it belongs to.</param>
/// <param name="Size">Its size in bytes; 0 for a pipe or a device.</param>
/// <param name="Identity">The file system that it is on, and its number there: the same for all names of a file.</param>
internal readonly partial record struct FileStatus(FileKind Kind, uint Owner, long Size, (ulong Device, ulong Number) Identity)
{
    /// <summary>The error of a path that leads nowhere (ENOENT).</summary>
    internal const int NoSuchFile = 2;

    private const int NotSupported = 38; // ENOSYS
    private const int WorkingFolder = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const int OfHandle = 0x1000; // AT_EMPTY_PATH
    private const uint Wanted = 0x1 | 0x8 | 0x100 | 0x200; // STATX_TYPE | STATX_UID | STATX_INO | STATX_SIZE
    private const int OwnerOffset = 20;
    private const int ModeOffset = 28;
    private const int NumberOffset = 32;
    private const int SizeOffset = 40;
    private const int DeviceOffset = 136;
    private const int TypeMask = 0xF000; // S_IFMT

    /// <summary>The status of the file that a path leads to; null if it leads nowhere, and on other systems than Linux.</summary>
    internal static FileStatus? Of(string path) => Read(path, followLink: true, out var status) == 0 ? status : null;

    /// <summary>Reads the status of a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="followLink">Whether a link stands for what it leads to.</param>
    /// <param name="status">The status.</param>
    /// <returns>0, or the error.</returns>
    internal static int Read(string path, bool followLink, out FileStatus status) => Read(WorkingFolder, path, followLink ? 0 : NoFollow, out status);

    /// <summary>Reads the status of an open file.</summary>
    internal static int Read(SafeFileHandle file, out FileStatus status) => Read(file.DangerousGetHandle().ToInt32(), "", OfHandle, out status);

    private static int Read(int folder, string path, int flags, out FileStatus status)
    {
        status = default;
        if (!OperatingSystem.IsLinux())
        {
            return NotSupported;
        }

        Span<byte> read = stackalloc byte[256];
        read.Clear();
        if (Call(folder, path, flags, Wanted, read) != 0)
        {
            return Marshal.GetLastPInvokeError();
        }

        var kind = (MemoryMarshal.Read<ushort>(read[ModeOffset..]) & TypeMask) switch
        {
            0x8000 => FileKind.Regular, // S_IFREG
            0x4000 => FileKind.Folder, // S_IFDIR
            0xA000 => FileKind.Link, // S_IFLNK
            0xC000 => FileKind.Socket, // S_IFSOCK
            _ => FileKind.Other,
        };
        status = new FileStatus(
            kind, MemoryMarshal.Read<uint>(read[OwnerOffset..]), MemoryMarshal.Read<long>(read[SizeOffset..]),
            (MemoryMarshal.Read<ulong>(read[DeviceOffset..]), MemoryMarshal.Read<ulong>(read[NumberOffset..])));
        return 0;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Call(int folder, string path, int flags, uint mask, Span<byte> status);
}

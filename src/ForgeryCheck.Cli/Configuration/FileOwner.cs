using System.Runtime.InteropServices;
using ForgeryCheck.Files;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Cli.Configuration;

/// <summary>
/// Whether a file is the user's own, or root's: whoever works in a folder that came from an attacker must not run with its settings.
/// </summary>
internal static partial class FileOwner
{
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

        why = Objection(FileStatus.Read(path, followLink: false, out var named), named, mayBeLink: true) ?? Objection(FileStatus.Read(path, followLink: true, out var meant), meant, mayBeLink: false);
        if (why is not null)
        {
            return null;
        }

        // Once more by the handle, since somebody else may have replaced it in between.
        var file = File.OpenHandle(path);
        why = Objection(FileStatus.Read(file, out var opened), opened, mayBeLink: false);
        if (why is not null)
        {
            file.Dispose();
            return null;
        }

        return file;
    }

    private static string? Objection(int error, FileStatus status, bool mayBeLink) =>
        error != 0 ? error == FileStatus.NoSuchFile ? "it is a broken link" : "its owner cannot be determined"
        : status.Owner != 0 && status.Owner != User() ? "it belongs to another user"
        : mayBeLink || status.Kind == FileKind.Regular ? null
        : "it is not a regular file";

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint User();
}

using System.IO.Enumeration;
using ForgeryCheck.Files;

namespace ForgeryCheck.Inputs;

/// <summary>
/// The files in a folder and its subfolders, in ordinal order of their names, so that runs are reproducible byte for byte. Hidden files and folders
/// are skipped, except the hidden folders of Maildir++ (".Sent"); so is a Maildir's tmp, whose messages are incomplete. Links to files are followed;
/// links to folders are not, so that no loop of links can hang a run.
/// </summary>
internal static class MailFolder
{
    /// <summary>Why such a path cannot be read.</summary>
    internal const string Unnamable = "its name is not UTF-8, so it cannot be opened; rename it";

    private static readonly EnumerationOptions Options = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Walks a folder.</summary>
    /// <returns>The path of each file, or why a folder cannot be read.</returns>
    internal static IEnumerable<(string Path, string? Problem)> Walk(string folder)
    {
        // An explicit stack instead of recursion: depth is bounded by the file system alone.
        var todo = new Stack<Entry>();
        todo.Push(new Entry(folder, IsFolder: true));
        while (todo.TryPop(out var entry))
        {
            if (IsUnnamable(entry.Path))
            {
                yield return (entry.Path, Unnamable);
            }
            else if (!entry.IsFolder)
            {
                yield return (entry.Path, null);
            }
            else if (List(entry.Path, todo) is { } problem)
            {
                yield return (entry.Path, problem);
            }
        }
    }

    /// <summary>Whether a path has bytes that are not UTF-8: what was read in their place leads nowhere.</summary>
    internal static bool IsUnnamable(string path) => path.Contains('\uFFFD', StringComparison.Ordinal) && !Path.Exists(path);

    /// <summary>
    /// Whether a file has content. Pipes, sockets and devices have length 0, and opening a pipe that has no writer would block for ever.
    /// </summary>
    internal static bool HasBytes(string path) => Length(path) > 0;

    /// <summary>The size of a file, or of the file that a link leads to; 0 if it cannot be known.</summary>
    internal static long Length(string path)
    {
        try
        {
            return FileStatus.Of(path) is { } status ? status.Size : new FileInfo(RealPath.Of(path)).Length;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A dangling link, or a file deleted meanwhile.
            return 0;
        }
    }

    private static string? List(string folder, Stack<Entry> todo)
    {
        try
        {
            var entries = new FileSystemEnumerable<Entry>(folder, static (ref FileSystemEntry e) => Describe(ref e), Options)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry e) => !IsLinkToFolder(ref e),
            }.ToArray();
            var maildir = entries.Any(e => e is { IsFolder: true, Path: "cur" }) && entries.Any(e => e is { IsFolder: true, Path: "new" });
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(b.Path, a.Path));
            foreach (var entry in entries)
            {
                var path = Path.Join(folder, entry.Path);
                if (!(entry.IsHidden && !(entry.IsFolder && IsMaildir(path))) && !(maildir && entry is { IsFolder: true, Path: "tmp" }))
                {
                    todo.Push(entry with { Path = path });
                }
            }

            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "permission denied";
        }
        catch (IOException)
        {
            return "the folder cannot be read";
        }
    }

    private static bool IsMaildir(string folder) => Directory.Exists(Path.Join(folder, "cur")) && Directory.Exists(Path.Join(folder, "new"));

    private static Entry Describe(ref FileSystemEntry entry) => new(entry.FileName.ToString(), entry.IsDirectory, entry.IsHidden);

    private static bool IsLinkToFolder(ref FileSystemEntry entry) =>
        entry.IsDirectory && (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private readonly record struct Entry(string Path, bool IsFolder, bool IsHidden = false);
}

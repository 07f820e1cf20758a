using System.IO.Enumeration;

namespace ForgeryCheck.Messages;

/// <summary>
/// The files of a folder and of those in it, in ordinal order of their names, so that a run can be repeated byte for byte. Hidden files
/// and folders are passed over, but not the hidden folders of Maildir++ (".Sent"); so is a Maildir's tmp, where messages are not whole
/// yet. A link to a file is read; a link to a folder is not followed, so no loop of links can hang a run.
/// </summary>
internal static class MailFolder
{
    private static readonly EnumerationOptions Options = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Walks a folder.</summary>
    /// <returns>The path of each file; or why a folder cannot be read.</returns>
    internal static IEnumerable<(string Path, string? Problem)> Walk(string folder)
    {
        // A stack of what is still to do, and not a call within a call: depth is bounded by the file system alone.
        var todo = new Stack<Entry>();
        todo.Push(new Entry(folder, IsFolder: true));
        while (todo.TryPop(out var entry))
        {
            if (!entry.IsFolder)
            {
                yield return (entry.Path, null);
            }
            else if (List(entry.Path, todo) is { } problem)
            {
                yield return (entry.Path, problem);
            }
        }
    }

    /// <summary>
    /// Whether a file holds bytes at all. Pipes, sockets and devices have length 0, and opening a pipe that nobody writes to would wait
    /// for ever.
    /// </summary>
    internal static bool HasBytes(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A link to nowhere, or a file that went away meanwhile.
            return false;
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

namespace ForgeryCheck.Files;

/// <summary>
/// The place that a path leads to when the links on its way are followed one by one, as the system does. .NET follows only the last, and takes what a
/// relative one says from the wrong folder if the path is relative, or has a link above.
/// </summary>
internal static class RealPath
{
    private const int MostLinks = 40; // as Linux

    /// <summary>The place; it need not exist.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    internal static string Of(string path)
    {
        // Elsewhere "..", too, is resolved without a look at the links above it.
        var full = OperatingSystem.IsWindows() ? Path.GetFullPath(path) : Path.Join(Path.IsPathRooted(path) ? "" : Environment.CurrentDirectory, path);
        var place = Path.GetPathRoot(full)!;
        var parts = new Stack<string>();
        Push(parts, full[place.Length..]);
        for (var links = 0; parts.TryPop(out var part);)
        {
            if (part == "..")
            {
                place = Path.GetDirectoryName(place) ?? place;
                continue;
            }

            var next = Path.Join(place, part);
            if (new FileInfo(next).LinkTarget is not { } link)
            {
                place = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException("too many levels of symbolic links");
            }

            var root = Path.IsPathRooted(link) ? Path.GetPathRoot(link)! : "";
            place = root.Length > 0 ? root : place;
            Push(parts, link[root.Length..]);
        }

        return place;
    }

    private static void Push(Stack<string> parts, string path)
    {
        foreach (var part in path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").Reverse())
        {
            parts.Push(part);
        }
    }
}

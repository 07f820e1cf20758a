namespace ForgeryCheck.Cli.Conventions;

/// <summary>Finds the file or folder that was probably meant by a path that does not exist.</summary>
internal static class NearPath
{
    // A folder may hold a million messages, and the hint must not cost more than the error is worth.
    private const int MostNames = 10_000;

    /// <summary>The end of an error message: "; did you mean samples?"; nothing if no name in the same folder is close.</summary>
    /// <param name="path">The path that does not exist.</param>
    internal static string Hint(string path)
    {
        var whole = Path.TrimEndingDirectorySeparator(path);
        var name = Path.GetFileName(whole);
        var folder = whole[..^name.Length];
        if (name.Length == 0)
        {
            return "";
        }

        try
        {
            var names = Directory.EnumerateFileSystemEntries(folder.Length == 0 ? "." : folder).Take(MostNames).Select(one => Path.GetFileName(one)!);
            return Suggestion.Nearest(name, names) is { } near ? $"; did you mean {folder}{near}?" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return "";
        }
    }
}

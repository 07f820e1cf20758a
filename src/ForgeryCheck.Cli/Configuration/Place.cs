namespace ForgeryCheck.Cli.Configuration;

/// <summary>A place where a configuration file may be.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Kind">Why it is looked for there.</param>
internal sealed record Place(string Path, PlaceKind Kind)
{
    /// <summary>The name of a configuration file.</summary>
    internal const string FileName = "forgerycheck.json";

    /// <summary>The environment variable that names a file; if it is set and empty, none is read.</summary>
    internal const string Variable = "FORGERYCHECK_CONFIG";

    /// <summary>Whether the user named this very file, so that it must exist.</summary>
    internal bool IsNamed => Kind is PlaceKind.CommandLine or PlaceKind.Environment;

    /// <summary>The places to look, nearest first. A file that is named is the only one.</summary>
    /// <param name="named">The value of --config; null if it was not given.</param>
    internal static IReadOnlyList<Place> All(string? named)
    {
        if (named is not null)
        {
            return [new Place(System.IO.Path.GetFullPath(named), PlaceKind.CommandLine)];
        }

        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            return path.Length == 0 ? [] : [new Place(System.IO.Path.GetFullPath(path), PlaceKind.Environment)];
        }

        List<Place> fixedOnes = [];
        Add(PlaceKind.User, UserFolder());
        Add(PlaceKind.System, OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData) : "/etc");
        // The user's file is that, even for someone who works in its folder.
        return [.. Upward().Where(found => !fixedOnes.Exists(one => one.Path == found.Path)), .. fixedOnes];

        void Add(PlaceKind kind, string folder)
        {
            if (folder.Length > 0)
            {
                fixedOnes.Add(new Place(System.IO.Path.Combine(folder, "forgerycheck", FileName), kind));
            }
        }
    }

    private static IEnumerable<Place> Upward()
    {
        for (var folder = WorkingFolder(); folder is not null; folder = folder.Parent)
        {
            yield return new Place(System.IO.Path.Combine(folder.FullName, FileName), PlaceKind.Found);
        }
    }

    private static DirectoryInfo? WorkingFolder()
    {
        try
        {
            return new DirectoryInfo(Environment.CurrentDirectory);
        }
        catch (IOException)
        {
            return null; // It was removed; messages from elsewhere can be analyzed all the same.
        }
    }

    // XDG Base Directory Specification: a path that is not absolute is ignored.
    private static string UserFolder() =>
        OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData)
        : Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { } folder && System.IO.Path.IsPathFullyQualified(folder) ? folder
        : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? System.IO.Path.Combine(home, ".config")
        : "";
}

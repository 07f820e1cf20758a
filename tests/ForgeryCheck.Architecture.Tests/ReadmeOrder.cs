using System.Text.RegularExpressions;

namespace ForgeryCheck.Architecture.Tests;

/// <summary>The order in which src/README.md lists the folders of a project: each may use only folders above it.</summary>
internal static partial class ReadmeOrder
{
    /// <summary>The folders of a project as namespaces, lowest layer first.</summary>
    /// <param name="folder">The project's folder as in that page's heading: "src/ForgeryCheck".</param>
    /// <param name="root">Its root namespace.</param>
    public static List<string> Of(string folder, string root)
    {
        var lines = File.ReadAllLines(Path.Combine(SourceTree.Root, "src", "README.md"));
        return
        [
            .. lines.SkipWhile(line => line != $"### `{folder}/`").Skip(1).TakeWhile(line => !line.StartsWith('#'))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .SelectMany(line => Folder().Matches(line.Split('|')[1]).Select(match => $"{root}.{match.Groups[1].Value.Replace('/', '.')}")),
        ];
    }

    [GeneratedRegex("`([A-Za-z/]+)/`")]
    private static partial Regex Folder();
}

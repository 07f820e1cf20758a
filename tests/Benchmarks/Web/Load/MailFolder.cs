namespace ForgeryCheck.Benchmarks.Web.Load;

/// <summary>A folder of messages, one a file.</summary>
internal sealed class MailFolder
{
    /// <exception cref="ArgumentException">The option --mail is missing, or names no folder with files.</exception>
    internal MailFolder(Arguments arguments)
    {
        var folder = arguments.Text("mail", "");
        Folder = Directory.Exists(folder) ? Path.GetFullPath(folder) : throw new ArgumentException("--mail names a folder of messages, one a file");
        Files = [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        if (Files.Count == 0)
        {
            throw new ArgumentException($"{Folder} has no files");
        }
    }

    internal string Folder { get; }

    internal IReadOnlyList<string> Files { get; }
}

using System.Reflection;

namespace ForgeryCheck;

/// <summary>The files of rules/: those compiled in, under a folder of the user's own where one is given.</summary>
public sealed class RuleFiles
{
    private const string Prefix = "rules/";
    private static readonly Assembly Assembly = typeof(RuleFiles).Assembly;
    private readonly string? _folder;

    /// <summary>The files in force.</summary>
    /// <param name="folder">A folder laid over what is compiled in; null for none.</param>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    public RuleFiles(string? folder = null)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{folder}: no such folder of rules");
        }

        _folder = folder;
    }

    /// <summary>The bytes of a file, "weights.json"; null where there is none.</summary>
    public byte[]? Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_folder is not null && Path.Combine(_folder, name) is var path && File.Exists(path))
        {
            return File.ReadAllBytes(path);
        }

        using var stream = Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace ForgeryCheck.RuleData;

/// <summary>The files of rules/: those compiled in, under a folder of the user's own where one is given.</summary>
internal sealed class RuleFiles
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
            throw new DirectoryNotFoundException($"{folder}: there is no such rules folder");
        }

        _folder = folder;
    }

    /// <summary>The names of all files in force, sorted.</summary>
    public IReadOnlyList<string> Names()
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in Assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(Prefix, StringComparison.Ordinal))
            {
                names.Add(resource[Prefix.Length..]);
            }
        }

        if (_folder is not null)
        {
            names.UnionWith(Directory.EnumerateFiles(_folder).Select(f => Path.GetFileName(f)));
        }

        return [.. names];
    }

    /// <summary>
    /// What a report names the rules in force by: the first 16 hex digits of the SHA-256 over every file's name and bytes.
    /// Pages (*.md) and the schema of reports are left out: they explain and decide nothing.
    /// </summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Names())
        {
            if (!name.EndsWith(".md", StringComparison.Ordinal) && !name.EndsWith(".schema.json", StringComparison.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(name + "\0"));
                using var file = Open(name);
                Append(hash, file);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    /// <summary>The bytes of a file, "weights.json"; null where there is none.</summary>
    public byte[]? Read(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var stream = Open(name);
        if (stream is null)
        {
            return null;
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What errors call a file, wherever it comes from: "rules/weights.json", or the path of the user's own, "mine/weights.json".</summary>
    public string NameOf(string name) => OwnPath(name) ?? Prefix + name;

    private Stream? Open(string name) => OwnPath(name) is { } path ? File.OpenRead(path) : Assembly.GetManifestResourceStream(Prefix + name);

    private string? OwnPath(string name) => _folder is not null && Path.Combine(_folder, name) is var path && File.Exists(path) ? path : null;

    // In pieces: together the files are larger than anything else at the start.
    private static void Append(IncrementalHash hash, Stream? file)
    {
        Span<byte> piece = stackalloc byte[4096];
        for (int read; file is not null && (read = file.Read(piece)) > 0;)
        {
            hash.AppendData(piece[..read]);
        }
    }
}

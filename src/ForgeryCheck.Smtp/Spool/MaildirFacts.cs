namespace ForgeryCheck.Smtp.Spool;

/// <summary>One JSON file per message: its journal line, and the report once there is one.</summary>
internal sealed class MaildirFacts(SpoolDisk disk, string folder)
{
    /// <summary>Writes the facts of a message.</summary>
    /// <param name="name">The message's file.</param>
    /// <param name="line">Its journal line.</param>
    /// <param name="report">The report as JSON; empty if there is none.</param>
    /// <exception cref="IOException">They could not be written; nothing of them is left.</exception>
    internal void Write(string name, ReadOnlySpan<byte> line, ReadOnlySpan<byte> report)
    {
        var key = report.IsEmpty ? default : ",\"report\":"u8;
        byte[] text = [.. line[..^1], .. key, .. report, .. "}\n"u8];
        var path = PathOf(name);
        File.Delete(path);
        using var file = disk.Create(path);
        try
        {
            disk.Write(file, text, 0);
            if (!OperatingSystem.IsLinux())
            {
                disk.Flush(file);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    /// <summary>Whether a message has its complete facts.</summary>
    internal bool Has(string name)
    {
        var path = PathOf(name);
        if (!File.Exists(path))
        {
            return false;
        }

        using var file = KeptMessage.Open(path);
        Span<byte> end = stackalloc byte[2];
        var length = RandomAccess.GetLength(file);
        return length > 2 && RandomAccess.Read(file, end, length - 2) == 2 && end.SequenceEqual("}\n"u8);
    }

    /// <summary>The facts of a message; null if there are none.</summary>
    internal byte[]? Read(string name) => PathOf(name) is var path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    /// <summary>The messages that have facts.</summary>
    internal IEnumerable<string> Names() => Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));

    internal void Delete(string name) => File.Delete(PathOf(name));

    private string PathOf(string name) => Path.Combine(folder, name + ".json");
}

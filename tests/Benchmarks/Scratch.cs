namespace ForgeryCheck.Benchmarks;

/// <summary>A folder that is gone when its use is over.</summary>
internal sealed class Scratch : IDisposable
{
    internal Scratch(string under)
    {
        Folder = Path.Combine(under, "forgerycheck-bench-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Folder);

        // smtp-sink gives up root and writes as nobody.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);
        }
    }

    internal string Folder { get; }

    internal string this[string name] => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

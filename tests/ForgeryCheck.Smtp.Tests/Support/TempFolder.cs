namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fc-");

    /// <summary>Its path.</summary>
    internal string Location => _folder.FullName;

    /// <summary>The path of something in it.</summary>
    internal string this[string name] => Path.Combine(Location, name);

    /// <summary>Makes a folder in it that programs may write to which give root up.</summary>
    internal string OpenFolder(string name)
    {
        Open(Location);
        var folder = Directory.CreateDirectory(this[name]).FullName;
        Open(folder);
        return folder;
    }

    /// <summary>Writes a file, a character a byte.</summary>
    internal string Write(string name, string text)
    {
        File.WriteAllBytes(this[name], System.Text.Encoding.Latin1.GetBytes(text));
        return this[name];
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, (UnixFileMode)0x1FF);
        }
    }
}

namespace ForgeryCheck.Files;

/// <summary>
/// A file that gets its name only once it is complete, and replaces the one of that name as a whole. A link stays one: what it leads to is replaced. A
/// pipe or a device cannot be replaced, and is written to.
/// </summary>
internal sealed class WrittenFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _target;
    private string? _aside;

    /// <summary>Opens it. To open a pipe takes until somebody reads from it.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    internal WrittenFile(string path)
    {
        _target = path;
        switch (KindOf(path))
        {
            case FileKind.Folder:
                throw new IOException("it is a folder");
            case FileKind.Socket:
                throw new IOException("it is a socket");
            case FileKind.Other:
                _stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
                return;
        }

        _target = RealPath.Of(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows() && File.Exists(_target))
        {
            // Anyone barred from reading the old file must not be able to read the new one.
            options.UnixCreateMode = File.GetUnixFileMode(_target);
        }

        // Hidden, so that a run that reads the folder does not take it for mail.
        _aside = Path.Join(Path.GetDirectoryName(_target), $".{Path.GetFileName(_target)}.{Guid.NewGuid():N}.part");
        _stream = new FileStream(_aside, options);
    }

    internal Stream Stream => _stream;

    /// <summary>Gives the file its name. Without this call, nothing is left behind.</summary>
    internal void Complete()
    {
        if (_aside is null)
        {
            return;
        }

        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_aside, _target, overwrite: true);
        _aside = null;
    }

    public void Dispose()
    {
        _stream.Dispose();
        if (_aside is not null)
        {
            File.Delete(_aside);
            _aside = null;
        }
    }

    // What is below /dev/ is written to even if it leads to a regular file: /dev/stdout is then what a shell's ">" has opened.
    private static FileKind KindOf(string path) =>
        Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal) ? FileKind.Other
        : FileStatus.Of(path) is { } status ? status.Kind
        : Directory.Exists(path) ? FileKind.Folder : FileKind.Regular;
}

namespace ForgeryCheck.Reports;

/// <summary>
/// Output that has to wait until more is known: in memory while it is short, then in a temporary file that only the user may read and that has no name
/// any more, so that nothing is left behind however the program ends.
/// </summary>
internal sealed class HeldOutput : IDisposable
{
    private const int MostInMemory = 4 << 20;

    private readonly MemoryStream _memory = new();
    private FileStream? _file;

    /// <summary>Where to write.</summary>
    internal Stream Stream => _memory;

    /// <summary>Whether nothing was written.</summary>
    internal bool IsEmpty => _file is null && _memory.Length == 0;

    /// <summary>To be called after each piece, when everything is written through: makes room in memory.</summary>
    internal void Settle()
    {
        if (_memory.Length > MostInMemory)
        {
            _file ??= Create();
            _memory.WriteTo(_file);
            _memory.SetLength(0);
        }
    }

    /// <summary>Writes all of it.</summary>
    internal void CopyTo(Stream output)
    {
        if (_file is { } file)
        {
            file.Position = 0;
            file.CopyTo(output);
        }

        _memory.WriteTo(output);
    }

    /// <summary>Writes all of it.</summary>
    internal async Task CopyToAsync(Stream output, CancellationToken cancellation)
    {
        if (_file is { } file)
        {
            file.Position = 0;
            await file.CopyToAsync(output, cancellation).ConfigureAwait(false);
        }

        await output.WriteAsync(_memory.GetBuffer().AsMemory(0, (int)_memory.Length), cancellation).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _memory.Dispose();
        _file?.Dispose();
    }

    private static FileStream Create()
    {
        var path = Path.Combine(Path.GetTempPath(), $"forgerycheck-{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (OperatingSystem.IsWindows())
        {
            options.Options = FileOptions.DeleteOnClose;
            return new FileStream(path, options);
        }

        options.Share = FileShare.Delete;
        options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}

using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>
/// Inputs that can be read more than once. Streams (standard input, a named pipe, a shell's "&lt;(...)") are copied to a temporary file that only the
/// user may read and that is deleted with this object.
/// </summary>
internal sealed class RepeatableInputs : IDisposable
{
    private readonly IReadOnlyList<string> _paths;
    private readonly Stream _standardInput;
    private readonly ImapMailbox _imap;
    private readonly InputMeter? _meter;
    private readonly Dictionary<string, string?> _kept = new(StringComparer.Ordinal);

    /// <summary>Creates the inputs; nothing is read yet.</summary>
    internal RepeatableInputs(IReadOnlyList<string> paths, Stream standardInput, ImapMailbox imap, InputMeter? meter)
    {
        _imap = imap;
        _meter = meter;
        _paths = paths;
        _standardInput = standardInput;
    }

    /// <summary>Reads them, from the start each time; not from two threads at once.</summary>
    /// <param name="options">What to read beyond headers.</param>
    internal IEnumerable<MailInput> Read(MailReadOptions options) => _imap.Read(_paths, options, path => PathReader.Read(path, name => _meter?.Measure(Open(name)) ?? Open(name), options));

    public void Dispose()
    {
        foreach (var file in _kept.Values)
        {
            if (file is not null)
            {
                File.Delete(file);
            }
        }
    }

    private FileStream Open(string path)
    {
        if (_kept.TryGetValue(path, out var file))
        {
            return file is null ? throw new IOException("it could not be kept") : MailReader.Open(file);
        }

        if (path == "-")
        {
            return Keep(path, _standardInput);
        }

        var stream = MailReader.Open(path);
        if (stream.CanSeek)
        {
            return stream;
        }

        using (stream)
        {
            return Keep(path, stream);
        }
    }

    private FileStream Keep(string path, Stream stream)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // A partial copy would pass for the whole: if this fails, the input cannot be read the second time either.
        _kept[path] = null;
        var file = Path.Combine(Path.GetTempPath(), $"forgerycheck-{Guid.NewGuid():N}");
        try
        {
            using var copy = new FileStream(file, options);
            stream.CopyTo(copy);
        }
        catch
        {
            File.Delete(file);
            throw;
        }

        _kept[path] = file;
        return MailReader.Open(file);
    }
}

using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Files;
using ForgeryCheck.Smtp.Reporting;

namespace ForgeryCheck.Cli.Output;

/// <summary>A file that lines are appended to, even if another program truncates or renames it meanwhile.</summary>
internal sealed class AppendedFile : IDisposable
{
    private readonly Lock _gate = new();
    private FileStream _stream;

    /// <exception cref="UsageException">It is not writable, or another process writes it.</exception>
    internal AppendedFile(string path) => _stream = Open(path, () => SoleWriter.Open(path, FileAccess.Write));

    /// <summary>Goes on in the file that has its name now: log rotation gave the other one a new name.</summary>
    /// <exception cref="UsageException">It is not writable, or another process writes it; the old file stays in use.</exception>
    internal void Reopen()
    {
        lock (_gate)
        {
            _stream = Open(_stream.Name, () => SoleWriter.Reopen(_stream, FileAccess.Write));
        }
    }

    /// <summary>Writes whole lines. Thread-safe.</summary>
    internal void Write(string lines)
    {
        lock (_gate)
        {
            if (_stream.CanSeek)
            {
                _stream.Seek(0, SeekOrigin.End);
            }

            _stream.Write(Encoding.UTF8.GetBytes(lines));
        }
    }

    public void Dispose() => _stream.Dispose();

    private static FileStream Open(string path, Func<FileStream> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{path}: cannot be written ({FileFault.Reason(e)})", e);
        }
    }
}

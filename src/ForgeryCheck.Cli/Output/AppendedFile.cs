using System.Text;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Smtp.Reporting;

namespace ForgeryCheck.Cli.Output;

/// <summary>A file that lines are appended to, even if another program truncates or renames it meanwhile.</summary>
internal sealed class AppendedFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _stream;

    /// <exception cref="UsageException">It is not writable, or another process writes it.</exception>
    internal AppendedFile(string path)
    {
        try
        {
            _stream = SoleWriter.Open(path, FileAccess.Write);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UsageException($"{path}: cannot be written ({FileFault.Reason(e)})", e);
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
}

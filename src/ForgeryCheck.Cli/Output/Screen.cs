using System.Text;

namespace ForgeryCheck.Cli.Output;

/// <summary>Standard output and standard error of a long-running program, with a status line below both if standard error is a terminal.</summary>
internal sealed class Screen : IDisposable
{
    private readonly StatusLine _status = new();
    private readonly Stream _output = StandardOutput.Open();

    /// <summary>Shows or replaces the status line; an empty one removes it.</summary>
    internal void Show(string status) => _status.Show(status);

    /// <summary>Writes whole lines to standard error.</summary>
    internal void WriteError(string lines) => _status.Write(lines);

    /// <summary>Writes whole lines to standard output.</summary>
    /// <exception cref="IOException">The reader has gone away, or the disk is full.</exception>
    internal void WriteOutput(string lines)
    {
        if (Console.IsOutputRedirected)
        {
            Write(lines);
        }
        else
        {
            _status.Around(() =>
            {
                Write(lines);
                return true;
            });
        }
    }

    public void Dispose() => _output.Dispose();

    private void Write(string lines)
    {
        _output.Write(Encoding.UTF8.GetBytes(lines));
        _output.Flush();
    }
}

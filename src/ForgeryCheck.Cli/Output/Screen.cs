using System.Text;

namespace ForgeryCheck.Cli.Output;

/// <summary>Standard output and standard error of a long-running program, with a status line below both if standard error is a terminal.</summary>
internal sealed class Screen : IDisposable
{
    private const string Erase = "\r\e[K";

    private readonly Lock _gate = new();
    private readonly Stream _output = StandardOutput.Open();
    private string _status = "";

    /// <summary>Shows or replaces the status line; an empty one removes it.</summary>
    internal void Show(string status)
    {
        lock (_gate)
        {
            // A wrapped line could not be erased.
            var width = Console.WindowWidth - 1;
            _status = status.Length > width ? status[..Math.Max(0, width)] : status;
            Console.Error.Write(Erase + _status);
        }
    }

    /// <summary>Writes whole lines to standard error.</summary>
    internal void WriteError(string lines)
    {
        lock (_gate)
        {
            Console.Error.Write(_status.Length == 0 ? lines : $"{Erase}{lines}{_status}");
        }
    }

    /// <summary>Writes whole lines to standard output.</summary>
    /// <exception cref="IOException">The reader has gone away, or the disk is full.</exception>
    internal void WriteOutput(string lines)
    {
        lock (_gate)
        {
            var aside = _status.Length > 0 && !Console.IsOutputRedirected;
            if (aside)
            {
                Console.Error.Write(Erase);
            }

            _output.Write(Encoding.UTF8.GetBytes(lines));
            _output.Flush();
            if (aside)
            {
                Console.Error.Write(_status);
            }
        }
    }

    public void Dispose() => _output.Dispose();
}

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace ForgeryCheck.Benchmarks.Smtp.Servers;

/// <summary>A server under measurement, running as a user would run it, on loopback.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    internal ServerProcess(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, Environment = { ["FORGERYCHECK_CONFIG"] = "" } };
        _process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Where it listens.</summary>
    internal IPEndPoint Address { get; private set; } = new(IPAddress.Loopback, 0);

    internal int Id => _process.Id;

    internal ProcessFigures Figures => new(_process.Id);

    internal bool IsRunning => !_process.HasExited;

    /// <summary>The last lines it wrote.</summary>
    internal IEnumerable<string> Lines => _lines;

    /// <summary>Waits until it is ready.</summary>
    /// <param name="find">Gives the address once it can be connected to; null before.</param>
    internal ServerProcess WaitFor(Func<ServerProcess, IPEndPoint?> find)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; Thread.Sleep(2))
        {
            if (find(this) is { } address)
            {
                Address = address;
                return this;
            }

            if (_process.HasExited)
            {
                break;
            }
        }

        var state = _process.HasExited ? $"ended with status {_process.ExitCode}" : "is not ready";
        Dispose();
        throw new InvalidOperationException($"the server {state}: {string.Join(" / ", _lines)}");
    }

    /// <summary>Ends it at once, as kill -9 does.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as a service manager does; its exit status, or null where it had to be killed.</summary>
    internal int? Stop(TimeSpan patience)
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            kill.WaitForExit();
            if (!_process.WaitForExit(patience))
            {
                Kill();
                return null;
            }
        }

        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
            if (_lines.Count > 200)
            {
                _lines.TryDequeue(out _);
            }
        }
    }
}

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ForgeryCheck.Cli.Tests.Shells;

/// <summary>A program in a pseudo-terminal, by script(1): what is typed, and what appears.</summary>
internal sealed class Pty : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _script;
    private readonly StringBuilder _screen = new();
    private readonly Task _reader;
    private int _seen;

    /// <summary>Starts a shell command in a terminal.</summary>
    /// <param name="command">The command.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="environment">Variables beside the usual ones.</param>
    internal Pty(string command, string folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("script", ["-q", "-e", "-f", "-c", command, "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        foreach (var name in (string[])["NO_COLOR", "LC_ALL", "LC_CTYPE"])
        {
            start.Environment.Remove(name);
        }

        // No configuration file of whoever runs the tests.
        foreach (var (name, value) in environment.Prepend(("FORGERYCHECK_CONFIG", "")).Prepend(("TERM", "xterm")).Prepend(("SHELL", "/bin/sh")).Prepend(("LANG", "C.UTF-8")))
        {
            start.Environment[name] = value;
        }

        _script = Process.Start(start)!;
        _reader = Task.Run(Read);
    }

    /// <summary>Types keys.</summary>
    internal void Type(string keys)
    {
        _script.StandardInput.Write(keys);
        _script.StandardInput.Flush();
    }

    /// <summary>Waits for a pattern to appear after what was waited for before.</summary>
    internal Match WaitFor(string pattern)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience; Thread.Sleep(10))
        {
            var screen = Screen();
            if (Regex.Match(screen[_seen..], pattern) is { Success: true } match)
            {
                _seen += match.Index + match.Length;
                return match;
            }
        }

        throw new TimeoutException($"\"{pattern}\" did not appear:\n{Screen()[_seen..]}");
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>Everything that appeared.</returns>
    internal string WaitForEnd()
    {
        Assert.True(_reader.Wait(Patience), "the program does not end");
        return Screen();
    }

    public void Dispose()
    {
        _script.Kill(entireProcessTree: true);
        _script.Dispose();
    }

    private string Screen()
    {
        lock (_screen)
        {
            // What .NET switches on in a terminal: the application mode of the keypad.
            return _screen.ToString().Replace("\e[?1h\e=", "", StringComparison.Ordinal);
        }
    }

    private void Read()
    {
        var buffer = new char[4096];
        while (_script.StandardOutput.Read(buffer) is > 0 and var read)
        {
            lock (_screen)
            {
                _screen.Append(buffer, 0, read);
            }
        }
    }
}

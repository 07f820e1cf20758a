using System.Diagnostics;
using System.Net;

namespace ForgeryCheck.Benchmarks.Smtp.Servers;

/// <summary>Starts the listener.</summary>
internal static class Listeners
{
    private const string Ready = "listening on ";
    private const string Window = "live window at ";

    /// <summary>Starts it on a free port, quiet, and without names being asked for: nobody outside is part of a measurement.</summary>
    internal static ServerProcess Start(string program, string spool, params IEnumerable<string> options) =>
        new ServerProcess(
            program,
            [
                "listen", "--bind", "127.0.0.1:0", "--hostname", "mx.bench.example", "--spool", spool,
                "--dns", "off", "--quiet", "--log-level", "warning", .. options,
            ]).WaitFor(Find);

    /// <summary>Where its live window is, which it says after it has begun to listen.</summary>
    internal static Uri WindowOf(ServerProcess server)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromSeconds(10); Thread.Sleep(2))
        {
            if (server.Lines.FirstOrDefault(line => line.StartsWith(Window, StringComparison.Ordinal)) is { } line)
            {
                return new Uri(line[Window.Length..]);
            }
        }

        throw new InvalidOperationException("the listener has no live window");
    }

    private static IPEndPoint? Find(ServerProcess server)
    {
        foreach (var line in server.Lines)
        {
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at
                && IPEndPoint.TryParse(line[(at + Ready.Length)..].Split(' ')[0], out var address) && address.Port > 0)
            {
                return address;
            }
        }

        return null;
    }
}

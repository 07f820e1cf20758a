using System.Net;

namespace ForgeryCheck.Benchmarks.Smtp.Servers;

/// <summary>Starts the listener.</summary>
internal static class Listeners
{
    private const string Ready = "listening on ";

    /// <summary>Starts it on a free port, quiet, and without names being asked for: nobody outside is part of a measurement.</summary>
    internal static ServerProcess Start(string program, string spool, params IEnumerable<string> options) =>
        new ServerProcess(
            program,
            [
                "listen", "--bind", "127.0.0.1:0", "--hostname", "mx.bench.example", "--spool", spool,
                "--dns", "off", "--quiet", "--log-level", "warning", .. options,
            ]).WaitFor(Find);

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

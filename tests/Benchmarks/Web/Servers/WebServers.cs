using System.Net;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Web.Servers;

/// <summary>Starts the web server.</summary>
internal static class WebServers
{
    private const string Ready = "listening on http://";

    /// <summary>Starts it on a free port, quiet, and without names being asked for: nobody outside is part of a measurement.</summary>
    internal static ServerProcess Start(string program, params IEnumerable<string> options) =>
        new ServerProcess(program, ["serve", "--bind", "127.0.0.1:0", "--dns", "off", "--quiet", .. options]).WaitFor(Find);

    private static IPEndPoint? Find(ServerProcess server)
    {
        foreach (var line in server.Lines)
        {
            if (line.IndexOf(Ready, StringComparison.Ordinal) is >= 0 and var at && IPEndPoint.TryParse(line[(at + Ready.Length)..], out var address) && address.Port > 0)
            {
                return address;
            }
        }

        return null;
    }
}

using System.Diagnostics;
using System.Net;
using ForgeryCheck.Benchmarks.Smtp.Servers;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>One run of smtp-source of Postfix against a server.</summary>
/// <param name="Rate">Messages a second.</param>
/// <param name="ProcessorTime">Microseconds of the server's processor time for each message, until it rests again.</param>
/// <param name="RestRate">Messages a second where the clock runs until the server rests: all is analyzed.</param>
internal sealed record SourceRun(double Rate, double ProcessorTime, double RestRate)
{
    internal const string Program = "/usr/sbin/smtp-source";

    internal static SourceRun Start(ServerProcess server, int sessions, int count, IReadOnlyList<string> message)
    {
        var before = server.Figures.ProcessorTime;
        var watch = Stopwatch.StartNew();
        Send(server.Address, sessions, count, message);
        var time = watch.Elapsed.TotalSeconds;
        var rest = WaitForRest(server, watch);
        return new SourceRun(count / time, (double)(server.Figures.ProcessorTime - before) / count, count / Math.Max(time, rest));
    }

    internal static void Send(IPEndPoint server, int sessions, int count, IReadOnlyList<string> message)
    {
        var start = new ProcessStartInfo(
            Program,
            ["-d", "-s", $"{sessions}", "-m", $"{count}", .. message, "-f", "a@x.example", "-t", "b@x.example", "-M", "x.example", $"{server}"])
        { RedirectStandardError = true };
        using var source = Process.Start(start) ?? throw new InvalidOperationException("smtp-source did not start");
        var errors = source.StandardError.ReadToEnd();
        source.WaitForExit();
        if (source.ExitCode != 0)
        {
            throw new InvalidOperationException($"smtp-source ended with status {source.ExitCode}: {errors.Trim()}");
        }
    }

    // A server rests when it used no processor time for a fifth of a second; gives the moment it began to.
    private static double WaitForRest(ServerProcess server, Stopwatch watch)
    {
        var (used, since) = (server.Figures.ProcessorTime, watch.Elapsed.TotalSeconds);
        while (watch.Elapsed.TotalSeconds - since < 0.2)
        {
            Thread.Sleep(10);
            if (server.Figures.ProcessorTime is var now && now != used)
            {
                (used, since) = (now, watch.Elapsed.TotalSeconds);
            }
        }

        return since;
    }
}

using System.Diagnostics;
using ForgeryCheck.Benchmarks.Web.Load;
using ForgeryCheck.Benchmarks.Web.Servers;

namespace ForgeryCheck.Benchmarks.Web;

/// <summary>Whether the memory of a server stays flat over very many requests: what is in RAM before, and after each tenth of them.</summary>
internal static class WebMemoryCommand
{
    private const int Connections = 50;
    private const int Parts = 10;

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var (program, mail) = (arguments.Program, new MailFolder(arguments));
        var requests = arguments.Number("requests", 1_000_000);
        using var server = WebServers.Start(program);
        using var load = new MessageLoad(server.Address, mail.Files, Connections);
        var table = new Table("requests", "RSS", "peak RSS", "open files", "requests/s");
        table.Add("0", Figures.Megabytes(server.Figures.Resident), Figures.Megabytes(server.Figures.Peak), $"{server.Figures.Handles}", "");
        var after = new List<long>();
        for (var part = 1; part <= Parts; part++)
        {
            server.Figures.ForgetPeak();
            var sent = requests * (long)part / Parts;
            var watch = Stopwatch.StartNew();
            var now = sent - (requests * (long)(part - 1) / Parts);
            load.Send(now);
            var rate = now / watch.Elapsed.TotalSeconds;

            // What is in use only while requests are answered is not what grows.
            Thread.Sleep(1000);
            after.Add(server.Figures.Resident);
            table.Add($"{sent}", Figures.Megabytes(after[^1]), Figures.Megabytes(server.Figures.Peak), $"{server.Figures.Handles}", Figures.Text($"{rate:F0}"));
            Console.Error.WriteLine($"{sent}: {Figures.Megabytes(after[^1])}");
        }

        output.WriteLine($"{mail.Files.Count} files in turns over {Connections} connections; RSS a second after each tenth, peak within it");
        output.WriteLine();
        table.Write(output);
        output.WriteLine();
        output.WriteLine(
            $"from the first tenth to the last: {Figures.Megabytes(after[^1] - after[0])}; least {Figures.Megabytes(after.Min())}, greatest {Figures.Megabytes(after.Max())} (asked: flat)");
        output.WriteLine($"answers: {load.Answers}");
        return 0;
    }
}

using ForgeryCheck.Benchmarks.Web.Load;
using ForgeryCheck.Benchmarks.Web.Servers;

namespace ForgeryCheck.Benchmarks.Web;

/// <summary>
/// How many messages a second <c>POST /v1/analyze</c> takes, beside <c>analyze</c> over the same files. Turns are interleaved, so that a slow minute of
/// the machine hits both. wrk runs on the same processors and is not free. <c>--each N</c> sends N messages at once, as a mailbox.
/// </summary>
internal static class WebSpeedCommand
{
    private const int Connections = 50;
    private const double Asked = 0.7;

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var (program, mail) = (arguments.Program, new MailFolder(arguments));
        var (seconds, runs, jobs) = (arguments.Number("seconds", 10), arguments.Number("runs", 5), arguments.Number("jobs", 2));
        var each = arguments.Number("each", 1);
        using var scratch = new Scratch(arguments.Folder);
        var wrk = new Wrk(scratch.Folder, mail.Files, each);

        // How often analyze is to read the folder so that it takes as long; the first run also brings the files into memory.
        var trial = AnalyzeRun.Start(program, mail.Folder, 2, jobs);
        if (trial.Messages != 2 * mail.Files.Count)
        {
            throw new ArgumentException($"{mail.Folder} has {mail.Files.Count} files, but analyze reported on {trial.Messages / 2} messages: one a file is what can be compared");
        }

        var times = Math.Max(1, (int)Math.Round(2 * seconds / trial.Seconds));
        var table = new Table("run", "analyze, messages/s", "POST, messages/s", "ratio", "server CPU us each", "answer after, median", "99 of 100", "refused", "failed");
        var (alone, served, ratios, costs) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var run = 1; run <= runs; run++)
        {
            // Who goes first changes from run to run.
            var first = run % 2 == 1 ? AnalyzeRun.Start(program, mail.Folder, times, jobs) : null;
            var (web, cost) = Serve();
            var batch = first ?? AnalyzeRun.Start(program, mail.Folder, times, jobs);
            alone.Add(batch.Rate);
            served.Add(web.Rate);
            ratios.Add(web.Rate / batch.Rate);
            costs.Add(cost);
            table.Add(
                $"{run}", Figures.Text($"{batch.Rate:F0}"), Figures.Text($"{web.Rate:F0}"), Figures.Text($"{ratios[^1]:F2}"), Figures.Text($"{cost:F0}"),
                Figures.Text($"{web.Median:F1} ms"), Figures.Text($"{web.Slowest:F1} ms"), $"{web.Refused}", $"{web.Broken}");
            Console.Error.WriteLine(Figures.Text($"run {run}: {batch.Rate:F0} : {web.Rate:F0}"));
        }

        output.WriteLine($"{mail.Files.Count} files; analyze -j {jobs} reads them {times} times; wrk -t 1 -c {Connections} -d {seconds}s, {each} messages a request; {Environment.ProcessorCount} processors");
        output.WriteLine();
        table.Write(output);
        output.WriteLine();
        output.WriteLine(Figures.Text(
            $"median [least-greatest]: analyze {alone.Spread()}, POST {served.Spread()} messages/s, {costs.Spread()} us of the server each; ratio {ratios.Median():F2} (asked: at least {Asked:F1})"));
        return 0;

        (WrkRun Run, double Cost) Serve()
        {
            using var server = WebServers.Start(program);
            wrk.Run(server.Address, Connections, 1);
            var used = server.Figures.ProcessorTime;
            var run = wrk.Run(server.Address, Connections, seconds);
            return (run, (double)(server.Figures.ProcessorTime - used) / run.Messages);
        }
    }
}

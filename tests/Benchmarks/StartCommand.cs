using System.Diagnostics;

namespace ForgeryCheck.Benchmarks;

/// <summary>
/// How long programs take from start to end. A run of one is followed by a run of the next, so that whatever else the machine does slows all alike; the
/// least time is the one that it slowed least.
/// </summary>
internal static class StartCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        var programs = arguments.Programs;
        var (runs, rounds, message) = (arguments.Number("runs", 60), arguments.Number("rounds", 3), arguments.Text("message", "samples/honest-postfix.eml"));
        var table = new Table("round", "milliseconds", "program", "least", "median");
        (string What, string[] Words)[] uses = [("one message", ["analyze", "--fail-on", "never", message]), ("help", ["--help"])];
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var (what, words) in uses)
            {
                var times = programs.Select(_ => new List<double>()).ToArray();
                for (var run = 0; run < runs; run++)
                {
                    for (var i = 0; i < programs.Count; i++)
                    {
                        times[i].Add(Time(programs[i], words));
                    }
                }

                for (var i = 0; i < programs.Count; i++)
                {
                    table.Add(Figures.Text($"{round}"), what, programs[i], Figures.Text($"{times[i].Min():F1}"), Figures.Text($"{times[i].Median():F1}"));
                }
            }
        }

        table.Write(output);
        return 0;
    }

    private static double Time(string program, string[] words)
    {
        var start = new ProcessStartInfo(program, words) { RedirectStandardOutput = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"{program} exits with {process.ExitCode}");
    }
}

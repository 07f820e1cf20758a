using ForgeryCheck.Benchmarks.Web.Browser;
using ForgeryCheck.Benchmarks.Web.Servers;

namespace ForgeryCheck.Benchmarks.Web;

/// <summary>What a person with a browser waits for: the page, and the report on a pasted header of 60 lines. Each run starts Chromium anew.</summary>
internal static class WebPageCommand
{
    private const string Unit = "ms";

    internal static int Run(Arguments arguments, TextWriter output)
    {
        var (runs, header) = (arguments.Number("runs", 20), PastedHeader.Text());
        using var server = WebServers.Start(arguments.Program);
        var times = new List<PageTimes>(runs);
        for (var run = 1; run <= runs; run++)
        {
            times.Add(PageTimes.MeasureAsync(new Uri($"http://{server.Address}"), header).GetAwaiter().GetResult());
            Console.Error.WriteLine(Figures.Text($"run {run}: paint {times[^1].Paint:F0}, report {times[^1].First:F0}, again {times[^1].Second:F0}"));
        }

        var table = new Table("what", "median", "worst", "asked");
        Add("first contentful paint, fresh profile", run => run.Paint, "300 ms, median");
        Add("from the click to the report on the screen", run => run.First, "100 ms");
        Add("the same once more", run => run.Second, "100 ms");
        output.WriteLine($"a pasted header of {header.Count(c => c == '\n')} lines; Chromium without a screen, started anew for each of {runs} runs");
        output.WriteLine();
        table.Write(output);
        output.WriteLine();

        var parts = PageWeight.Measure(server.Address, header);
        var weights = new Table("over the wire", "bytes");
        foreach (var (what, bytes) in parts)
        {
            weights.Add(what, $"{bytes}");
        }

        weights.Add("all (asked: under 150,000)", $"{parts.Sum(part => part.Bytes)}");
        weights.Write(output);
        return 0;

        void Add(string what, Func<PageTimes, double> which, string asked) =>
            table.Add(what, Figures.Text($"{times.Select(which).Median():F0} {Unit}"), Figures.Text($"{times.Max(which):F0} {Unit}"), asked);
    }
}

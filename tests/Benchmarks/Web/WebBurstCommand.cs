using ForgeryCheck.Benchmarks.Smtp.Clients;
using ForgeryCheck.Benchmarks.Smtp.Servers;
using ForgeryCheck.Benchmarks.Web.Browser;

namespace ForgeryCheck.Benchmarks.Web;

/// <summary>
/// Whether the live window still answers a person while thousands of messages a second come. The client, the listener and the browser, which paints on the
/// processor, share one machine: who used how much of it is in the table.
/// </summary>
internal static class WebBurstCommand
{
    internal static int Run(Arguments arguments, TextWriter output)
    {
        var (seconds, sessions) = (arguments.Number("seconds", 10), arguments.Number("sessions", 10));
        var rate = arguments.Number("rate", 5000);
        var table = new Table("keep", "a person", "messages/s", "in the page", "frames/s", "gap, 99 %", "longest gap", "longest task", "slowest answer", "slowest opening", "source", "listener", "page", "compositor", "browser", "others");
        foreach (var keep in arguments.Text("keep", "none,mbox").Split(','))
        {
            foreach (var acts in (bool[])[false, true])
            {
                table.Add([keep, acts ? "acts" : "looks on", .. MeasureAsync(arguments, keep, acts, rate, sessions, TimeSpan.FromSeconds(seconds)).GetAwaiter().GetResult()]);
            }
        }

        output.WriteLine($"smtp-source at {rate} messages a second, {sessions} sessions, {seconds} s; Chromium without a screen; {Environment.ProcessorCount} processors");
        output.WriteLine("times in ms; who used how much of one processor, in %: others are this benchmark, and whatever else runs on the machine");
        output.WriteLine();
        table.Write(output);
        return 0;
    }

    private static async Task<string[]> MeasureAsync(Arguments arguments, string keep, bool acts, int rate, int sessions, TimeSpan time)
    {
        using var scratch = new Scratch(arguments.Folder);
        using var server = Listeners.Start(arguments.Program, scratch["spool"], "--keep", keep, "--web", "127.0.0.1:0", "--max-per-address", "0");
        var live = Listeners.WindowOf(server);
        await using var browser = await Chromium.StartAsync();
        var reader = await LiveReader.OpenAsync(browser, live);
        using var stop = new CancellationTokenSource();
        var before = BurstLoad.Now(server, browser.Process.Id);
        var sending = Task.Run(() => PacedSource.RunAsync(server.Address, sessions, rate, stop.Token));
        await Task.Delay(500);
        await (acts ? reader.ActAsync(time) : reader.LookOnAsync(time));
        await stop.CancelAsync();
        var sent = await sending;
        var load = BurstLoad.Now(server, browser.Process.Id) - before;
        var shown = await reader.CountAsync();
        Console.Error.WriteLine(Figures.Text($"{keep}: {sent.Sent} sent, {shown} in the page; {reader.Answers.Count} answers, {reader.Openings.Count} openings, {reader.Tasks.Count} long tasks"));
        return
        [
            Figures.Text($"{sent.Rate:F0}"), $"{shown} of {sent.Sent}", Figures.Text($"{1000 / reader.Gaps.Average():F0}"),
            Figures.Text($"{reader.Gaps.Quantile(0.99):F0}"), Most(reader.Gaps), Most(reader.Tasks), Most(reader.Answers), Most(reader.Openings),
            Share(load.Source), Share(load.Listener), Share(load.Browser.Renderer), Share(load.Browser.Compositor), Share(load.Browser.Rest), Share(load.Others),
        ];

        string Share(long used) => Figures.Text($"{used / sent.Seconds / 1e4:F0}");
    }

    private static string Most(IReadOnlyList<double> times) => times.Count > 0 ? Figures.Text($"{times.Max():F0}") : "-";
}

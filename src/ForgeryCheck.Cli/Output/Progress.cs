using ForgeryCheck.Cli.Pipeline;
using Spectre.Console;

namespace ForgeryCheck.Cli.Output;

/// <summary>Shows on standard error how far a long run is. The only place that needs Spectre.Console, which is loaded only here.</summary>
internal static class Progress
{
    private const int Interval = 200;

    /// <summary>Waits for the run to end, and shows its tally meanwhile.</summary>
    internal static void Show(AnalysisRun run, CancellationToken cancellation)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Error),
            ColorSystem = ColorSystemSupport.NoColors,
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
        });
        var spinner = Terminal.IsUnicode ? Spinner.Known.Dots : Spinner.Known.Line;
        Diagnostics.Redirect = line => console.WriteLine(line);
        try
        {
            console.Status().Spinner(spinner).Start("reading", status =>
            {
                while (!run.Wait(Interval, cancellation))
                {
                    status.Status(Markup.Escape(run.Tally.ToString()));
                }
            });
        }
        finally
        {
            Diagnostics.Redirect = null;
        }
    }
}

using Spectre.Console;

namespace ForgeryCheck.Cli.Output;

/// <summary>Shows the progress of a long run on standard error. Only this needs Spectre.Console, which is therefore loaded only here.</summary>
internal static class Progress
{
    private const int Interval = 200;

    /// <summary>Waits for a run to end and shows its progress meanwhile.</summary>
    /// <param name="wait">Waits for the end, at most a number of milliseconds; true once the run has ended.</param>
    /// <param name="state">Describes the progress.</param>
    internal static void Show(Func<int, bool> wait, Func<string> state)
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
                while (!wait(Interval))
                {
                    status.Status(Markup.Escape(state()));
                }
            });
        }
        finally
        {
            Diagnostics.Redirect = null;
        }
    }
}

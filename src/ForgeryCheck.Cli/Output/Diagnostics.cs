using ForgeryCheck.Reports;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Output;

/// <summary>Lines on standard error.</summary>
internal static class Diagnostics
{
    /// <summary>Receives the lines instead of standard error while progress is shown there.</summary>
    internal static Action<string>? Redirect { get; set; }

    /// <summary>One line: "forgerycheck: mail.eml: no such file".</summary>
    internal static void Write(string source, string message) => Write($"{source}: {message}");

    /// <summary>One line: "forgerycheck: unknown option --formt".</summary>
    internal static void Write(string message)
    {
        var line = SafeText.ShowWhole($"{ToolInfo.ProgramName}: {message}", ascii: !Terminal.IsUnicode);
        if (Redirect is { } redirect)
        {
            redirect(line);
        }
        else
        {
            Console.Error.WriteLine(line);
        }
    }
}

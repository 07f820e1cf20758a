using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Completions;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck complete N WORD...: what the completion scripts ask. N words precede the one at the cursor, which is missing if it is empty.</summary>
/// <remarks>It is not parsed like the others: its words are an incomplete command line, which may contain any option.</remarks>
internal static class CompleteCommand
{
    internal const string Name = "complete";

    internal static ExitStatus Run(Command root, string[] words)
    {
        // A shell that drops an empty last word still passes the number.
        if (words is not [var number, .. var line] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var before) || line.Length < before)
        {
            throw new UsageException($"{Name} is for completion scripts, which 'forgerycheck completions SHELL' prints");
        }

        StandardOutput.Write(Completer.Complete(root, line.Take(before), line.ElementAtOrDefault(before) ?? "").ToString());
        return ExitStatus.Clear;
    }
}

using System.Diagnostics;
using System.Text;

namespace ForgeryCheck.Laboratory.Tests.Machine;

/// <summary>Another program, run to its end.</summary>
internal sealed record CommandRun(string Command, int ExitCode, string Output, string Error)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>All that it said.</summary>
    internal string All => Output + Error;

    /// <summary>Runs a program with a text, a character a byte, on its standard input.</summary>
    internal static async Task<CommandRun> RunAsync(string program, IReadOnlyList<string> arguments, string input = "")
    {
        var command = $"{program} {string.Join(' ', arguments)}";
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Encoding.Latin1,
            Environment = { ["LANG"] = "C.UTF-8", ["FORGERYCHECK_CONFIG"] = "" },
        })!;
        using var patience = new CancellationTokenSource(Longest);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var error = process.StandardError.ReadToEndAsync(patience.Token);
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return new CommandRun(command, process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} does not end");
        }
    }

    /// <summary>Itself where the program succeeded.</summary>
    internal CommandRun Succeeded() => ExitCode == 0 ? this : throw new InvalidOperationException($"{Command} ended with {ExitCode}:\n{All}");
}

using System.Diagnostics;

namespace ForgeryCheck.Benchmarks.Streams;

/// <summary>One run of the program to its end.</summary>
/// <param name="Status">Its exit status.</param>
/// <param name="Seconds">From the start of the process to its end.</param>
internal sealed record ProgramRun(int Status, double Seconds)
{
    /// <summary>Starts it; what it says goes to the terminal.</summary>
    internal static Process Start(string program, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { Environment = { ["FORGERYCHECK_CONFIG"] = "" } })
        ?? throw new InvalidOperationException($"{program} did not start");

    /// <summary>Runs it.</summary>
    internal static ProgramRun Run(string program, params IEnumerable<string> arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(program, arguments);
        process.WaitForExit();
        return new ProgramRun(process.ExitCode, watch.Elapsed.TotalSeconds);
    }
}

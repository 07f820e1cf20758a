using System.Diagnostics;

namespace ForgeryCheck.Benchmarks.Web.Load;

/// <summary>One run of <c>analyze</c> over a folder; what it writes goes nowhere, but is counted.</summary>
/// <param name="Messages">Reports that it wrote, one a line.</param>
/// <param name="Seconds">From the start of the process to its end.</param>
internal sealed record AnalyzeRun(long Messages, double Seconds)
{
    internal double Rate => Messages / Seconds;

    /// <param name="program">The published program.</param>
    /// <param name="folder">The messages.</param>
    /// <param name="times">How often the folder is named.</param>
    /// <param name="jobs">How many messages are analyzed at once.</param>
    internal static AnalyzeRun Start(string program, string folder, int times, int jobs)
    {
        // Attached messages are left alone: a request for one message gets one report.
        var start = new ProcessStartInfo(
            program,
            ["analyze", "-j", $"{jobs}", "--dns", "off", "--inner", "never", "--format", "ndjson", "--no-progress", .. Enumerable.Repeat(folder, times)])
        { RedirectStandardOutput = true, Environment = { ["FORGERYCHECK_CONFIG"] = "" } };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        var lines = CountLines(process.StandardOutput.BaseStream);
        process.WaitForExit();
        var time = watch.Elapsed.TotalSeconds;
        return process.ExitCode is 0 or 1 && lines > 0
            ? new AnalyzeRun(lines, time) : throw new InvalidOperationException($"{program} analyze ended with status {process.ExitCode} after {lines} reports");
    }

    private static long CountLines(Stream output)
    {
        var (buffer, lines) = (new byte[1 << 20], 0L);
        for (int read; (read = output.Read(buffer)) > 0;)
        {
            lines += buffer.AsSpan(0, read).Count((byte)'\n');
        }

        return lines;
    }
}

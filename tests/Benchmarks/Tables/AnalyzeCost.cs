using System.Diagnostics;
using System.Globalization;

namespace ForgeryCheck.Benchmarks.Tables;

/// <summary>What one run of <c>analyze</c> cost, by GNU time.</summary>
/// <param name="Seconds">From start to end.</param>
/// <param name="User">Time on the processors, by the program itself.</param>
/// <param name="Peak">The most memory in RAM, in bytes.</param>
/// <param name="Size">What it wrote, in bytes.</param>
internal sealed record AnalyzeCost(double Seconds, double User, long Peak, long Size)
{
    internal static AnalyzeCost Measure(string program, string mail, string output, params string[] options)
    {
        var start = new ProcessStartInfo("/usr/bin/time", ["-q", "-f", "%e %U %M", program, "analyze", "--fail-on", "never", "--no-progress", .. options, "-o", output, mail])
        {
            RedirectStandardError = true,
            Environment = { ["FORGERYCHECK_CONFIG"] = "" },
        };
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with status {process.ExitCode}: {said.Trim()}");
        }

        var figures = said.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        var files = Directory.Exists(output) ? Directory.EnumerateFiles(output, "*", SearchOption.AllDirectories) : [output];
        return new AnalyzeCost(figures[0], figures[1], (long)figures[2] * 1024, files.Sum(file => new FileInfo(file).Length));
    }
}

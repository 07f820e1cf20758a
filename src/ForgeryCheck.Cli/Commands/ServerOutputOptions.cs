using System.CommandLine;
using System.Net;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of listen, milter and work for what they write: reports, log, metrics, the console.</summary>
/// <param name="verbose">What --verbose logs.</param>
internal sealed class ServerOutputOptions(string verbose)
{
    private readonly Option<string?> _report = Options.Output("--report", "FILE", "Append reports to this file, which no other process writes: CSV if its name ends with .csv, NDJSON otherwise");
    private readonly Choice<ReportRows> _rows = new("--rows", "What each row of a CSV report describes");
    private readonly Option<string?> _log = Options.Output("--log", "FILE", "Append the log to this file, which no other process writes; - is standard error, the default");
    private readonly Choice<LogLevel> _logLevel = new(
        "--log-level", "Least severe level to log; warning is the default on a terminal, which has a status line",
        LogLevel.Info, LogLevel.Debug, LogLevel.Warning, LogLevel.Error);
    private readonly Option<string?> _metrics = Options.Text("--metrics", "ADDR:PORT", "Serve metrics in Prometheus format on this loopback address");
    private readonly Option<string> _color = Options.Color("Colour the lines about messages; auto does so on a terminal, unless NO_COLOR is set");
    private readonly Option<bool> _noProgress = Options.Flag("--no-progress", "Do not show the status line; it is shown only on a terminal");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Print no line for each message and no status line; log warnings and errors only", "-q");
    private readonly Option<bool> _verbose = Options.Flag("--verbose", verbose, "-v");

    /// <summary>All of them.</summary>
    internal Option[] All => [_report, _rows, _log, _logLevel, _metrics, _color, _noProgress, _quiet, _verbose];

    /// <summary>Whether the user wants to hear as little as possible.</summary>
    internal bool IsQuiet(ParseResult result) => result.GetValue(_quiet);

    /// <summary>What a CSV row stands for.</summary>
    internal ReportRows ReadRows(ParseResult result) => _rows.Read(result);

    /// <summary>Where metrics are served; null for nowhere.</summary>
    /// <exception cref="UsageException">It is no address, or not on loopback.</exception>
    internal IPEndPoint? ReadMetrics(ParseResult result) => result.GetValue(_metrics) is not { } text ? null
        : Addresses.Parse("--metrics", text, "127.0.0.1:9925 or [::1]:9925") is var address && IPAddress.IsLoopback(address.Address) ? address
        : throw new UsageException($"--metrics {text}: metrics are served on loopback only, such as 127.0.0.1:9925 or [::1]:9925");

    /// <summary>The file that reports are appended to; null for none.</summary>
    /// <param name="result">The command line.</param>
    /// <param name="files">The configuration files.</param>
    /// <param name="analyzes">Whether messages are analyzed here.</param>
    /// <param name="isPublished">Whether they are analyzed elsewhere.</param>
    /// <exception cref="UsageException">It conflicts with another option.</exception>
    internal string? ReadReport(ParseResult result, FileSettings files, bool analyzes = true, bool isPublished = false)
    {
        var report = result.GetValue(_report);
        // In a file they apply whenever what they depend on is there.
        if (report is not null && !analyzes && !files.Sets(_report))
        {
            throw new UsageException(isPublished
                ? "--report cannot be used with --publish, unless --analyze background is given: workers report what is published"
                : "--report cannot be used with --analyze off: there would be nothing to report");
        }

        if (IsGiven(result, _rows) && !files.Sets(_rows) && report?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new UsageException("--rows applies to CSV reports only: add --report FILE.csv");
        }

        if (report is not null && result.GetValue(_log) is { } log and not "-")
        {
            InputGuard.Apart(("--log", log), ("--report", report));
        }

        return analyzes ? report : null;
    }

    /// <summary>What it says on standard output and standard error.</summary>
    internal ConsoleSettings ReadConsole(ParseResult result)
    {
        var quiet = IsQuiet(result);
        return new ConsoleSettings
        {
            LogFile = result.GetValue(_log) is { } path and not "-" ? path : null,
            LogLevel = ReadLogLevel(result, quiet, onTerminal: !IsGiven(result, _log) && Terminal.CanRedraw),
            ShowMessages = !quiet,
            Color = Terminal.Color(result.GetValue(_color) ?? "auto", !Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
            ShowStatus = !quiet && !result.GetValue(_noProgress) && Terminal.CanRedraw,
        };
    }

    private LogLevel ReadLogLevel(ParseResult result, bool quiet, bool onTerminal)
    {
        if (IsGiven(result, _logLevel))
        {
            return _logLevel.Read(result);
        }

        return quiet ? LogLevel.Warning : result.GetValue(_verbose) ? LogLevel.Debug : onTerminal ? LogLevel.Warning : LogLevel.Info;
    }

    private static bool IsGiven(ParseResult result, Option option) => result.GetResult(option) is { Implicit: false };
}

using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of work, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class WorkCommandOptions
{
    // A message that waits for a name server uses no core.
    private const int JobsThatWait = 32;

    private readonly Argument<string> _url = new("URL") { Description = "NATS server to work for, nats://HOST:4222 or tls://HOST:4222; several of a cluster separated by commas" };
    private readonly StreamServerOptions _server = new();

    private readonly Choice<MemoryMode> _memory = new("--memory", "What lines and ids of a message are compared with (FC305): those that any worker saw (shared), that this one saw (local), or none");
    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", $"Number of messages to analyze in parallel [default: number of cores; {JobsThatWait} with --dns live]", 1, 1024, "-j");
    private readonly Option<string?> _rules = Options.Rules();
    private readonly Option<double?> _prior = Options.Probability("--prior", "P", "Probability of forgery before any evidence is considered [default: 0.05]");

    private readonly Option<string[]> _trust = Options.Trust();
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Sites();
    private readonly Option<string?> _profiles = Options.Profiles();
    private readonly DnsOptions _dns = new();

    private readonly Option<string?> _report = Options.Output("--report", "FILE", "Append reports to this file as well: CSV if its name ends with .csv, NDJSON otherwise");
    private readonly Choice<ReportRows> _rows = new("--rows", "What each row of a CSV report describes");
    private readonly Option<string?> _log = Options.Output("--log", "FILE", "Append the log to this file; - is standard error, the default");
    private readonly Choice<LogLevel> _logLevel = new("--log-level", "Least severe level to log; debug logs every verdict", LogLevel.Info, LogLevel.Debug, LogLevel.Warning, LogLevel.Error);
    private readonly Option<string?> _metrics = Options.Text("--metrics", "ADDR:PORT", "Serve metrics in Prometheus format on this loopback address");
    private readonly Option<string> _color = Options.Color("Colour the lines about messages; auto does so on a terminal, unless NO_COLOR is set");
    private readonly Option<bool> _verbose = Options.Flag("--verbose", "Print a line for each message", "-v");

    internal void AddTo(DocumentedCommand command)
    {
        command.Add(_url);
        command.AddGroup("Stream options", _server.All);
        command.AddGroup("Analysis options", _memory, _jobs, _rules, _prior);
        command.AddGroup("Trust options", _trust, _gateway, _sites, _profiles);
        command.AddGroup("DNS options", _dns.All);
        command.AddGroup("Output options", _report, _rows, _log, _logLevel, _metrics, _color, _verbose);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal WorkSettings Read(ParseResult result, FileSettings files)
    {
        var report = result.GetValue(_report);
        if (result.GetResult(_rows) is { Implicit: false } && !files.Sets(_rows) && report?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new UsageException("--rows applies to CSV reports only: add --report FILE.csv");
        }

        var names = _dns.Read(result, files);
        var work = new WorkOptions(_server.Read(result, result.GetRequiredValue(_url), "URL"))
        {
            Jobs = result.GetValue(_jobs) ?? (names.Mode == NameMode.Live ? JobsThatWait : Environment.ProcessorCount),
            Memory = _memory.Read(result),
            ReportFile = report,
            ReportRows = _rows.Read(result),
            Metrics = result.GetValue(_metrics) is { } metrics ? Addresses.Loopback("--metrics", metrics) : null,
            Analysis = new AnalyzerOptions
            {
                Trust = result.GetValue(_trust) ?? [],
                Gateways = result.GetValue(_gateway) ?? [],
                SitesFile = result.GetValue(_sites),
                ProfilesFile = result.GetValue(_profiles),
                RulesFolder = result.GetValue(_rules),
                Prior = result.GetValue(_prior),
                Suppressions = files.TakeSuppressions(quiet: false),
            },
        };
        return new WorkSettings(work, names)
        {
            LogFile = result.GetValue(_log) is { } path and not "-" ? path : null,
            LogLevel = _logLevel.Read(result),
            ShowMessages = result.GetValue(_verbose),
            Color = Terminal.Color(result.GetValue(_color) ?? "auto", !Console.IsOutputRedirected, Environment.GetEnvironmentVariable),
        };
    }
}

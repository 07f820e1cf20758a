using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Names;
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
    private readonly Option<double?> _prior = Options.Probability("--prior", "P", "Probability of forgery before any evidence is considered [default: 0.05]");

    private readonly TrustOptions _trust = new();
    private readonly DnsOptions _dns = new();
    private readonly ServerOutputOptions _output = new("Log every verdict");

    internal void AddTo(DocumentedCommand command)
    {
        command.Add(_url);
        command.AddGroup("Stream options", _server.All);
        command.AddGroup("Analysis options", _memory, _jobs, _prior, _trust.Rules);
        command.AddGroup("Trust options", _trust.All);
        command.AddGroup("DNS options", _dns.All);
        command.AddGroup("Output options", _output.All);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal WorkSettings Read(ParseResult result, FileSettings files)
    {
        var names = _dns.Read(result, files);
        var work = new WorkOptions(_server.Read(result, result.GetRequiredValue(_url), "URL"))
        {
            Jobs = result.GetValue(_jobs) ?? (names.Mode == NameMode.Live ? JobsThatWait : Environment.ProcessorCount),
            Memory = _memory.Read(result),
            ReportFile = _output.ReadReport(result, files),
            ReportRows = _output.ReadRows(result),
            Metrics = _output.ReadMetrics(result),
            Analysis = _trust.Read(result, files.TakeSuppressions(_output.IsQuiet(result))) with { Prior = result.GetValue(_prior) },
        };
        return new WorkSettings(work, names, _output.ReadConsole(result));
    }
}

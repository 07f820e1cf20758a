using System.CommandLine;
using System.CommandLine.Completions;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of analyze, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class AnalyzeOptions
{
    // A message that waits for a name server uses no core.
    private const int JobsThatWait = 32;

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, folders (searched recursively), mailboxes, archives, or imaps://USER@HOST/FOLDER; - reads standard input, the default if it is a pipe or a file",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Choice<InnerMessages> _inner = new("--inner", "Messages attached to a message: report them as well (auto), instead (only), or not at all (never)");
    private readonly Option<bool> _batch = Options.Flag("--batch", "Compare the messages with each other, and report lines and ids that recur (FC305); reads everything twice");
    private readonly Option<int?> _passwordFd = Options.OfOneRun(Options.Whole("--password-fd", "N", "Read the IMAP password from this file descriptor instead of asking for it", 0, 1023));
    private readonly Option<string?> _passwordCommand = Options.Acting(
        Options.Text("--password-command", "COMMAND", "Run this command, such as that of a keyring, and read the IMAP password from its output"), "runs a command");

    private readonly Choice<ReportFormat> _format = new("--format", "Report format");
    private readonly Option<bool> _full = Options.Flag("--full", "Text or Markdown with all details: every finding with its weight and possible legitimate reasons, and the evidence in favour of the message");
    private readonly Choice<ReportOrder> _sort = new("--sort", "Order of a list of messages; verdict lists forged ones first");
    private readonly Option<int?> _list = Options.WholeOrAll("--list", "N", $"Maximum number of messages in a list, the most likely forged ones if there are more, or all [default: {ReportOptions.DefaultListed}]", 1, 1_000_000);
    private readonly Choice<ReportRows> _rows = new("--rows", "What each row of a CSV or Parquet report describes");
    private readonly Option<string?> _output = Options.Output("--output", "FILE", "Write to this file, which appears only when it is complete; with --format parquet also a folder, for all three tables by day", "-o");
    private readonly Option<string> _color = Options.Color("Colour text reports; auto does so on a terminal, unless NO_COLOR is set");
    private readonly ReporterOptions _reporter = new();

    private readonly Option<string[]> _trust = Options.Trust();
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Sites();
    private readonly Option<string?> _profiles = Options.Profiles();

    private readonly DnsOptions _dns = new();

    private readonly Option<double?> _prior = Options.Probability("--prior", "P", "Probability of forgery before any evidence is considered [default: 0.05]");
    private readonly Option<string> _failOn = Options.Choice("--fail-on", "Lowest verdict for which the exit status is 1", "forged", "suspicious", "never");
    private readonly Option<string?> _rules = Options.Rules();
    private readonly Option<string[]> _disable = Options.Texts("--disable", "FCnnn", "Disable a rule, given by id or name; repeatable");

    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", $"Number of messages to analyze in parallel [default: number of cores; {JobsThatWait} with --dns live]", 1, 1024, "-j");
    private readonly Option<bool> _noProgress = Options.Flag("--no-progress", "Do not show progress; it is shown only on a terminal");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Print only errors on standard error", "-q");
    private readonly Option<bool> _verbose = Options.Flag("--verbose", "Report irregularities in how messages were read, and a summary at the end", "-v");

    internal void AddTo(DocumentedCommand command)
    {
        command.Add(_paths);
        command.AddGroup("Input options", _inner, _batch, _passwordFd, _passwordCommand);
        command.AddGroup("Report options", [_format, _full, _sort, _list, _rows, _output, _color, .. _reporter.All]);
        command.AddGroup("Trust options", _trust, _gateway, _sites, _profiles);
        command.AddGroup("DNS options", _dns.All);
        command.AddGroup("Verdict options", _prior, _failOn, _rules, _disable);
        command.AddGroup("Run options", _jobs, _noProgress, _quiet, _verbose);
        _disable.CompletionSources.Add(_ => RuleCatalog.Rules.Select(r => new CompletionItem(r.Id, detail: r.Name)));
        _disable.Validators.Add(result =>
        {
            foreach (var id in result.Tokens.SelectMany(t => t.Value.Split(',')))
            {
                if (RuleCatalog.Find(id) is null)
                {
                    result.AddError($"--disable {RuleCatalog.Unknown(id)}");
                }
            }
        });
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal AnalyzeSettings Read(ParseResult result, FileSettings files)
    {
        var output = result.GetValue(_output) is { } path and not "-" ? path : null;
        CheckTables(result, files, output);
        var paths = result.GetValue(_paths) ?? [];
        if (paths.Length == 0 && !Console.IsInputRedirected)
        {
            throw new UsageException("PATH is missing, and standard input is a terminal: name a file or a folder, or pipe mail in; see 'forgerycheck analyze --help'");
        }

        foreach (var url in paths.Where(ImapAddress.IsOne))
        {
            _ = ImapAddress.Parse(url);
        }

        var names = _dns.Read(result, files);
        var quiet = result.GetValue(_quiet);
        var onTerminal = output is null && !Console.IsOutputRedirected;
        return new AnalyzeSettings
        {
            Paths = paths,
            Analysis = new AnalyzerOptions
            {
                Trust = result.GetValue(_trust) ?? [],
                Gateways = result.GetValue(_gateway) ?? [],
                SitesFile = result.GetValue(_sites),
                ProfilesFile = result.GetValue(_profiles),
                RulesFolder = result.GetValue(_rules),
                Disabled = [.. (result.GetValue(_disable) ?? []).SelectMany(ids => ids.Split(',')).Select(id => RuleCatalog.Find(id)!.Id)],
                Prior = result.GetValue(_prior),
                Suppressions = files.TakeSuppressions(quiet),
            },
            Password = new Password(result.GetValue(_passwordFd), result.GetValue(_passwordCommand)),
            Inner = _inner.Read(result),
            Names = names,
            Report = new ReportOptions(
                _format.Read(result),
                _rows.Read(result),
                Terminal.Color(result.GetValue(_color) ?? "auto", onTerminal, Environment.GetEnvironmentVariable),
                Terminal.IsUnicode,
                Terminal.Width,
                Detail: result.GetValue(_full) ? TextDetail.Full : TextDetail.Brief,
                Order: _sort.Read(result),
                Listed: result.GetValue(_list) ?? ReportOptions.DefaultListed,
                Reporter: _reporter.Read(result, _format.Read(result)),
                LeftOut: quiet ? null : static (source, why) => Diagnostics.Write(source, $"left out: {why}"),
                Folder: PathReader.Folder(paths)),
            Batch = result.GetValue(_batch),
            Output = output,
            FailOn = KebabCase.Words<Verdict>().Find(result.GetRequiredValue(_failOn)),
            Jobs = result.GetValue(_jobs) ?? (names.Mode == NameMode.Live ? JobsThatWait : Environment.ProcessorCount),
            OnTerminal = onTerminal,
            Progress = !quiet && !result.GetValue(_noProgress) && Terminal.CanRedraw,
            Verbose = result.GetValue(_verbose) && !quiet,
            Quiet = quiet,
        };
    }

    private void CheckTables(ParseResult result, FileSettings files, string? output)
    {
        var format = _format.Read(result);
        // In a file it is what rows are whenever the format has rows.
        if (result.GetResult(_rows) is { Implicit: false } && !files.Sets(_rows))
        {
            if (format is not (ReportFormat.Csv or ReportFormat.Parquet))
            {
                throw new UsageException("--rows applies to CSV and Parquet reports only: add --format csv or parquet");
            }

            if (format == ReportFormat.Parquet && output is not null && ReportOutput.IsFolder(output))
            {
                throw new UsageException($"{output}: a folder gets all three tables; leave out --rows, or name a file");
            }
        }

        if (format == ReportFormat.Parquet && (output is null ? !Console.IsOutputRedirected : Terminal.IsOne(output)))
        {
            throw new UsageException("--format parquet is not for a terminal: add -o FILE.parquet, or -o FOLDER/ for all three tables");
        }
    }
}

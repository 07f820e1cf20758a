using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Cli.Output;
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
        Description = "Files, folders (recursive), mailboxes, archives, imaps://USER@HOST/FOLDER; - for standard input, which is the default on a pipe",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Choice<ReportFormat> _format = new("--format", "How reports are written");
    private readonly Choice<ReportRows> _rows = new("--rows", "What a CSV row is");
    private readonly Option<bool> _full = Options.Flag("--full", "Text or Markdown with everything: all findings with their weights, what supports the message, and innocent explanations");
    private readonly Choice<ReportOrder> _sort = new("--sort", "The order of a text list; verdict: forged ones first");
    private readonly Option<int?> _list = Options.WholeOrAll("--list", "N", $"The most messages in a text list: of more, those most likely forged; all for every one [default: {ReportOptions.DefaultListed}]", 1, 1_000_000);
    private readonly Choice<InnerMessages> _inner = new("--inner", "Messages attached to a message: report them beside it (auto), instead of it, or not at all");
    private readonly Option<int?> _passwordFd = Options.OfOneRun(Options.Whole("--password-fd", "N", "Read the password of the IMAP server from this file descriptor, instead of asking", 0, 1023));
    private readonly Option<string?> _passwordCommand = Options.Acting("--password-command", "COMMAND", "Run a command that prints the password, such as a keyring's", "runs a command");
    private readonly Option<string?> _output = Options.Output("--output", "FILE", "Write to a file; it appears when it is whole", "-o");
    private readonly Option<string[]> _trust = Options.Texts("--trust", "HOST", "A mail host of mine: a name (and all hosts below it), .suffix, address or CIDR; may be repeated");
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Input("--sites", "FILE", "Declared sites, in the form of rules/sites.json");
    private readonly Option<string?> _profiles = Options.Input("--profiles", "FILE", "Profiles that learn wrote: hold hosts and authors against them");
    private readonly ReporterOptions _reporter = new();
    private readonly DnsOptions _dns = new();
    private readonly Option<bool> _batch = Options.Flag("--batch", "Read all twice, and find lines and ids that come again in other messages (FC305)");
    private readonly Option<double?> _prior = Options.Probability("--prior", "P", "Probability of forgery before looking [default: 0.05]");
    private readonly Option<string> _failOn = Options.Choice("--fail-on", "What exit status 1 means", "forged", "suspicious", "never");
    private readonly Option<string?> _rules = Options.Input("--rules", "DIR", "A folder of rule files of my own, laid over those built in");
    private readonly Option<string[]> _disable = Options.Texts("--disable", "FCnnn", "Leave a rule out; may be repeated");
    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", $"Messages at once [default: number of cores; {JobsThatWait} with --dns live]", 1, 1024, "-j");
    private readonly Option<string> _color = Options.Color("Colours in text; NO_COLOR is obeyed");
    private readonly Option<bool> _noProgress = Options.Flag("--no-progress", "Show no progress; it is shown only on a terminal");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Nothing on standard error but errors", "-q");
    private readonly Option<bool> _verbose = Options.Flag("--verbose", "Tell what was odd about reading, and sum up at the end", "-v");

    internal void AddTo(Command command)
    {
        command.Add(_paths);
        foreach (var option in (ReadOnlySpan<Option>)[_format, _full, _sort, _list, _rows, _output, _inner, _passwordFd, _passwordCommand, _trust, _gateway, _sites, _profiles])
        {
            command.Add(option);
        }

        _reporter.AddTo(command);
        _dns.AddTo(command);
        _disable.CompletionSources.Add(_ => RuleCatalog.Rules.Select(r => r.Id));
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
        foreach (var option in (ReadOnlySpan<Option>)[_batch, _prior, _failOn, _rules, _disable, _jobs, _color, _noProgress, _quiet, _verbose])
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal AnalyzeSettings Read(ParseResult result, FileSettings files)
    {
        var output = result.GetValue(_output) is { } path and not "-" ? path : null;
        // In a file it is what rows are whenever the format is CSV.
        if (result.GetResult(_rows) is { Implicit: false } && !files.Sets(_rows) && _format.Read(result) != ReportFormat.Csv)
        {
            throw new UsageException("--rows says what a row of a table is: it needs --format csv");
        }

        IReadOnlyList<string> paths = result.GetValue(_paths) ?? [];
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
                LeftOut: quiet ? null : static (source, why) => Diagnostics.Write(source, $"left out: {why}")),
            Batch = result.GetValue(_batch),
            Output = output,
            FailOn = KebabCase.Words<Verdict>().Find(result.GetRequiredValue(_failOn)),
            Jobs = result.GetValue(_jobs) ?? (names.Mode == NameMode.Live ? JobsThatWait : Environment.ProcessorCount),
            // Reports that scroll by on the same terminal show enough progress.
            Progress = !quiet && !onTerminal && !result.GetValue(_noProgress) && Terminal.CanRedraw,
            Verbose = result.GetValue(_verbose) && !quiet,
            Quiet = quiet,
        };
    }
}

using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Messages;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of submit, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class SubmitCommandOptions
{
    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, folders (searched recursively), mailboxes, archives, or imaps://USER@HOST/FOLDER; - reads standard input, the default if it is a pipe or a file",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _to = Options.Acting(Options.Text("--to", "URL", "NATS server to submit to, nats://HOST:4222 or tls://HOST:4222; several of a cluster separated by commas"), StreamServerOptions.Effect);
    private readonly Option<string?> _resume = Options.Output("--resume", "FILE", "Record progress in this file; if it exists, go on where the last run ended");
    private readonly Option<TimeSpan?> _patience = Options.Time("--give-up-after", "How long to try again while the server does not take a message [default: until interrupted]");
    private readonly Choice<InnerMessages> _inner = new("--inner", "Messages attached to a message: submit them as well (auto), instead (only), or not at all (never)");
    private readonly Option<bool> _batch = Options.Flag("--batch", "Compare the messages with each other first, so that workers report lines and ids that recur (FC305), with the trust options of the workers; reads everything twice");
    private readonly Option<int?> _passwordFd = Options.OfOneRun(Options.Whole("--password-fd", "N", "Read the IMAP password from this file descriptor instead of asking for it", 0, 1023));
    private readonly Option<string?> _passwordCommand = Options.Acting(
        Options.Text("--password-command", "COMMAND", "Run this command, such as that of a keyring, and read the IMAP password from its output"), "runs a command");

    private readonly StreamServerOptions _server = new();

    private readonly Option<string[]> _trust = Options.Trust();
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Sites();
    private readonly Option<string?> _rules = Options.Rules();

    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", "Number of messages to compare in parallel [default: number of cores]", 1, 1024, "-j");
    private readonly Option<bool> _noProgress = Options.Flag("--no-progress", "Do not show progress; it is shown only on a terminal");
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Print only errors on standard error", "-q");

    internal void AddTo(DocumentedCommand command)
    {
        command.Add(_paths);
        command.AddGroup("Input options", _inner, _batch, _passwordFd, _passwordCommand);
        command.AddGroup("Stream options", [_to, .. _server.All]);
        command.AddGroup("Trust options", _trust, _gateway, _sites, _rules);
        command.AddGroup("Run options", _resume, _patience, _jobs, _noProgress, _quiet);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal SubmitSettings Read(ParseResult result)
    {
        var url = result.GetValue(_to) ?? throw new UsageException("--to is missing: name the server, such as --to nats://127.0.0.1:4222");
        var paths = result.GetValue(_paths) ?? [];
        if (paths.Length == 0 && !Console.IsInputRedirected)
        {
            throw new UsageException("PATH is missing, and standard input is a terminal: name a file or a folder, or pipe mail in; see 'forgerycheck submit --help'");
        }

        foreach (var folder in paths.Where(ImapAddress.IsOne))
        {
            _ = ImapAddress.Parse(folder);
        }

        var quiet = result.GetValue(_quiet);
        return new SubmitSettings(new SubmitOptions(_server.Read(result, url, "--to"))
        {
            Batch = result.GetValue(_batch),
            ResumeFile = result.GetValue(_resume),
            Patience = result.GetValue(_patience),
            Analysis = new AnalyzerOptions
            {
                Trust = result.GetValue(_trust) ?? [],
                Gateways = result.GetValue(_gateway) ?? [],
                SitesFile = result.GetValue(_sites),
                RulesFolder = result.GetValue(_rules),
            },
        })
        {
            Paths = paths is [] ? ["-"] : paths,
            Inner = _inner.Read(result),
            Password = new Password(result.GetValue(_passwordFd), result.GetValue(_passwordCommand)),
            Jobs = result.GetValue(_jobs) ?? Environment.ProcessorCount,
            Progress = !quiet && !result.GetValue(_noProgress) && Terminal.CanRedraw,
            Quiet = quiet,
        };
    }
}

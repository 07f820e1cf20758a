using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Milter.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of milter, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class MilterCommandOptions
{
    private const string Unix = "unix:";

    private readonly Option<string[]> _bind = SocketPaths(Options.Texts(
        "--bind", "ADDR", "Where mail servers connect: inet:ADDR:PORT or unix:PATH; repeatable [default: inet:127.0.0.1:8890]"));
    private readonly Option<string?> _socketMode = Options.Acting(
        Options.Text("--socket-mode", "MODE", "Permissions of the sockets, in octal; whoever may write to one may connect [default: 660]"), "lets others in");
    private readonly Option<string?> _hostName = Options.Text("--hostname", "NAME", "Name of the mail server, if it does not give its own [default: that of this host]");

    private readonly Choice<MilterAction> _onForged = new("--on-forged", "What the mail server is to do with a forged message: accept it, tag it with X-ForgeryCheck, reject it, quarantine it, or refuse it for now");
    private readonly Choice<FailAction> _fail = new("--fail", "What the mail server is to do with a message that cannot be analyzed: open accepts it, tempfail answers 451 so that it is sent again");
    private readonly Option<string?> _authservId = Options.AuthservId("Add an Authentication-Results field with this authserv-id, and remove those that claim it; it contains iprev and our verdict, never SPF, DKIM or DMARC");

    private readonly MilterLimitOptions _limits = new();
    private readonly Option<int?> _jobs = Options.Whole("--jobs", "N", "Number of messages to analyze in parallel, most of which wait for name servers [default: 256]", 1, 4096, "-j");
    private readonly TrustOptions _trust = new();
    private readonly DnsOptions _dns = DnsOptions.OfListener();
    private readonly PublishOptions _publish = new();
    private readonly ServerOutputOptions _output = new("Log every connection");

    internal void AddTo(DocumentedCommand command)
    {
        command.AddGroup("Connection options", _bind, _socketMode, _hostName);
        command.AddGroup("Policy options", _onForged, _fail, _authservId);
        command.AddGroup("Stream options", _publish.All);
        command.AddGroup("Limits", _limits.All);
        command.AddGroup("Analysis options", _jobs, _trust.Rules);
        command.AddGroup("Trust options", _trust.All);
        command.AddGroup("DNS options", _dns.All);
        command.AddGroup("Output options", _output.All);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal MilterSettings Read(ParseResult result, FileSettings files)
    {
        var defaults = new MilterOptions();
        var options = defaults with
        {
            Bind = result.GetValue(_bind) is { Length: > 0 } binds ? [.. binds.Select(Address)] : defaults.Bind,
            SocketMode = result.GetValue(_socketMode) is { } mode ? Mode(mode) : defaults.SocketMode,
            HostName = result.GetValue(_hostName) is { } name ? WebServerOptions.HostName("--hostname", name) : defaults.HostName,
            OnForged = _onForged.Read(result),
            OnFailure = _fail.Read(result),
            AuthservId = result.GetValue(_authservId),
            Jobs = result.GetValue(_jobs) ?? defaults.Jobs,
            ReportFile = _output.ReadReport(result, files),
            ReportRows = _output.ReadRows(result),
            Metrics = _output.ReadMetrics(result),
            Limits = _limits.Read(result),
            Analysis = _trust.Read(result, files.TakeSuppressions(_output.IsQuiet(result))),
        };
        return new(options, _dns.Read(result, files), _publish.Read(result, files), _output.ReadConsole(result));
    }

    // A socket is a file: the path in a configuration file is relative to that file.
    private static ConfigurableOption<string[]> SocketPaths(ConfigurableOption<string[]> option)
    {
        option.Traits = option.Traits with
        {
            Resolve = static (folder, value) => value.Length > Unix.Length && value.StartsWith(Unix, StringComparison.Ordinal) ? Unix + OptionTraits.Path(folder, value[Unix.Length..]) : value,
            EffectOf = static value => value.StartsWith(Unix, StringComparison.Ordinal) ? "writes files" : null,
        };
        return option;
    }

    private static MilterAddress Address(string text)
    {
        try
        {
            return MilterAddress.Parse(text);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--bind {e.Message}", e);
        }
    }

    private static UnixFileMode Mode(string text)
    {
        const int Most = 0x1FF;
        var mode = 0;
        foreach (var c in text)
        {
            mode = c is >= '0' and <= '7' && mode <= Most ? (mode << 3) | (c - '0') : int.MaxValue;
        }

        return text.Length > 0 && mode <= Most
            ? (UnixFileMode)mode
            : throw new UsageException($"--socket-mode {text}: must be permissions in octal, such as 660 or 600");
    }
}

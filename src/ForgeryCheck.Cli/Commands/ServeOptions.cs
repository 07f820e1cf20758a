using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>The options of serve, each declared once: parsing, help and completions derive from it.</summary>
internal sealed class ServeOptions
{
    private readonly WebServerOptions _server = new();
    private readonly Option<string?> _keep = Options.Output("--keep", "DIR", "Let users keep reports in this folder, each with a link that nobody can guess");
    private readonly Option<bool> _open = Options.OfOneRun(Options.Flag("--open", "Open the page in the browser"));

    private readonly Option<string[]> _trust = Options.Trust();
    private readonly GatewayOption _gateway = new();
    private readonly Option<string?> _sites = Options.Sites();
    private readonly Option<string?> _profiles = Options.Profiles();

    private readonly DnsOptions _dns = DnsOptions.OfWebServer();

    private readonly Option<double?> _prior = Options.Probability("--prior", "P", "Probability of forgery before any evidence is considered [default: 0.05]");
    private readonly Choice<ForgedAction> _onForged = new(
        "--on-forged", "What mail servers that ask should do with a forged message: tag it with X-ForgeryCheck, or reject it", ForgedAction.Tag, ForgedAction.Reject);

    private readonly Option<string?> _rules = Options.Rules();
    private readonly Option<bool> _quiet = Options.Flag("--quiet", "Print no warnings about configuration files and suppressions", "-q");
    private readonly Option<bool> _verbose = Options.Flag("--verbose", "Log every request, with nothing of the mail in it", "-v");

    internal void AddTo(DocumentedCommand command)
    {
        command.AddGroup("Connection options", _server.OfAccess);
        command.AddGroup("Limits", _server.OfLimits);
        command.AddGroup("Trust options", _trust, _gateway, _sites, _profiles);
        command.AddGroup("DNS options", _dns.All);
        command.AddGroup("Verdict options", _prior, _onForged, _rules);
        command.AddGroup("Run options", _keep, _open, _quiet, _verbose);
    }

    /// <exception cref="UsageException">A value is invalid, or conflicts with another.</exception>
    internal ServeSettings Read(ParseResult result, FileSettings files)
    {
        var quiet = result.GetValue(_quiet);
        var names = _dns.Read(result, files);
        var service = Given.Use(() => NameServices.Create(names)).Names;
        var isOnRequest = _dns.IsOnRequest(result);
        return new ServeSettings
        {
            Server = _server.Read(result) with
            {
                Keep = result.GetValue(_keep),
                OnForged = _onForged.Read(result),
                NamesOnRequest = isOnRequest ? service : null,
                Analysis = new AnalyzerOptions
                {
                    Trust = result.GetValue(_trust) ?? [],
                    Gateways = result.GetValue(_gateway) ?? [],
                    SitesFile = result.GetValue(_sites),
                    ProfilesFile = result.GetValue(_profiles),
                    RulesFolder = result.GetValue(_rules),
                    Prior = result.GetValue(_prior),
                    Names = isOnRequest ? NamesOff.Instance : service,
                    Suppressions = files.TakeSuppressions(quiet),
                },
            },
            OpensBrowser = result.GetValue(_open),
            Verbose = result.GetValue(_verbose) && !quiet,
        };
    }
}

using System.CommandLine;
using System.Runtime.InteropServices;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Hosts;
using ForgeryCheck.Names;
using ForgeryCheck.Routes;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck route: where mail for a recipient would go.</summary>
internal static class RouteCommand
{
    private const string Examples =
        """
          forgerycheck route user@example.org
          forgerycheck route example.org --format json | jq '.exchangers[].addresses'
          forgerycheck route example.org --resolver 192.0.2.53 --dns-record names.json
          forgerycheck route example.org --dns replay=names.json

        Exit status: 0 there is a route, 1 there is none, 2 usage error, or nothing is known.
        """;

    internal static Command Create(FileSettings files)
    {
        var recipient = new Argument<string>("RECIPIENT") { Description = "A mail address, or a domain" };
        var format = Options.Choice("--format", "How the route is written", "text", "json");
        var dns = DnsOptions.OfRoute();
        var command = new CommandWithExamples("route", "Tell where mail for a recipient goes: exchangers by preference, with their addresses", Examples) { recipient, format };
        dns.AddTo(command);
        command.Runs(result => Run(result.GetRequiredValue(recipient), result.GetValue(format) == "json", dns.Read(result, files)));
        return command;
    }

    private static ExitStatus Run(string recipient, bool json, NameOptions options)
    {
        if (options.Mode == NameMode.Off)
        {
            throw new UsageException("--dns off: a route stands in the DNS; it needs live or replay=FILE");
        }

        var domain = DomainOf(recipient) ?? throw new UsageException($"{recipient}: is neither a mail address nor a domain");
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            interrupted.Cancel();
        });
        var names = AnalyzeCommand.FromFiles(() => NameServices.Create(options));
        try
        {
            var route = RouteFinder.FindAsync(names.Names, domain, interrupted.Token).AsTask().GetAwaiter().GetResult();
            if (json)
            {
                StandardOutput.Write(RouteJson.Of(recipient, route));
            }
            else
            {
                StandardOutput.Write(RouteText.Of(recipient, route));
            }

            AnalyzeCommand.Save(names, options);
            return route.Leads switch { true => ExitStatus.Clear, false => ExitStatus.Found, null => ExitStatus.Trouble };
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }

    /// <summary>What stands behind the last "@", as it is asked; null if it is neither a domain nor an address literal.</summary>
    internal static string? DomainOf(string recipient)
    {
        var domain = recipient[(recipient.LastIndexOf('@') + 1)..].Trim();
        if (domain.StartsWith('['))
        {
            return RouteFinder.Literal(domain) is null ? null : domain;
        }

        // RFC 5890 section 2.3.2.1: a name with other letters is asked by its A-labels.
        var name = HostNames.ToALabels(domain.TrimEnd('.')).ToLowerInvariant();
        return HostNames.IsName(name) && System.Text.Ascii.IsValid(name) ? name : null;
    }
}

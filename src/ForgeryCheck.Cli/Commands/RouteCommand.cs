using System.CommandLine;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Hosts;
using ForgeryCheck.Names;
using ForgeryCheck.Routes;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck route: where mail for a recipient would go.</summary>
internal static class RouteCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("route", "Show where mail for a recipient goes: its mail exchangers and their addresses", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        var recipient = new Argument<string>("RECIPIENT") { Description = "An e-mail address or a domain" };
        var format = Options.Choice("--format", "Output format", "text", "json");
        var dns = DnsOptions.OfRoute();
        command.Add(recipient);
        command.AddGroup("Options", [format, .. dns.All]);
        files.AddTo(command);
        command.Statuses =
        [
            new(ExitStatus.Clear, "There is a route."),
            new(ExitStatus.Found, "There is no route."),
            new(ExitStatus.Trouble, "Usage error, or the name servers gave no answer."),
            new(ExitStatus.Interrupted, "Interrupted."),
        ];
        command.Examples =
        [
            new("forgerycheck route user@example.org", "Show the mail exchangers of example.org."),
            new("forgerycheck route example.org --format json | jq '.exchangers[].addresses'", "List their addresses."),
            new("forgerycheck route example.org --resolver 192.0.2.53 --dns-record names.json", "Query one name server, and record its answers."),
            new("forgerycheck route example.org --dns replay=names.json", "Show the route again from the recorded answers."),
        ];
        command.Runs(result => Run(result.GetRequiredValue(recipient), result.GetValue(format) == "json", dns.Read(result, files)));
    }

    private static ExitStatus Run(string recipient, bool json, NameOptions options)
    {
        if (options.Mode == NameMode.Off)
        {
            throw new UsageException("--dns off: a route can only be found in the DNS; use live or replay=FILE");
        }

        var domain = DomainOf(recipient) ?? throw new UsageException($"{recipient}: must be an e-mail address or a domain");
        using var interruption = new Interruption();
        var names = Given.Use(() => NameServices.Create(options));
        try
        {
            var route = RouteFinder.FindAsync(names.Names, domain, interruption.Token).AsTask().GetAwaiter().GetResult();
            if (json)
            {
                StandardOutput.Write(RouteJson.Of(recipient, route));
            }
            else
            {
                StandardOutput.Write(RouteText.Of(recipient, route));
            }

            NameRecord.Save(names, options);
            return route.Leads switch { true => ExitStatus.Clear, false => ExitStatus.Found, null => ExitStatus.Trouble };
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
    }

    /// <summary>The domain after the last "@", as it is queried; null if it is neither a domain nor an address literal.</summary>
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

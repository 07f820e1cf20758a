using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Services;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Web;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck serve: a page to paste mail into, and an API.</summary>
internal static class ServeCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("serve", "Run a web page and an API for analyzing headers, on this machine", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            What is submitted does not leave this host, except for DNS queries if a user asks for them, and is not stored, unless --keep is given and a user
            asks for a link. By default only this machine can reach the server; an address that others can reach needs a token, or TLS with client
            certificates.

            The API: POST /v1/analyze takes a message or a header and returns the JSON report; /v1/openapi.json describes it. Mail servers that ask
            rspamd can ask POST /checkv2; Exim asks at the same port, if there is neither a token nor TLS.

            SIGINT or SIGTERM ends it after the requests in progress; a second signal ends it at once. SIGHUP makes it read rules, sites, profiles, suppressions
            and certificates again; a SIGHUP caused by closing the terminal ends the program.

            Sockets that a service manager passes (LISTEN_FDS) take the place of --bind. A manager that gives NOTIFY_SOCKET hears when it is ready.
            """;
        command.Statuses = ServerRun.Statuses("all requests were answered");
        command.Examples =
        [
            new("forgerycheck serve --open", "Open the page in the browser."),
            new("curl --data-binary @mail.eml -H 'Content-Type: message/rfc822' http://127.0.0.1:8025/v1/analyze", "Ask for the report on a message."),
            new("curl --data-binary @inbox.mbox -H 'Content-Type: application/mbox' http://127.0.0.1:8025/v1/analyze", "Ask for one report per line."),
            new("forgerycheck serve --on-forged reject", "Answer mail servers that ask rspamd, so that they refuse forged mail."),
            new("forgerycheck serve --bind 192.0.2.1:8025 --token token.txt --tls-cert web.pem --host-name mail-tools.example.org", "Serve colleagues, who log in with the token."),
        ];
        var options = new ServeOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result, files), files));
    }

    private static ExitStatus Run(ServeSettings settings, FileSettings files)
    {
        using var screen = new Screen();
        using var events = new ListenerLog(screen.WriteError, LogLevel.Info);
        var options = WithPassedSockets(settings.Server);
        var server = Given.Use(() => new WebServer(options, new WebOutput
        {
            Log = screen.WriteError,
            LogLevel = settings.Verbose ? LogLevel.Debug : LogLevel.Warning,
        }));
        using var ending = new Ending(server);
        var reload = new Reload(
            events, () => server.Use(new Analyzer(options.Analysis with { Suppressions = files.TakeSuppressionsAgain() })), server.ReloadCertificates);
        return new ServerRun(screen, showStatus: false, reload).Run(new ServerParts
        {
            Start = _ => StartAsync(server, options, settings.OpensBrowser, screen),
            Stop = server.StopAsync,
            Abort = server.Abort,
            Status = () => server.Status.ToString(),
            Summary = () => server.Status.ToString(),
        });
    }

    /// <summary>Whoever passes sockets has decided where to listen.</summary>
    private static WebOptions WithPassedSockets(WebOptions options)
    {
        var passed = PassedSockets.Take(AddressFamily.InterNetwork, AddressFamily.InterNetworkV6);
        return passed.Count == 0 ? options : options with { Bind = [], Sockets = [.. passed.Select(one => one.Socket)] };
    }

    private static Task StartAsync(WebServer server, WebOptions options, bool opensBrowser, Screen screen)
    {
        var addresses = Given.Use(() => server.StartAsync().GetAwaiter().GetResult());
        foreach (var address in addresses)
        {
            screen.WriteError($"listening on {address}\n");
        }

        if (options is { Token: not null, TlsCertificate: null } && options.Addresses.Any(address => !IPAddress.IsLoopback(address.Address)))
        {
            screen.WriteError("warning: without --tls-cert the token crosses the network in clear, unless a proxy in front speaks TLS\n");
        }

        // A browser cannot open "any address".
        if (opensBrowser && !Browser.Open(addresses[0].Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "[::1]", StringComparison.Ordinal)))
        {
            screen.WriteError("no browser could be started; open the address above\n");
        }

        return Task.CompletedTask;
    }
}

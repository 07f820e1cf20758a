using System.Net.Sockets;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Services;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Streams;
using ForgeryCheck.Web;
using ForgeryCheck.Web.Live;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck listen: the inspecting SMTP listener.</summary>
internal static class ListenCommand
{
    // As /etc/services calls port 465, where clients speak TLS from the first byte (RFC 8314 section 3.3).
    private const string TlsSocket = "smtps";

    internal static DocumentedCommand Create(FileSettings files) => new("listen", "Accept mail by SMTP, store it, and analyze it on arrival", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            Works as a spam trap, behind a load balancer, or as a filter of another mail server. It is not a relay: mail goes only to the spool and to the
            host given with --forward. The reply 250 means that the message is on disk (not with --keep none or --sync never). With --publish it means
            that the stream has it. While the NATS server is unreachable, also at start-up, clients get 451.

            SIGINT or SIGTERM ends it after the work in progress; a second signal ends it at once. SIGHUP makes it read rules, sites, profiles, suppressions and
            certificates again, and open the files of --report and --log again by their names; a SIGHUP caused by closing the
            terminal ends the program.

            Sockets that a service manager passes (LISTEN_FDS) take the place of --bind and --tls-bind: one by the name smtps starts with TLS, any other does
            not. A manager that gives NOTIFY_SOCKET hears when it is ready.
            """;
        command.Statuses = ServerRun.Statuses("all work was done");
        command.Examples =
        [
            new("forgerycheck listen", "Store mail sent to 127.0.0.1:2525 in ./spool, and analyze it."),
            new("forgerycheck listen --bind 0.0.0.0:25 --accept example.org --keep mbox --report mail.ndjson", "Accept mail for example.org from anywhere, and append reports to a file."),
            new("forgerycheck listen --bind 127.0.0.1:10025 --forward 127.0.0.1:10026 --trust-xclient 127.0.0.1 --on-forged tag", "Tag forged mail as a content filter of Postfix."),
            new("forgerycheck listen --publish nats://127.0.0.1:4222", "Publish mail to a stream, from which 'forgerycheck work' takes it."),
            new("forgerycheck listen --web 127.0.0.1:8026", "Show messages in a browser as they are taken."),
            new("forgerycheck listen --tls-cert mx.pem --tls-key mx.key --metrics 127.0.0.1:9925 --log listen.log", "Offer STARTTLS, and serve metrics."),
            new("forgerycheck listen --bind 0.0.0.0:25 --tls-bind 0.0.0.0:465 --tls-cert trap.pem --auth accept --helo any --accept '*-trap@example.org' --drop 'probe@*'", "Run a spam trap that accepts any login and any HELO name."),
        ];
        var options = new ListenOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result, files), files));
    }

    private static ExitStatus Run(ListenSettings settings, FileSettings files)
    {
        ServerRun.TuneSockets();
        var names = Given.Use(() => NameServices.Create(settings.Names));
        var options = WithPassedSockets(settings.Listener) with { Analysis = settings.Listener.Analysis with { Names = names.Names } };
        using var screen = new Screen();
        using var log = settings.Console.OpenLog();
        using var live = settings.Web is null ? null : new LiveWindow();
        var output = settings.Console.ToOutput(screen, log);
        using var events = new ListenerLog(output.Log!, output.LogLevel);
        using var stream = StreamSpools.Open(settings.Publish, ref output);
        var listener = Given.Use(() => new Listener(options, live?.Watching(output) ?? output));
        using var ending = new Ending(listener);
        var web = settings.Web is not { } window ? null : Given.Use(() => new WebServer(
            window with { NamesOnRequest = names.Names.IsOn ? names.Names : null }, new WebOutput { Log = output.Log, LogLevel = settings.Console.LogLevel }, live));
        using var endingWeb = web is null ? null : new Ending(web);
        var reload = new Reload(events, () => log?.Reopen(), listener.ReopenReports, ReadRules, listener.ReloadCertificate, () => web?.ReloadCertificates());
        return new ServerRun(screen, settings.Console.ShowStatus, reload).Run(Parts(listener, web, screen, options.TlsBind.Count + options.TlsSockets.Count));

        void ReadRules()
        {
            var suppressions = files.TakeSuppressionsAgain();
            var ofMail = new Analyzer(options.Analysis with { Suppressions = suppressions });
            var ofPages = settings.Web is { } site ? new Analyzer(site.Analysis with { Suppressions = suppressions }) : null;
            listener.Use(ofMail);
            if (ofPages is not null)
            {
                web?.Use(ofPages);
            }
        }
    }

    /// <summary>Whoever passes sockets has decided where to listen.</summary>
    private static ListenerOptions WithPassedSockets(ListenerOptions options)
    {
        var passed = PassedSockets.Take(AddressFamily.InterNetwork, AddressFamily.InterNetworkV6);
        return passed.Count == 0 ? options : options with
        {
            Bind = [],
            TlsBind = [],
            Sockets = [.. passed.Where(one => one.Name != TlsSocket).Select(one => one.Socket)],
            TlsSockets = [.. passed.Where(one => one.Name == TlsSocket).Select(one => one.Socket)],
        };
    }

    private static ServerParts Parts(Listener listener, WebServer? web, Screen screen, int tlsAddresses)
    {
        return new ServerParts
        {
            Start = Start,
            Stop = Stop,
            Abort = listener.Abort,
            Status = () => listener.Status.ToString(),
            Summary = () => listener.Status.Summary(),
        };

        Task Start(Action ended)
        {
            // The window first: if it cannot be opened, no mail is taken.
            var pages = web is null ? [] : Given.Use(() => web.StartAsync().GetAwaiter().GetResult());
            var addresses = Given.Use(listener.Start);
            for (var i = 0; i < addresses.Count; i++)
            {
                screen.WriteError($"listening on {addresses[i]}{(i < addresses.Count - tlsAddresses ? "" : " (TLS)")}\n");
            }

            foreach (var page in pages)
            {
                screen.WriteError($"live window at {page}/live\n");
            }

            return Task.CompletedTask;
        }

        Task Stop()
        {
            // No mail waits for a page: the listener accepts no more connections at once, whatever the window does.
            var mail = listener.StopAsync();
            return Task.WhenAll(mail, web?.StopAsync() ?? Task.CompletedTask);
        }
    }
}

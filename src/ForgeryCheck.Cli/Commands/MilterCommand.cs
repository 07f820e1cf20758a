using System.Net.Sockets;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Services;
using ForgeryCheck.Milter;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck milter: answers mail servers that ask about messages while they receive them.</summary>
internal static class MilterCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("milter", "Analyze mail for Postfix or Sendmail while they receive it", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            Speaks the milter protocol, so that a mail server can ask about each message before it answers its client. The mail server gives the true client,
            the envelope, TLS and logins; its own Received line, which milters do not see, is analyzed as the top line all the same. No message is kept here.

            If anything goes wrong here, the message is accepted unless --fail tempfail is given. The same applies while the NATS server of --publish
            is unreachable. If the milter does not run, the mail server's own setting applies (Postfix: milter_default_action).

            SIGINT or SIGTERM ends it after the messages in progress; a second signal ends it at once. SIGHUP makes it read rules, sites, profiles and
            suppressions again, and open the files of --report and --log again by their names; a SIGHUP
            caused by closing the terminal ends the program.

            Sockets that a service manager passes (LISTEN_FDS) take the place of --bind. A manager that gives NOTIFY_SOCKET hears when it is ready.
            """;
        command.Statuses = ServerRun.Statuses("all work was done");
        command.Examples =
        [
            new("forgerycheck milter --on-forged tag", "Mark each message of a Postfix that has smtpd_milters = inet:127.0.0.1:8890."),
            new("forgerycheck milter --bind unix:/run/forgerycheck/milter.sock --on-forged reject --report mail.ndjson", "Refuse forged mail, and append reports to a file. The folder of the socket must exist: mkdir -p /run/forgerycheck."),
            new("forgerycheck milter --authserv-id mx.example.org --on-forged quarantine --metrics 127.0.0.1:9925", "Hold forged mail, add Authentication-Results, and serve metrics."),
        ];
        var options = new MilterCommandOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result, files), files));
    }

    private static ExitStatus Run(MilterSettings settings, FileSettings files)
    {
        ServerRun.TuneSockets();
        var names = Given.Use(() => NameServices.Create(settings.Names));
        var options = WithPassedSockets(settings.Milter) with { Analysis = settings.Milter.Analysis with { Names = names.Names } };
        using var screen = new Screen();
        using var log = settings.Console.OpenLog();
        var output = settings.Console.ToOutput(screen, log);
        using var events = new ListenerLog(output.Log!, output.LogLevel);
        using var stream = StreamSpools.Open(settings.Publish, ref output);
        var server = Given.Use(() => new MilterServer(options, output));
        using var ending = new Ending(server);
        var reload = new Reload(events, () => log?.Reopen(), server.ReopenReports, () => server.Use(new Analyzer(options.Analysis with { Suppressions = files.TakeSuppressionsAgain() })));
        return new ServerRun(screen, settings.Console.ShowStatus, reload).Run(new ServerParts
        {
            Start = Start,
            Stop = server.StopAsync,
            Abort = server.Abort,
            Status = () => server.Status.ToString(),
            Summary = () => server.Status.Summary(),
        });

        Task Start(Action ended)
        {
            foreach (var address in Given.Use(server.Start))
            {
                screen.WriteError($"listening on {address}\n");
            }

            return Task.CompletedTask;
        }
    }

    /// <summary>Whoever passes sockets has decided where to listen.</summary>
    private static MilterOptions WithPassedSockets(MilterOptions options)
    {
        var passed = PassedSockets.Take(AddressFamily.InterNetwork, AddressFamily.InterNetworkV6, AddressFamily.Unix);
        return passed.Count == 0 ? options : options with { Bind = [], Sockets = [.. passed.Select(one => one.Socket)] };
    }
}

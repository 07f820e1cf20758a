using System.CommandLine;
using System.Globalization;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Services;
using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck work: analyzes what is on a stream.</summary>
internal static class WorkCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("work", "Analyze mail from a stream of NATS JetStream, and publish the reports", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            Takes messages that 'submit', or 'listen --publish', put on the stream, and publishes each report to another stream before it acknowledges the
            message. Start as many workers as you like, on any machine. If a worker is killed, its messages go to others; a repeated report is
            marked as such. If the analysis of a message fails five times, or ends the worker, the message goes to the dead letters, a stream of their own,
            with the reason. While the server is unreachable, also at start-up, the worker waits for it.

            SIGINT or SIGTERM ends it after the work in progress; a second signal ends it at once, and leaves unfinished messages on the stream. SIGHUP makes it
            read rules, sites, profiles and suppressions again, and open the files of --report and --log again by their names; a SIGHUP caused by closing the
            terminal ends the program. A service manager that gives NOTIFY_SOCKET hears when it has connected, or waits for the server.
            """;
        command.Statuses = ServerRun.Statuses("all work was done", "the server, a file or an address");
        command.Examples =
        [
            new("forgerycheck work nats://127.0.0.1:4222", "Work for a server on this machine."),
            new("forgerycheck work --trust .example.org --report mail.ndjson --metrics 127.0.0.1:9926 nats://n1:4222,nats://n2:4222,nats://n3:4222", "Work for a cluster, append reports to a file as well, and serve metrics."),
            new("forgerycheck work --nats-creds work.creds tls://nats.example.org:4222", "Log in with the credentials of a NATS user, over TLS."),
        ];
        var options = new WorkCommandOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result, files), files));
    }

    private static ExitStatus Run(WorkSettings settings, FileSettings files)
    {
        var names = Given.Use(() => NameServices.Create(settings.Names));
        using var screen = new Screen();
        using var log = settings.Console.OpenLog();
        var options = settings.Work with { Analysis = settings.Work.Analysis with { Names = names.Names } };
        var output = settings.Console.ToOutput(screen, log);
        using var events = new ListenerLog(output.Log!, output.LogLevel);
        var worker = Given.Use(() => new Worker(options, output));
        using var ending = new Ending(worker);
        var reload = new Reload(events, () => log?.Reopen(), worker.ReopenReports, () => worker.Use(new Analyzer(options.Analysis with { Suppressions = files.TakeSuppressionsAgain() })));
        var run = new ServerRun(screen, settings.Console.ShowStatus, reload);
        var status = Given.Use(() => run.Run(Parts(worker, options, screen)));
        NameRecord.Save(names, settings.Names);
        return status;
    }

    private static ServerParts Parts(Worker worker, WorkOptions options, Screen screen)
    {
        var work = Task.CompletedTask;
        var isConnected = false;
        return new ServerParts
        {
            Start = ended =>
            {
                var starting = StartAsync();
                work = WorkAsync(starting, ended);
                // A manager that waits for the server as well would hold up the start of the machine.
                return Task.WhenAny(starting, worker.Waiting).Unwrap();
            },
            Stop = () =>
            {
                worker.Stop();
                return work;
            },
            Abort = worker.Abort,
            Status = Status,
            Summary = Status,
        };

        async Task StartAsync()
        {
            await worker.StartAsync();
            isConnected = true;
            screen.WriteError($"working for {StreamServer.Shown(options.Stream.Server.Url)}\n");
        }

        async Task WorkAsync(Task starting, Action ended)
        {
            try
            {
                await starting;
                await worker.RunAsync();
            }
            catch (OperationCanceledException)
            {
                // It was stopped while it connected.
            }
            finally
            {
                ended();
            }
        }

        string Status() => isConnected
            ? string.Create(CultureInfo.InvariantCulture, $"{worker.Reported} reported, {worker.Dead} dead letters")
            : "waiting for the server";
    }
}

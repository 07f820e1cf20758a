using System.CommandLine;
using System.Runtime.InteropServices;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Names;
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
            message. Start as many workers as you like, on any machine. If a worker is killed, its messages go to others, and their reports say that there
            may be another. If the analysis of a message fails five times, or ends the worker, the message goes to the dead letters, a stream of their own,
            with the reason.

            SIGINT or SIGTERM ends it after the work in progress; a second signal ends it at once, and leaves unfinished messages on the stream.
            """;
        command.Statuses =
        [
            new(ExitStatus.Clear, "Ended by a signal."),
            new(ExitStatus.Trouble, "Usage error, or the server, a file or an address could not be used."),
            new(ExitStatus.Interrupted, "Ended by a second signal, before all work was done."),
        ];
        command.Examples =
        [
            new("forgerycheck work nats://127.0.0.1:4222", "Work for a server on this machine."),
            new("forgerycheck work --trust .example.org --report mail.ndjson --metrics 127.0.0.1:9926 nats://n1:4222,nats://n2:4222,nats://n3:4222", "Work for a cluster, append reports to a file as well, and serve metrics."),
            new("forgerycheck work --nats-creds work.creds tls://nats.example.org:4222", "Log in with the credentials of a NATS user, over TLS."),
        ];
        var options = new WorkCommandOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result, files)));
    }

    private static ExitStatus Run(WorkSettings settings)
    {
        var names = AnalyzeCommand.FromFiles(() => NameServices.Create(settings.Names));
        using var screen = new Screen();
        using var log = settings.Console.OpenLog();
        var options = settings.Work with { Analysis = settings.Work.Analysis with { Names = names.Names } };
        var worker = AnalyzeCommand.FromFiles(() => new Worker(options, settings.Console.ToOutput(screen, log)));
        try
        {
            var status = Run(worker, options, screen);
            AnalyzeCommand.Save(names, settings.Names);
            return status;
        }
        finally
        {
            worker.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static ExitStatus Run(Worker worker, WorkOptions options, Screen screen)
    {
        var signals = 0;
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        AnalyzeCommand.FromFiles(() => Work().GetAwaiter().GetResult());
        return Volatile.Read(ref signals) > 1 ? ExitStatus.Interrupted : ExitStatus.Clear;

        async Task<Worker> Work()
        {
            try
            {
                await worker.StartAsync();
                screen.WriteError($"working for {StreamServer.Shown(options.Stream.Server.Url)}\n");
                await worker.RunAsync();
            }
            catch (OperationCanceledException)
            {
                // It was stopped while it connected.
            }

            return worker;
        }

        void Stop(PosixSignalContext context)
        {
            // The main thread exits the program: the first signal lets work in progress finish, the second does not.
            context.Cancel = true;
            if (Interlocked.Increment(ref signals) == 1)
            {
                worker.Stop();
            }
            else
            {
                worker.Abort();
            }
        }
    }
}

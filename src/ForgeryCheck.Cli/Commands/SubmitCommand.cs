using System.CommandLine;
using ForgeryCheck.Batches;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck submit: puts mail on a stream for workers.</summary>
internal static class SubmitCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("submit", "Put mail on a stream of NATS JetStream, for workers to analyze", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            Reads what analyze reads. Each message goes to the server, and is submitted once the stream has acknowledged it. While the server is unreachable,
            also at start-up, it is tried again until interrupted, or until --give-up-after. A message that is already on the stream, or was published within
            the last 15 minutes, is not added again.

            'forgerycheck work' analyzes what was submitted, on any number of machines.
            """;
        command.Statuses =
        [
            new(ExitStatus.Clear, "All messages were submitted, or were on the stream."),
            new(ExitStatus.Trouble, "Usage error, the server did not take a message, or an input could not be read; the others were still submitted."),
            new(ExitStatus.NoMessage, "No message found."),
            new(ExitStatus.Interrupted, "Interrupted; with --resume the next run goes on from there."),
        ];
        command.Examples =
        [
            new("forgerycheck submit --to nats://127.0.0.1:4222 archive.mbox", "Submit a mailbox."),
            new("forgerycheck submit --to nats://n1:4222,nats://n2:4222,nats://n3:4222 --replicas 3 --resume archive.state archive/", "Submit an archive to a cluster, with each message on three servers; if interrupted, run it again."),
            new("forgerycheck submit --batch --to nats://127.0.0.1:4222 archive.mbox", "Compare the messages with each other first, as analyze --batch does."),
        ];
        var options = new SubmitCommandOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result)));
    }

    private static ExitStatus Run(SubmitSettings settings)
    {
        using var interruption = new Interruption();
        using var log = new ListenerLog(lines => Console.Error.Write(lines), settings.Quiet ? LogLevel.Error : LogLevel.Warning);
        Submission? submission = null;
        try
        {
            submission = Submission.OpenAsync(settings.Submit, log, Diagnostics.Write, interruption.Token).GetAwaiter().GetResult();
            return Run(settings, submission, interruption.Token);
        }
        catch (OperationCanceledException)
        {
            return ExitStatus.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            Diagnostics.Write(e.Message);
            return ExitStatus.Trouble;
        }
        finally
        {
            submission?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static ExitStatus Run(SubmitSettings settings, Submission submission, CancellationToken cancellation)
    {
        var imap = new ImapMailbox(settings.Password, cancellation);
        var meter = settings.Progress ? new InputMeter(settings.Paths, settings.Submit.Batch ? 2 : 1) : null;
        var state = meter is null ? null : new RunProgress(meter);
        using var progress = state is null ? null : new Progress(state.ToString);
        using var inputs = new RepeatableInputs(settings.Paths, Console.OpenStandardInput(), imap, meter);
        var reading = submission.Reading(settings.Inner);
        if (settings.Submit.Batch)
        {
            var batch = new BatchIndex();
            var analyzer = Given.Use(() => new Analyzer(settings.Submit.Analysis));
            var gathering = new GatheringRun(analyzer, batch, settings.Jobs);
            state?.Begin("comparing", () => gathering.Messages, () => "");
            gathering.Run(inputs.Read(reading with { RawBytes = 0 }), cancellation);
            gathering.WarnIfFull(settings.Quiet);
            submission.ShareAsync(batch, cancellation).GetAwaiter().GetResult();
        }

        state?.Begin(settings.Submit.Batch ? "submitting" : "", () => (int)submission.Counts.Submitted, () => "");
        submission.RunAsync(inputs.Read(reading), cancellation).GetAwaiter().GetResult();
        var counts = submission.Counts;
        if (!settings.Quiet)
        {
            Diagnostics.Write(counts.ToString());
        }

        return counts.Lost > 0 ? ExitStatus.Trouble
            : counts.Submitted + counts.Duplicates + counts.Skipped == 0 ? ExitStatus.NoMessage
            : ExitStatus.Clear;
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ForgeryCheck.Batches;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck analyze: the main command.</summary>
internal static class AnalyzeCommand
{
    private const int ProgressAfter = 1000;

    private const string Examples =
        """
          forgerycheck analyze mail.eml                          one message
          pbpaste | forgerycheck analyze                         a header from the clipboard
          forgerycheck analyze --trust .example.org mail.eml     lines by my own hosts are facts
          forgerycheck analyze --format csv -o inbox.csv inbox.mbox
          forgerycheck analyze --format ndjson maildir/ | jq 'select(.verdict == "forged").handOver.ip'
          forgerycheck analyze --inner only reports.zip          the messages that users reported, attached to theirs
          forgerycheck analyze --password-command 'pass mail' imaps://user@mail.example.org/INBOX
          forgerycheck analyze --batch samples/                  find lines that kits send again and again
          forgerycheck analyze --dns live --dns-record names.json mail.eml
          forgerycheck analyze -q --fail-on suspicious mail.eml > /dev/null || echo look at it
        """;

    internal static Command Create(FileSettings files)
    {
        var command = new CommandWithExamples(
            "analyze", "Tell which Received lines can be believed, and where a forgery starts", Examples);
        var options = new AnalyzeOptions();
        options.AddTo(command);
        command.Runs(result =>
        {
            var settings = options.Read(result, files);
            return settings.Paths.Count == 0 && !Console.IsInputRedirected ? HelpWithExamples.OnError(result) : Run(settings);
        });
        return command;
    }

    private static ExitStatus Run(AnalyzeSettings settings)
    {
        var names = FromFiles(() => NameServices.Create(settings.Names));
        var batch = settings.Batch ? new BatchIndex() : null;
        var analyzer = FromFiles(() => new Analyzer(settings.Analysis with { Names = names.Names, Batch = batch }));
        var status = Run(settings, analyzer, batch);
        Save(names, settings.Names);
        return status;
    }

    /// <summary>Writes the DNS answers of a run, if they are recorded.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    internal static void Save(NameServices names, NameOptions options)
    {
        try
        {
            names.SaveRecord();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{options.RecordFile}: cannot be written ({e.Message})", e);
        }
    }

    private static ExitStatus Run(AnalyzeSettings settings, Analyzer analyzer, BatchIndex? batch)
    {
        using var interrupted = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        using var output = ReportOutput.Open(settings.Output);
        IReadOnlyList<string> paths = settings.Paths is [] ? ["-"] : settings.Paths;
        // Keys of signatures come from the DNS: without it bodies are of no use.
        var reading = new MailReadOptions { HashBodies = settings.Names.Mode != NameMode.Off, Inner = settings.Inner };
        var imap = new ImapMailbox(settings.Password, interrupted.Token);
        using var inputs = new RepeatableInputs(paths, Console.OpenStandardInput(), imap);
        var run = new AnalysisRun(
            message => Analyze(analyzer, message, interrupted.Token),
            ReportWriters.Create(output.Stream, settings.Report),
            output.Stream,
            settings.Jobs,
            waits: settings.Names.Mode == NameMode.Live,
            showNotes: settings.Verbose);
        var clock = Stopwatch.StartNew();
        try
        {
            if (batch is null)
            {
                run.Start(imap.Read(paths, reading, path => MailReader.Read([path], Console.OpenStandardInput(), reading)));
            }
            else
            {
                new GatheringRun(analyzer, batch, settings.Jobs).Run(inputs.Read(reading with { HashBodies = false }), interrupted.Token);
                TellWhatIsLeftOut(batch, settings);
                run.Start(inputs.Read(reading));
            }

            Wait(run, settings, interrupted.Token);
            // If no message could be read, the report of an earlier run is not replaced.
            if (run.Counts.Messages > 0)
            {
                output.Complete();
            }
        }
        catch (OperationCanceledException)
        {
            run.Stop();
            return ExitStatus.Interrupted;
        }
        catch (IOException e) when (settings.Output is null && StandardOutput.IsClosedPipe(e))
        {
            return ExitStatus.Clear;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Diagnostics.Write(output.Name, e.Message);
            return ExitStatus.Trouble;
        }

        SumUp(run.Counts, settings, clock.Elapsed);
        return run.Counts.Status(settings.FailOn);

        void Cancel(PosixSignalContext context)
        {
            // The main thread removes partial output and exits.
            context.Cancel = true;
            interrupted.Cancel();
        }
    }

    // A short run shows no progress: a line that flashes by helps nobody.
    private static void Wait(AnalysisRun run, AnalyzeSettings settings, CancellationToken cancellation)
    {
        if (!settings.Progress)
        {
            run.Wait(Timeout.Infinite, cancellation);
        }
        else if (!run.Wait(ProgressAfter, cancellation))
        {
            Progress.Show(interval => run.Wait(interval, cancellation), run.Counts.ToString);
        }
    }

    private static Report Analyze(Analyzer analyzer, MailMessage message, CancellationToken cancellation)
    {
        // Without DNS it never blocks; with DNS each message has a thread of its own to block.
        var report = analyzer.AnalyzeAsync(message, cancellation);
        return report.IsCompletedSuccessfully ? report.Result : report.AsTask().GetAwaiter().GetResult();
    }

    // Errors in a file of rules, sites or recorded answers are for the user to fix, so they are reported in one line.
    internal static T FromFiles<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or InvalidDataException or JsonException)
        {
            throw new UsageException(e.Message, e);
        }
    }

    private static void TellWhatIsLeftOut(BatchIndex batch, AnalyzeSettings settings)
    {
        if (batch.LeftOut > 0 && !settings.Quiet)
        {
            Diagnostics.Write("--batch", string.Create(
                CultureInfo.InvariantCulture,
                $"{batch.Count} lines and ids are kept, which is the most; {batch.LeftOut} that came later are not compared (FC305). Smaller batches compare all"));
        }
    }

    private static void SumUp(RunCounts counts, AnalyzeSettings settings, TimeSpan elapsed)
    {
        if (settings.Verbose)
        {
            var rate = counts.Messages / elapsed.TotalSeconds;
            Diagnostics.Write(string.Create(
                CultureInfo.InvariantCulture, $"{counts}; {elapsed.TotalSeconds:0.00} s, {rate:0} messages a second"));
        }
    }
}

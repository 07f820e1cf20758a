using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ForgeryCheck.Batches;
using ForgeryCheck.Cli.Configuration;
using ForgeryCheck.Cli.Conventions;
using ForgeryCheck.Cli.Help;
using ForgeryCheck.Cli.Imap;
using ForgeryCheck.Cli.Output;
using ForgeryCheck.Cli.Pipeline;
using ForgeryCheck.Files;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Commands;

/// <summary>forgerycheck analyze: the main command.</summary>
internal static class AnalyzeCommand
{
    internal static DocumentedCommand Create(FileSettings files) =>
        new("analyze", "Report which Received lines can be believed, and where a forgery starts", command => Define(command, files));

    private static void Define(DocumentedCommand command, FileSettings files)
    {
        command.Details =
            """
            Reads messages in any form: message files, mailboxes, Maildirs, archives, messages saved by Outlook or Apple Mail, pasted headers. A single
            message is reported on a page, several as a list.

            Without --trust or --sites, trust is limited to what the topmost lines show by themselves. Naming your own mail hosts makes their lines facts.
            """;
        command.Statuses =
        [
            new(ExitStatus.Clear, "No message at or above --fail-on."),
            new(ExitStatus.Found, "At least one message at or above --fail-on."),
            new(ExitStatus.Trouble, "Usage error, or an input could not be read; the others were still analyzed."),
            new(ExitStatus.NoMessage, "No message found."),
            new(ExitStatus.Interrupted, "Interrupted."),
        ];
        command.Examples =
        [
            new("forgerycheck analyze mail.eml", "Analyze one message."),
            new("pbpaste | forgerycheck analyze", "Analyze a header from the clipboard."),
            new("forgerycheck analyze --trust .example.org mail.eml", "Treat lines written by hosts in example.org as facts."),
            new("forgerycheck analyze --format csv -o inbox.csv inbox.mbox", "Analyze a mailbox and write a table."),
            new("forgerycheck analyze --format ndjson maildir/ | jq -r 'select(.verdict == \"forged\").handOver.ip'", "List the addresses that handed in forged messages."),
            new("forgerycheck analyze --format parquet -o tables/ archive/", "Write tables for SQL: messages, hops and findings, by day."),
            new("forgerycheck analyze --format sarif -o findings.sarif maildir/", "Write findings for a viewer of SARIF."),
            new("forgerycheck analyze --inner only reports.zip", "Analyze the messages that users reported as attachments."),
            new("forgerycheck analyze --password-command 'pass mail' imaps://user@mail.example.org/INBOX", "Analyze a folder on an IMAP server."),
            new("forgerycheck analyze --batch samples/", "Find lines and ids that recur in several messages."),
            new("forgerycheck analyze --dns live --dns-record names.json mail.eml", "Look up names, and record the answers."),
            new("forgerycheck analyze -q --fail-on suspicious mail.eml > /dev/null || echo \"look at it\"", "Decide in a script."),
        ];
        var options = new AnalyzeOptions();
        options.AddTo(command);
        files.AddTo(command);
        command.Runs(result => Run(options.Read(result, files)));
    }

    private static ExitStatus Run(AnalyzeSettings settings)
    {
        IReadOnlyList<string> paths = settings.Paths is [] ? ["-"] : settings.Paths;
        InputGuard.Check(settings.Output, paths);
        if (settings.Names.RecordFile is { } record)
        {
            InputGuard.Check(record, paths);
            InputGuard.Apart((settings.Output is null ? "standard output" : "--output", settings.Output), ("--dns-record", record));
        }

        var names = Given.Use(() => NameServices.Create(settings.Names));
        var batch = settings.Batch ? new BatchIndex() : null;
        var analyzer = Given.Use(() => new Analyzer(settings.Analysis with { Names = names.Names, Batch = batch }));
        ExitStatus status;
        try
        {
            status = Run(settings, paths, analyzer, batch);
        }
        catch (OperationCanceledException)
        {
            // The output was not open yet.
            return ExitStatus.Interrupted;
        }

        NameRecord.Save(names, settings.Names);
        return status;
    }

    private static ExitStatus Run(AnalyzeSettings settings, IReadOnlyList<string> paths, Analyzer analyzer, BatchIndex? batch)
    {
        using var interruption = new Interruption();
        using var output = ReportOutput.Open(settings.Output, takesFolder: settings.Report.Format == ReportFormat.Parquet, interruption);
        // Keys of signatures come from the DNS: without it bodies are of no use.
        var reading = new MailReadOptions { HashBodies = settings.Names.Mode != NameMode.Off, Inner = settings.Inner };
        var imap = new ImapMailbox(settings.Password, interruption.Token);
        var meter = settings.Progress ? new InputMeter(paths, batch is null ? 1 : 2) : null;
        var state = meter is null ? null : new RunProgress(meter);
        using var progress = state is null ? null : new Progress(state.ToString);
        output.Stream.Status = settings.OnTerminal ? progress?.Line : null;
        using var inputs = new RepeatableInputs(paths, Console.OpenStandardInput(), imap, meter);
        AnalysisRun? running = null;
        var report = settings.Report with { ExitStatus = () => (int)running!.Counts.Status(settings.FailOn) };
        var run = running = new AnalysisRun(
            message => Analyze(analyzer, message, interruption.Token),
            output.CreateWriter(report),
            output.Stream,
            settings.Jobs,
            waits: settings.Names.Mode == NameMode.Live,
            showNotes: settings.Verbose);
        var clock = Stopwatch.StartNew();
        try
        {
            if (batch is null)
            {
                state?.Begin("", () => run.Counts.Messages, () => run.Counts.Conspicuous);
                run.Start(imap.Read(paths, reading, path => PathReader.Read(path, meter is null ? PathReader.Open : file => meter.Measure(PathReader.Open(file)), reading)));
            }
            else
            {
                var gathering = new GatheringRun(analyzer, batch, settings.Jobs);
                state?.Begin("pass 1 of 2", () => gathering.Messages, () => "");
                gathering.Run(inputs.Read(reading with { HashBodies = false }), interruption.Token);
                gathering.WarnIfFull(settings.Quiet);
                state?.Begin("pass 2 of 2", () => run.Counts.Messages, () => run.Counts.Conspicuous);
                run.Start(inputs.Read(reading));
            }

            run.Wait(Timeout.Infinite, interruption.Token);
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
            Diagnostics.Write(output.Name, FileFault.Reason(e));
            return ExitStatus.Trouble;
        }

        SumUp(run.Counts, settings, clock.Elapsed);
        return run.Counts.Status(settings.FailOn);
    }

    private static Report Analyze(Analyzer analyzer, MailMessage message, CancellationToken cancellation)
    {
        // Without DNS it never blocks; with DNS each message has a thread of its own to block.
        var report = analyzer.AnalyzeAsync(message, cancellation);
        return report.IsCompletedSuccessfully ? report.Result : report.AsTask().GetAwaiter().GetResult();
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

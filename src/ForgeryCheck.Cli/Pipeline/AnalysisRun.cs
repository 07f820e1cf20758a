using ForgeryCheck.Cli.Output;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;

namespace ForgeryCheck.Cli.Pipeline;

/// <summary>Passes inputs through the analyzer to a report writer, in order.</summary>
internal sealed class AnalysisRun
{
    private readonly Func<MailMessage, Report> _analyze;
    private readonly IReportWriter _writer;
    private readonly HeldStream _output;
    private readonly bool _showNotes;
    private readonly OrderedPipeline<MailInput, Outcome> _pipeline;

    /// <summary>Creates a run.</summary>
    /// <param name="analyze">Analyzes a message; called from many threads.</param>
    /// <param name="writer">Writes reports to <paramref name="output"/>.</param>
    /// <param name="output">Buffers output until no further report is ready.</param>
    /// <param name="jobs">Messages analyzed in parallel.</param>
    /// <param name="waits">Whether analyses mostly wait for name servers.</param>
    /// <param name="showNotes">Whether to report oddities in reading messages.</param>
    internal AnalysisRun(Func<MailMessage, Report> analyze, IReportWriter writer, HeldStream output, int jobs, bool waits, bool showNotes)
    {
        _analyze = analyze;
        _writer = writer;
        _output = output;
        _showNotes = showNotes;
        _pipeline = new OrderedPipeline<MailInput, Outcome>(jobs, waits, Examine, Write, output.Release);
    }

    /// <summary>The counts so far.</summary>
    internal RunCounts Counts { get; } = new();

    internal void Start(IEnumerable<MailInput> inputs) => _pipeline.Start(inputs);

    /// <summary>Waits for the end; true once everything is written, including what follows the last report.</summary>
    internal bool Wait(int milliseconds, CancellationToken cancellation)
    {
        if (!_pipeline.Wait(milliseconds, cancellation))
        {
            return false;
        }

        _writer.Complete();
        _output.Release();
        return true;
    }

    internal void Stop() => _pipeline.Stop();

    private Outcome Examine(MailInput input)
    {
        switch (input)
        {
            case MailInput.Read { Message: var message }:
                try
                {
                    var report = _analyze(message);
                    // What limits left unread comes as an input of its own.
                    return new Outcome(message.Source, report, null, Notes: _showNotes ? [.. report.Notes.Except(message.LeftUnread)] : null);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // A bug of ours, in one message: it is reported, and the others are still analyzed.
                    return new Outcome(message.Source, null, $"internal error: {e.GetType().Name}: {e.Message}");
                }

            case MailInput.Unreadable unreadable:
                return new Outcome(unreadable.Source, null, unreadable.Reason, unreadable.IsEmpty);

            default:
                return new Outcome("", null, "internal error: an input of no known kind");
        }
    }

    private void Write(Outcome outcome)
    {
        if (outcome.Report is not { } report)
        {
            if (!outcome.IsEmpty)
            {
                Counts.AddUnreadable();
                _writer.Unreadable(outcome.Source, outcome.Problem ?? "");
            }

            Warn(outcome.Source, outcome.Problem ?? "");
            return;
        }

        Counts.Add(report.Verdict);
        _writer.Write(report);
        foreach (var note in outcome.Notes ?? [])
        {
            Warn(report.Source, note);
        }
    }

    // On a terminal both streams are one: earlier reports must appear above.
    private void Warn(string source, string message)
    {
        _output.Release();
        Diagnostics.Write(source, message);
    }
}

using System.Diagnostics;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>
/// Analyzes messages, a limited number at once, and hands each report to the store, the sink, the metrics and the log. If one analysis fails, that is
/// logged and the others go on.
/// </summary>
/// <param name="analyzer">The analyzer.</param>
/// <param name="sink">Receives the reports.</param>
/// <param name="telemetry">Log and metrics.</param>
/// <param name="mostAtOnce">The most concurrent analyses, most of which wait for a name server.</param>
internal sealed class MessageExaminer(Analyzer analyzer, IReportSink sink, Telemetry telemetry, int mostAtOnce) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(mostAtOnce);
    private volatile Analyzer _analyzer = analyzer;

    /// <summary>Analyzes with another analyzer from now on; analyses in progress keep theirs.</summary>
    internal void Use(Analyzer other) => _analyzer = other;

    /// <summary>Analyzes a message before it is answered; null if the analysis failed. The report goes nowhere until <see cref="Publish"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async ValueTask<Report?> AnalyzeNowAsync(MailMessage message, CancellationToken cancellation = default)
    {
        await _slots.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await AnalyzeAsync(message, message.Session?.Id ?? message.Source, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Publishes a report of <see cref="AnalyzeNowAsync"/>, once the fate of the message is known. Never throws.</summary>
    /// <param name="message">The message.</param>
    /// <param name="report">Its report.</param>
    /// <param name="id">Its id in the store.</param>
    /// <param name="store">Where it is stored; null if it was refused.</param>
    internal void Publish(MailMessage message, Report report, string id, IMessageStore? store)
    {
        Pass(message, report, id, store);
        Flush();
    }

    /// <summary>Takes a slot, which an analysis of <see cref="AnalyzeAsync"/> needs.</summary>
    internal void Enter() => _slots.Wait();

    /// <summary>Gives the slot back.</summary>
    internal void Leave() => _slots.Release();

    /// <summary>Analyzes a message; null if the analysis failed.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async ValueTask<Report?> AnalyzeAsync(MailMessage message, string id, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var report = await _analyzer.AnalyzeAsync(message, cancellation).ConfigureAwait(false);
            telemetry.Metrics.Verdict(report.Verdict, Stopwatch.GetElapsedTime(start));
            return report;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of ours, in one message: it is logged, and the others are still analyzed.
            telemetry.Log.Write(LogLevel.Error, "analysis-failed", null, ("id", id), ("fault", e.GetType().Name), ("reason", e.Message));
            return null;
        }
    }

    /// <summary>Passes a report on; the sink may buffer it until <see cref="Flush"/>.</summary>
    internal void Pass(MailMessage message, Report report, string id, IMessageStore? store)
    {
        try
        {
            store?.AddReport(id, report);
            sink.Write(message, report);
        }
        catch (Exception e)
        {
            // By contract neither throws; a bug of ours must not end the thread.
            Failed(id, e);
        }

        if (telemetry.Log.Has(LogLevel.Info))
        {
            var assessment = report.Assessment;
            telemetry.Log.Write(LogLevel.Info, "verdict", null, ("id", id), ("verdict", report.Verdict), ("score", ReportWords.Score(report.Score)), ("forged-from-line", assessment.ForgedFromLine));
        }
    }

    /// <summary>Writes out what the sink buffers. Never throws.</summary>
    internal void Flush()
    {
        try
        {
            sink.Flush();
        }
        catch (Exception e)
        {
            // As above.
            Failed(null, e);
        }
    }

    /// <summary>Completes once no analysis is in progress.</summary>
    internal async Task WaitUntilIdleAsync()
    {
        for (var i = 0; i < mostAtOnce; i++)
        {
            await _slots.WaitAsync().ConfigureAwait(false);
        }

        _slots.Release(mostAtOnce);
    }

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    private void Failed(string? id, Exception e) =>
        telemetry.Log.Write(LogLevel.Error, "report-failed", null, ("id", id), ("fault", e.GetType().Name), ("reason", e.Message));
}

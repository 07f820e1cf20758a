using ForgeryCheck.Batches;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Memory;
using ForgeryCheck.Streams.Options;

namespace ForgeryCheck.Streams.Working;

/// <summary>
/// What is done with one message: it is marked as begun, read, compared, analyzed, reported, and only then acknowledged. Whatever ends this half-way, the
/// server delivers the message again, and what is then reported says that it may be a repetition.
/// </summary>
internal sealed class MessageWork
{
    /// <summary>What a report says of a message that may have been reported before.</summary>
    internal const string RepeatedNote = "this message was delivered before: there may be another report on it";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly WorkOptions _options;
    private readonly Analyzer _analyzer;
    private readonly MailOpener _opener;
    private readonly LargeMessages _large;
    private readonly Attempts _attempts;
    private readonly IBatchMemory? _memory;
    private readonly ReportPublisher _reports;
    private readonly IReportSink? _sink;
    private readonly DeadLetters _dead;
    private readonly WorkTelemetry _telemetry;
    private readonly SemaphoreSlim _cores;

    /// <summary>Prepares the work.</summary>
    internal MessageWork(
        WorkOptions options, Analyzer analyzer, LargeMessages large, Attempts attempts, IBatchMemory? memory, ReportPublisher reports, IReportSink? sink,
        DeadLetters dead, WorkTelemetry telemetry)
    {
        (_options, _analyzer, _large, _attempts, _memory, _reports, _sink, _dead, _telemetry) = (options, analyzer, large, attempts, memory, reports, sink, dead, telemetry);
        _opener = new MailOpener(large, new MailReadOptions { HashBodies = options.Analysis.Names.IsOn });
        _cores = new SemaphoreSlim(options.Jobs);
    }

    /// <summary>Does it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: the message stays on the stream.</exception>
    internal async Task DoAsync(Delivery delivery, CancellationToken cancellation)
    {
        var id = delivery.Field(FieldNames.Id) ?? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(delivery.Bytes.Span));
        var attempt = await _attempts.BeginAsync(id, delivery.Sequence, delivery.Deliveries, cancellation).ConfigureAwait(false);
        if (attempt.Number > _options.MostAttempts)
        {
            await PutAsideAsync(delivery, attempt.Number - 1, "each worker that began to analyze it ended before it was done", cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            var report = await AnalyzeAsync(delivery, attempt, cancellation).ConfigureAwait(false);
            await _reports.PublishAsync(report, id, attempt.IsRepeated, cancellation).ConfigureAwait(false);
            _telemetry.Metrics.Report(report.Verdict, attempt.IsRepeated);
            Log(report, delivery, attempt);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await FailAsync(delivery, attempt, e, cancellation).ConfigureAwait(false);
            return;
        }

        // Acknowledged, it never comes again: by then its report is written.
        _sink?.Flush();
        await delivery.AckAsync().ConfigureAwait(false);
        await RemoveAsync(delivery).ConfigureAwait(false);
    }

    private async ValueTask<Report> AnalyzeAsync(Delivery delivery, Attempt attempt, CancellationToken cancellation)
    {
        MailMessage mail;
        Sightings? sightings;
        await _cores.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            mail = await _opener.OpenAsync(delivery, cancellation).ConfigureAwait(false);
            mail = attempt.IsRepeated ? mail with { Notes = [.. mail.Notes, RepeatedNote] } : mail;
            sightings = _memory is null ? null : _analyzer.Gather(mail);
        }
        finally
        {
            _cores.Release();
        }

        var others = sightings is null ? null : await _memory!.RecordAsync(sightings, cancellation).ConfigureAwait(false);
        if (others is not null && sightings!.Seen.Any(seen => others.WhyUnknown(seen.Value) is not null))
        {
            _telemetry.Metrics.Unasked();
        }

        // With DNS it mostly waits.
        var waits = _options.Analysis.Names.IsOn;
        await (waits ? Task.CompletedTask : _cores.WaitAsync(cancellation)).ConfigureAwait(false);
        try
        {
            var report = await _analyzer.AnalyzeAsync(mail, others, cancellation).ConfigureAwait(false);
            _sink?.Write(mail, report);
            return report;
        }
        finally
        {
            if (!waits)
            {
                _cores.Release();
            }
        }
    }

    private async ValueTask FailAsync(Delivery delivery, Attempt attempt, Exception error, CancellationToken cancellation)
    {
        var reason = error is FormatException ? error.Message : $"{error.GetType().Name}: {error.Message}";
        _telemetry.Log.Write(LogLevel.Error, "analysis-failed", null, ("sequence", delivery.Sequence), ("attempt", attempt.Number), ("reason", reason));
        // What is damaged will not mend.
        if (error is FormatException || attempt.Number >= _options.MostAttempts)
        {
            await PutAsideAsync(delivery, attempt.Number, reason, cancellation).ConfigureAwait(false);
        }
        else
        {
            _telemetry.Metrics.Returned();
            await delivery.ReturnAsync(Again).ConfigureAwait(false);
        }
    }

    private async ValueTask PutAsideAsync(Delivery delivery, int attempts, string reason, CancellationToken cancellation)
    {
        await _dead.AddAsync(delivery, attempts, reason, cancellation).ConfigureAwait(false);
        _telemetry.Metrics.PutAside();
        _telemetry.Log.Write(LogLevel.Error, "put-aside", null, ("sequence", delivery.Sequence), ("attempts", attempts), ("reason", reason));
        await delivery.AckAsync().ConfigureAwait(false);
    }

    private async ValueTask RemoveAsync(Delivery delivery)
    {
        if (delivery.Object is { } name)
        {
            try
            {
                await _large.RemoveAsync(name, CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NATS.Client.Core.NatsException or TimeoutException or OperationCanceledException)
            {
                _telemetry.Log.Write(LogLevel.Warning, "object-not-removed", null, ("object", name), ("reason", e.Message));
            }
        }
    }

    private void Log(Report report, Delivery delivery, Attempt attempt)
    {
        if (_telemetry.Log.Has(LogLevel.Debug))
        {
            _telemetry.Log.Write(
                LogLevel.Debug, "verdict", null, ("sequence", delivery.Sequence), ("source", report.Source), ("verdict", report.Verdict),
                ("score", ReportWords.Score(report.Score)), ("attempt", attempt.Number));
        }
    }
}

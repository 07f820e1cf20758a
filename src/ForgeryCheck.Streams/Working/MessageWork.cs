using ForgeryCheck.Batches;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Memory;
using ForgeryCheck.Streams.Options;
using NATS.Client.ObjectStore;

namespace ForgeryCheck.Streams.Working;

/// <summary>
/// What is done with one message: it is read, compared, analyzed, reported, and only then acknowledged. Whatever ends this half-way, the server delivers
/// the message again; if it has a report by then, the second one says so.
/// </summary>
internal sealed class MessageWork : IDisposable
{
    /// <summary>What a report says of a message that was reported before.</summary>
    internal const string RepeatedNote = "this message was reported before: there is another report on it";

    // A message that was begun so often without an end is worked on alone, so that no other one is suspected with it.
    private const int SuspectAfter = 2;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly WorkOptions _options;
    private readonly Func<Analyzer> _analyzer;
    private readonly MailOpener _opener;
    private readonly LargeMessages _large;
    private readonly Attempts _attempts;
    private readonly IBatchMemory? _memory;
    private readonly ReportPublisher _reports;
    private readonly IReportSink _sink;
    private readonly DeadLetters _dead;
    private readonly WorkTelemetry _telemetry;
    private readonly JobQueue _jobs;
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Prepares the work.</summary>
    internal MessageWork(
        WorkOptions options, Func<Analyzer> analyzer, LargeMessages large, Attempts attempts, IBatchMemory? memory, ReportPublisher reports, IReportSink sink,
        DeadLetters dead, WorkTelemetry telemetry)
    {
        (_options, _analyzer, _large, _attempts, _memory, _reports, _sink, _dead, _telemetry) = (options, analyzer, large, attempts, memory, reports, sink, dead, telemetry);
        _opener = new MailOpener(large, new MailReadOptions { HashBodies = options.Analysis.Names.IsOn });
        _jobs = new JobQueue(options.Jobs);
    }

    /// <summary>Does it.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: the message stays on the stream.</exception>
    internal async Task DoAsync(Delivery delivery, CancellationToken cancellation)
    {
        if (delivery.Damage is { } damage)
        {
            await BuryAsync(delivery, 1, damage, cancellation).ConfigureAwait(false);
            return;
        }

        // Most messages come once: only one that came before costs a question to the server.
        var isSuspect = delivery.IsRedelivered && await _attempts.CountAsync(delivery.Id, delivery.Sequence, delivery.Deliveries, cancellation).ConfigureAwait(false) >= SuspectAfter;
        if (!isSuspect)
        {
            await TryAsync(delivery, cancellation).ConfigureAwait(false);
            return;
        }

        await _alone.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await TryAsync(delivery, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _jobs.Dispose();
        _alone.Dispose();
    }

    private async ValueTask TryAsync(Delivery delivery, CancellationToken cancellation)
    {
        var attempt = delivery.IsRedelivered ? await _attempts.BeginAsync(delivery.Id, delivery.Sequence, delivery.Deliveries, cancellation).ConfigureAwait(false) : 1;
        if (attempt > _options.MostAttempts)
        {
            await BuryAsync(delivery, attempt - 1, "each worker that began to analyze it ended before it was done", cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            await ReportAsync(delivery, attempt, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await FailAsync(delivery, attempt, e, cancellation).ConfigureAwait(false);
            return;
        }

        // Acknowledged, it never comes again: by then its report is on its stream, and in the file too, unless that cannot be written, which is counted.
        _sink.Flush();
        var isLarge = delivery.Object is not null;
        if (await delivery.AckAsync(isConfirmed: isLarge, cancellation).ConfigureAwait(false) && isLarge)
        {
            await RemoveAsync(delivery).ConfigureAwait(false);
        }
    }

    private async ValueTask ReportAsync(Delivery delivery, int attempt, CancellationToken cancellation)
    {
        // While the bytes of a large message come from the server, a job has better things to do.
        var opening = delivery.Object is null ? _jobs.RunAsync(() => OpenAsync(delivery, cancellation), cancellation) : OpenAsync(delivery, cancellation).AsTask();
        if (await opening.ConfigureAwait(false) is not { } mail)
        {
            return;
        }

        var analyzer = _analyzer();
        var others = _memory is null ? null : await CompareAsync(mail, analyzer, cancellation).ConfigureAwait(false);
        var (report, line) = await _jobs.RunAsync(() => AnalyzeAsync(analyzer, mail, others, cancellation), cancellation).ConfigureAwait(false);
        var isFirst = await _reports.TryPublishFirstAsync(report, line, delivery, cancellation).ConfigureAwait(false);
        if (!isFirst)
        {
            report = report with { Notes = [.. report.Notes, RepeatedNote] };
            await _reports.PublishRepeatedAsync(report, delivery, cancellation).ConfigureAwait(false);
        }

        _sink.Write(mail, report);
        _telemetry.Metrics.Report(report.Verdict, isRepeated: !isFirst);
        Log(report, delivery, attempt);
    }

    private async ValueTask<(Report Report, byte[] Line)> AnalyzeAsync(Analyzer analyzer, MailMessage mail, IBatchEntries? others, CancellationToken cancellation)
    {
        var report = await analyzer.AnalyzeAsync(mail, others, cancellation).ConfigureAwait(false);
        return (report, _reports.Line(report));
    }

    private async ValueTask<MailMessage?> OpenAsync(Delivery delivery, CancellationToken cancellation)
    {
        try
        {
            return await _opener.OpenAsync(delivery, cancellation).ConfigureAwait(false);
        }
        catch (NatsObjNotFoundException) when (delivery.IsRedelivered)
        {
            if (await _reports.IsReportedAsync(delivery, cancellation).ConfigureAwait(false))
            {
                // Its bytes were removed after that; only the acknowledgement was lost.
                return null;
            }

            throw;
        }
    }

    private async ValueTask<IBatchEntries> CompareAsync(MailMessage mail, Analyzer analyzer, CancellationToken cancellation)
    {
        var sightings = await _jobs.RunAsync(() => ValueTask.FromResult(analyzer.Gather(mail)), cancellation).ConfigureAwait(false);
        var others = await _memory!.RecordAsync(sightings, cancellation).ConfigureAwait(false);
        if (sightings.Seen.Any(seen => others.WhyUnknown(seen.Value) is not null))
        {
            _telemetry.Metrics.MemoryUnavailable();
        }

        return others;
    }

    private async ValueTask FailAsync(Delivery delivery, int attempt, Exception error, CancellationToken cancellation)
    {
        if (ServerFaults.MayPass(error, cancellation))
        {
            // That says nothing about the message.
            _telemetry.Log.Write(LogLevel.Warning, "returned", null, ("sequence", delivery.Sequence), ("reason", ServerFaults.Reason(error)));
            if (attempt > 1)
            {
                await _attempts.TakeBackAsync(delivery.Id, delivery.Sequence, cancellation).ConfigureAwait(false);
            }

            await ReturnAsync(delivery, cancellation).ConfigureAwait(false);
            return;
        }

        var reason = error is FormatException ? error.Message : $"{error.GetType().Name}: {error.Message}";
        _telemetry.Log.Write(LogLevel.Error, "analysis-failed", null, ("sequence", delivery.Sequence), ("attempt", attempt), ("reason", reason));
        // What is damaged will not mend.
        if (error is FormatException || attempt >= _options.MostAttempts)
        {
            await BuryAsync(delivery, attempt, reason, cancellation).ConfigureAwait(false);
        }
        else
        {
            await ReturnAsync(delivery, cancellation).ConfigureAwait(false);
        }
    }

    private async ValueTask ReturnAsync(Delivery delivery, CancellationToken cancellation)
    {
        _telemetry.Metrics.Returned();
        await delivery.ReturnAsync(Again, cancellation).ConfigureAwait(false);
    }

    private async ValueTask BuryAsync(Delivery delivery, int attempts, string reason, CancellationToken cancellation)
    {
        await _dead.AddAsync(delivery, attempts, reason, cancellation).ConfigureAwait(false);
        _telemetry.Metrics.DeadLetter();
        _telemetry.Log.Write(LogLevel.Error, "dead-letter", null, ("sequence", delivery.Sequence), ("attempts", attempts), ("reason", reason));
        await delivery.AckAsync(isConfirmed: false, cancellation).ConfigureAwait(false);
    }

    private async ValueTask RemoveAsync(Delivery delivery)
    {
        try
        {
            using var time = new CancellationTokenSource(Again);
            await _large.RemoveAsync(delivery.Object!, time.Token).ConfigureAwait(false);
        }
        catch (NatsObjNotFoundException)
        {
            // It was removed before.
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, CancellationToken.None))
        {
            _telemetry.Log.Write(LogLevel.Warning, "object-not-removed", null, ("object", delivery.Object), ("reason", ServerFaults.Reason(e)));
        }
    }

    private void Log(Report report, Delivery delivery, int attempt)
    {
        if (_telemetry.Log.Has(LogLevel.Debug))
        {
            _telemetry.Log.Write(
                LogLevel.Debug, "verdict", null, ("sequence", delivery.Sequence), ("source", report.Source), ("verdict", report.Verdict),
                ("score", ReportWords.Score(report.Score)), ("attempt", attempt));
        }
    }
}

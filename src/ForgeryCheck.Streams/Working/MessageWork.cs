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
/// What is done with one message: it is marked as begun, read, compared, analyzed, reported, and only then acknowledged. Whatever ends this half-way, the
/// server delivers the message again, and what is then reported says that it may be a repetition.
/// </summary>
internal sealed class MessageWork : IDisposable
{
    /// <summary>What a report says of a message that may have been reported before.</summary>
    internal const string RepeatedNote = "this message was delivered before: there may be another report on it";

    /// <summary>What a report says if nobody knows that.</summary>
    internal const string UnknownNote = "it is unknown whether this message was delivered before: there may be another report on it";

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
    private readonly SemaphoreSlim _cores;
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Prepares the work.</summary>
    internal MessageWork(
        WorkOptions options, Func<Analyzer> analyzer, LargeMessages large, Attempts attempts, IBatchMemory? memory, ReportPublisher reports, IReportSink sink,
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
        if (delivery.Damage is { } damage)
        {
            await BuryAsync(delivery, 1, damage, cancellation).ConfigureAwait(false);
            return;
        }

        var isSuspect = delivery.IsRedelivered && await _attempts.CountAsync(delivery.Id, delivery.Sequence, cancellation).ConfigureAwait(false) >= SuspectAfter;
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
        _cores.Dispose();
        _alone.Dispose();
    }

    private async ValueTask TryAsync(Delivery delivery, CancellationToken cancellation)
    {
        var attempt = await _attempts.BeginAsync(delivery.Id, delivery.Sequence, cancellation).ConfigureAwait(false);
        if (attempt.Number > _options.MostAttempts)
        {
            await BuryAsync(delivery, attempt.Number - 1, "each worker that began to analyze it ended before it was done", cancellation).ConfigureAwait(false);
            return;
        }

        try
        {
            var (mail, report) = await AnalyzeAsync(delivery, attempt, cancellation).ConfigureAwait(false);
            await _reports.PublishAsync(report, delivery, attempt.Repetition, cancellation).ConfigureAwait(false);
            _sink.Write(mail, report);
            _telemetry.Metrics.Report(report.Verdict, attempt.Repetition != Repetition.No);
            Log(report, delivery, attempt);
        }
        catch (NatsObjNotFoundException) when (attempt.Repetition != Repetition.No)
        {
            // It was reported, and its bytes were removed; only the acknowledgement was lost.
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await FailAsync(delivery, attempt, e, cancellation).ConfigureAwait(false);
            return;
        }

        // Acknowledged, it never comes again: by then its report is written.
        _sink.Flush();
        var isLarge = delivery.Object is not null;
        if (await delivery.AckAsync(isConfirmed: isLarge, cancellation).ConfigureAwait(false) && isLarge)
        {
            await RemoveAsync(delivery).ConfigureAwait(false);
        }
    }

    private async ValueTask<(MailMessage Mail, Report Report)> AnalyzeAsync(Delivery delivery, Attempt attempt, CancellationToken cancellation)
    {
        var mail = await _opener.OpenAsync(delivery, cancellation).ConfigureAwait(false);
        mail = attempt.Repetition == Repetition.No ? mail
            : mail with { Notes = [.. mail.Notes, attempt.Repetition == Repetition.Yes ? RepeatedNote : UnknownNote] };
        var analyzer = _analyzer();
        IBatchEntries? others = null;
        if (_memory is not null)
        {
            var sightings = await OnCoreAsync(() => ValueTask.FromResult(analyzer.Gather(mail)), cancellation).ConfigureAwait(false);
            others = await _memory.RecordAsync(sightings, cancellation).ConfigureAwait(false);
            if (sightings.Seen.Any(seen => others.WhyUnknown(seen.Value) is not null))
            {
                _telemetry.Metrics.MemoryUnavailable();
            }
        }

        return (mail, await OnCoreAsync(() => analyzer.AnalyzeAsync(mail, others, cancellation), cancellation).ConfigureAwait(false));
    }

    private async ValueTask<T> OnCoreAsync<T>(Func<ValueTask<T>> work, CancellationToken cancellation)
    {
        await _cores.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _cores.Release();
        }
    }

    private async ValueTask FailAsync(Delivery delivery, Attempt attempt, Exception error, CancellationToken cancellation)
    {
        if (ServerFaults.MayPass(error, cancellation))
        {
            // That says nothing about the message.
            _telemetry.Log.Write(LogLevel.Warning, "returned", null, ("sequence", delivery.Sequence), ("reason", ServerFaults.Reason(error)));
            await _attempts.TakeBackAsync(delivery.Id, delivery.Sequence, cancellation).ConfigureAwait(false);
            await ReturnAsync(delivery, cancellation).ConfigureAwait(false);
            return;
        }

        var reason = error is FormatException ? error.Message : $"{error.GetType().Name}: {error.Message}";
        _telemetry.Log.Write(LogLevel.Error, "analysis-failed", null, ("sequence", delivery.Sequence), ("attempt", attempt.Number), ("reason", reason));
        // What is damaged will not mend.
        if (error is FormatException || attempt.Number >= _options.MostAttempts)
        {
            await BuryAsync(delivery, attempt.Number, reason, cancellation).ConfigureAwait(false);
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
        catch (Exception e) when (ServerFaults.IsOfServer(e, CancellationToken.None))
        {
            _telemetry.Log.Write(LogLevel.Warning, "object-not-removed", null, ("object", delivery.Object), ("reason", ServerFaults.Reason(e)));
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

using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Analysis;

/// <summary>
/// Analyzes messages from a queue, or at once if the reply depends on the verdict, and hands the report to the store, the sink, the metrics and the
/// log. If one analysis fails, that is logged and the others go on.
/// </summary>
/// <remarks>
/// The work is done on dedicated threads: on the thread pool it would delay the sessions. Only an analysis that waits for a name server continues on
/// the pool, and there are at most <see cref="MostThatWait"/> of those.
/// </remarks>
internal sealed class MessageAnalyzer : IAsyncDisposable
{
    private const int MostThatWait = 32;

    /// <summary>
    /// How long a thread lets messages accumulate before it looks again: being woken for each would slow down the sessions, and nobody waits for a verdict
    /// in the background.
    /// </summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(2);

    private readonly MessageExaminer _examiner;
    private readonly Telemetry _telemetry;
    private readonly AnalysisQueue _queue;
    private readonly CancellationTokenSource _stopped = new();
    private readonly Task[] _workers;
    private bool _isStopped;

    /// <summary>Creates the queue and starts its threads.</summary>
    internal MessageAnalyzer(Analyzer analyzer, ListenerOptions options, IReportSink sink, Telemetry telemetry)
    {
        _examiner = new MessageExaminer(analyzer, sink, telemetry, Math.Max(MostThatWait, options.Jobs));
        _telemetry = telemetry;
        var threads = Math.Max(1, options.Analysis.Names.IsOn ? Math.Min(options.Jobs, Environment.ProcessorCount) : options.Jobs);
        _queue = new AnalysisQueue(options.QueueLength, threads, telemetry);
        _workers = [.. Enumerable.Range(0, threads).Select(_ => Start())];
    }

    /// <summary>Analyzes with another analyzer from now on; analyses in progress keep theirs.</summary>
    internal void Use(Analyzer analyzer) => _examiner.Use(analyzer);

    /// <summary>Whether MAIL should be refused with 451 4.3.2 because the queue is full.</summary>
    internal bool IsFull => _queue.IsFull;

    /// <summary>Completes with true once the queue has room, with false on timeout.</summary>
    internal ValueTask<bool> WaitForRoomAsync(TimeSpan patience) => _queue.WaitForRoomAsync(patience);

    /// <summary>Queues a stored message. Never refuses it, full or not.</summary>
    internal void Add(MailMessage message, string id, IMessageStore store) => _queue.Add(new QueuedMessage(message, id, store));

    /// <summary>Queues what an earlier run stored but did not analyze, behind all new mail. Called once, before the first message is stored.</summary>
    /// <exception cref="IOException">The store cannot be read.</exception>
    internal void Restore(IEnumerable<MailMessage> messages, IMessageStore store) => _queue.AddEarlier(messages, store);

    /// <summary>Analyzes a message before it is answered; null if the analysis failed. The report goes nowhere until <see cref="Publish"/>.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal ValueTask<Report?> AnalyzeNowAsync(MailMessage message, CancellationToken cancellation = default) => _examiner.AnalyzeNowAsync(message, cancellation);

    /// <summary>Publishes a report of <see cref="AnalyzeNowAsync"/>, once the fate of the message is known.</summary>
    /// <param name="message">The message.</param>
    /// <param name="report">Its report.</param>
    /// <param name="id">Its id in the store.</param>
    /// <param name="store">Where it is stored; null if it was refused.</param>
    internal void Publish(MailMessage message, Report report, string id, IMessageStore? store) => _examiner.Publish(message, report, id, store);

    /// <summary>Works off the queue, up to a time limit. The rest stays in the store without a report and is analyzed at the next start.</summary>
    internal async Task StopAsync(TimeSpan patience)
    {
        _queue.End();
        var finish = FinishAsync();
        try
        {
            await finish.WaitAsync(patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            var left = _queue.Drop();
            if (left > 0)
            {
                _telemetry.Log.Write(LogLevel.Warning, "analysis-cut-off", null, ("left", left));
            }

            await _stopped.CancelAsync().ConfigureAwait(false);
            await finish.ConfigureAwait(false);
        }

        _isStopped = true;
        _examiner.Flush();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await StopAsync(TimeSpan.Zero).ConfigureAwait(false);
        }

        _stopped.Dispose();
        _examiner.Dispose();
    }

    private async Task FinishAsync()
    {
        await Task.WhenAll(_workers).ConfigureAwait(false);
        await _examiner.WaitUntilIdleAsync().ConfigureAwait(false);
    }

    private Task Start()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            Work();
            done.SetResult();
        })
        { IsBackground = true, Name = "analyzer" }.Start();
        return done.Task;
    }

    private void Work()
    {
        var batch = new List<QueuedMessage>();
        while (_queue.Take(batch) > 0)
        {
            foreach (var one in batch)
            {
                if (_stopped.IsCancellationRequested)
                {
                    return;
                }

                _examiner.Enter();
                var analysis = _examiner.AnalyzeAsync(one.Message, one.Id, _stopped.Token);
                if (analysis.IsCompletedSuccessfully)
                {
                    PassOn(one, analysis.Result);
                    _examiner.Leave();
                }
                else
                {
                    _ = FinishLaterAsync(one, analysis);
                }
            }

            batch.Clear();
            _examiner.Flush();
            if (_queue.IsEmpty)
            {
                Thread.Sleep(Gather);
            }
        }
    }

    private async Task FinishLaterAsync(QueuedMessage one, ValueTask<Report?> analysis)
    {
        try
        {
            PassOn(one, await analysis.ConfigureAwait(false));
            _examiner.Flush();
        }
        catch (OperationCanceledException)
        {
            // The listener is stopping: the message stays without a report.
        }
        finally
        {
            _examiner.Leave();
        }
    }

    private void PassOn(QueuedMessage one, Report? report)
    {
        if (report is not null)
        {
            _examiner.Pass(one.Message, report, one.Id, one.Store);
        }
    }
}

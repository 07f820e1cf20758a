using System.Collections.Concurrent;
using System.Diagnostics;
using ForgeryCheck.Batches;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Memory;
using ForgeryCheck.Streams.Options;
using ForgeryCheck.Streams.Publishing;
using ForgeryCheck.Streams.Working;

namespace ForgeryCheck.Streams;

/// <summary>Takes messages from a stream, analyzes them and publishes the reports. Any number of workers share the stream.</summary>
public sealed class Worker : IAsyncDisposable
{
    // Enough to keep the cores busy while others are on their way to and from the server. Each may be as large as the server's max_payload.
    private const int HeldPerJob = 128;
    private const int HeldPerWaitingJob = 2;
    private const int LeastHeld = 64;

    private static readonly TimeSpan Abandon = TimeSpan.FromSeconds(5);

    // What takes longer hangs: another worker may have more luck.
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(30);

    private readonly WorkOptions _options;
    private volatile Analyzer _analyzer;
    private readonly ListenerLog _log;
    private readonly WorkTelemetry _telemetry;
    private readonly StreamMetrics _streamMetrics;
    private readonly ReportSinks _sinks;
    private readonly ConcurrentDictionary<Delivery, Task> _held = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PrometheusEndpoint? _endpoint;
    private ServerConnection? _server;
    private ReportPublisher? _reports;
    private string _lastFailure = "";

    /// <summary>Loads the rules and opens files; connects to nothing yet.</summary>
    /// <param name="options">What it does.</param>
    /// <param name="output">Where log and messages go.</param>
    /// <exception cref="FormatException">An option or a rule file is invalid; the message is one line.</exception>
    /// <exception cref="IOException">A file is unusable; the message is one line.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file is denied.</exception>
    public Worker(WorkOptions options, ListenerOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        _options = options;
        _log = new ListenerLog(output.Log ?? (_ => { }), output.LogLevel);
        _telemetry = new WorkTelemetry(_log, new WorkMetrics(() => _sinks?.Lost ?? 0));
        _streamMetrics = new StreamMetrics(() => _server?.IsOpen == true);
        _analyzer = new Analyzer(options.Analysis);
        _sinks = ReportSinks.Open(options.ReportFile, options.ReportRows, _log, output.Lines);
    }

    /// <summary>Messages reported so far.</summary>
    public long Reported => _telemetry.Metrics.Reported;

    /// <summary>Messages moved to the dead letters so far.</summary>
    public long Dead => _telemetry.Metrics.Dead;

    /// <summary>Completes when <see cref="StartAsync"/> has to wait for the server.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>Serves metrics, connects as soon as the server is there, and creates what is missing on it.</summary>
    /// <exception cref="IOException">The server or an address cannot be used; the message is one line.</exception>
    /// <exception cref="FormatException">An option is invalid; the message is one line.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task StartAsync()
    {
        _endpoint = _options.Metrics is { } address ? new PrometheusEndpoint(address, [.. _telemetry.Metrics.Metrics, .. _streamMetrics.Metrics], _log) : null;
        _server = await Connector.OpenAsync(_options.Stream.Server, patience: null, _log, () => _waiting.TrySetResult(), _stop.Token).ConfigureAwait(false);
        Layout = new StreamLayout(_server, _options.Stream, _log);
        await Layout.EnsureAsync(_stop.Token).ConfigureAwait(false);
        Layout.RequireReportSubjects();
    }

    /// <summary>Works until it is stopped, and finishes what it has begun.</summary>
    /// <exception cref="IOException">The server refuses the work; the message is one line.</exception>
    public async Task RunAsync()
    {
        var server = _server!;
        var publisher = new Publisher(server, _log, _streamMetrics, mustPublish: true);
        var bucket = new MemoryBucket(server, Layout, _options.MemoryPatience, _log);
        var large = new LargeMessages(Layout.Large, server.MaxPayload);
        IBatchMemory? memory = _options.Memory switch
        {
            MemoryMode.Shared => new SharedMemory(bucket),
            MemoryMode.Local => new BatchIndex(),
            _ => null,
        };
        _reports = new ReportPublisher(publisher, Layout, server.MaxPayload);
        using var work = new MessageWork(
            _options, () => _analyzer, large, new Attempts(bucket), memory, _reports, _sinks,
            new DeadLetters(publisher, Layout.Names, large, server.MaxPayload), _telemetry);
        var held = Math.Max(LeastHeld, _options.Analysis.Names.IsOn ? HeldPerWaitingJob * _options.Jobs : HeldPerJob * _options.Jobs);
        using var room = new SemaphoreSlim(held);
        using var ended = new CancellationTokenSource();
        var heartbeats = Task.CompletedTask;
        try
        {
            var ackWait = (await FindAsync().ConfigureAwait(false)).Info.Config.AckWait;
            heartbeats = SendHeartbeatsAsync(ackWait > TimeSpan.Zero ? ackWait : _options.AckWait, ended.Token);
            await foreach (var delivery in new DeliveryFetcher(FindAsync, room, held, Failed).ReadAsync(_stop.Token).ConfigureAwait(false))
            {
                _held[delivery] = Task.CompletedTask;
                // By then it may be done and removed.
                _held.TryUpdate(delivery, DoAsync(work, delivery, room), Task.CompletedTask);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // It was stopped before it began.
        }
        finally
        {
            await FinishAsync().ConfigureAwait(false);
            await ended.CancelAsync().ConfigureAwait(false);
            await heartbeats.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _sinks.Flush();
            _log.Write(LogLevel.Info, "stopped", null, ("reported", Reported), ("dead-letters", Dead));
        }

        ValueTask<NATS.Client.JetStream.INatsJSConsumer> FindAsync() => Layout.EnsureConsumerAsync(_options.AckWait, _stop.Token);
    }

    /// <summary>Analyzes messages with another analyzer from now on; those whose analysis has begun keep the one before.</summary>
    public void Use(Analyzer analyzer)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _analyzer = analyzer;
    }

    /// <summary>Goes on in a report file of the same name, after log rotation gave another one to the file in use.</summary>
    /// <exception cref="IOException">It is not writable; the message is one line, and the file in use stays.</exception>
    public void ReopenReports() => _sinks.Reopen();

    /// <summary>Asks for no further message. <see cref="RunAsync"/> then finishes what it has begun.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Ends at once: what was begun stays on the stream.</summary>
    public void Abort()
    {
        _stop.Cancel();
        _abort.Cancel();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Abort();
        await AbortAsync().ConfigureAwait(false);
        if (_endpoint is not null)
        {
            await _endpoint.DisposeAsync().ConfigureAwait(false);
        }

        if (_server is not null)
        {
            await _server.DisposeAsync().ConfigureAwait(false);
        }

        _reports?.Dispose();
        _sinks.Dispose();
        _log.Dispose();
        _stop.Dispose();
        _abort.Dispose();
    }

    private StreamLayout Layout { get; set; } = null!;

    private async Task DoAsync(MessageWork work, Delivery delivery, SemaphoreSlim room)
    {
        var start = Stopwatch.GetTimestamp();
        _telemetry.Metrics.Begun();
        try
        {
            await work.DoAsync(delivery, _abort.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // The message stays on the stream.
            _log.Write(e is OperationCanceledException ? LogLevel.Debug : LogLevel.Error, "not-done", null, ("sequence", delivery.Sequence), ("reason", e.Message));
        }
        finally
        {
            delivery.Payload.Dispose();
            _held.TryRemove(delivery, out _);
            _telemetry.Metrics.Ended(Stopwatch.GetElapsedTime(start));
            room.Release();
        }
    }

    private async Task FinishAsync()
    {
        try
        {
            await Task.WhenAll(_held.Values).WaitAsync(_options.Stop, _abort.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            _log.Write(LogLevel.Warning, "work-cut-off", null, ("left", _held.Count));
            await AbortAsync().ConfigureAwait(false);
        }
    }

    private async Task AbortAsync()
    {
        await _abort.CancelAsync().ConfigureAwait(false);
        // A task that hears no token does not hold up the end.
        await Task.WhenAny(Task.WhenAll(_held.Values), Task.Delay(Abandon)).ConfigureAwait(false);
    }

    /// <summary>Tells the server what is still being worked on, so that it does not give it to another worker.</summary>
    private async Task SendHeartbeatsAsync(TimeSpan ackWait, CancellationToken ended)
    {
        var interval = ackWait / 3;
        using var timer = new PeriodicTimer(interval / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(ended).ConfigureAwait(false))
            {
                var now = Environment.TickCount64;
                foreach (var delivery in _held.Keys.Where(one => now - one.LastHeartbeat >= interval.TotalMilliseconds && now - one.Came < LongestWork.TotalMilliseconds))
                {
                    await delivery.HeartbeatAsync(ended).ConfigureAwait(false);
                }

                _sinks.Flush();
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    private void Failed(string reason)
    {
        if (reason != _lastFailure)
        {
            _lastFailure = reason;
            _log.Write(LogLevel.Warning, "fetch-failed", null, ("reason", reason));
        }
    }
}

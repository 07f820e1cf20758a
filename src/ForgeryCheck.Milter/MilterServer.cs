using ForgeryCheck.Milter.Dialogue;
using ForgeryCheck.Milter.Listening;
using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Milter.Negotiation;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Verdicts;
using ForgeryCheck.Smtp;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Milter;

/// <summary>The milter: mail servers ask it about messages while their clients wait, and it analyzes them and writes reports.</summary>
public sealed class MilterServer : IAsyncDisposable
{
    private readonly MilterOptions _options;
    private readonly ListenerLog _log;
    private readonly ListenerMetrics _metrics;
    private readonly Telemetry _telemetry;
    private readonly ReportSinks _sinks;
    private readonly IMessageStore _store;
    private readonly MessageExaminer _examiner;
    private readonly DialogueTable _dialogues;
    private readonly List<MilterAcceptor> _acceptors = [];
    private PrometheusEndpoint? _endpoint;

    /// <summary>Creates a milter: loads the rules and opens the files, but binds nothing yet.</summary>
    /// <exception cref="FormatException">An option or a rule file is invalid; the message is one line.</exception>
    /// <exception cref="IOException">A file or folder is unusable; the message is one line.</exception>
    /// <exception cref="UnauthorizedAccessException">Permission to a file or folder is denied.</exception>
    public MilterServer(MilterOptions options, ListenerOutput output)
        : this(options, output, output.Store ?? new NullStore())
    {
    }

    /// <summary>Creates a milter that passes each message to a store before it is answered.</summary>
    internal MilterServer(MilterOptions options, ListenerOutput output, IMessageStore store)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        (_options, _store) = (options, store);
        _log = new ListenerLog(output.Log ?? (_ => { }), output.LogLevel);
        _metrics = new ListenerMetrics(() => _log.Dropped, () => _sinks?.Lost ?? 0);
        _telemetry = new Telemetry(_log, _metrics);
        var analyzer = new Analyzer(options.Analysis);
        _sinks = ReportSinks.Open(options.ReportFile, options.ReportRows, _log, output.Lines);
        _examiner = new MessageExaminer(analyzer, _sinks, _telemetry, options.Jobs);
        var ids = new IdGenerator();
        _dialogues = new DialogueTable(new DialogueServices(
            options, ids, new Negotiator(Needed(options)), new MessageFactory(options, ids, _store.Spill), new MessageJudge(options, _examiner, _store, _telemetry), _telemetry));
    }

    /// <summary>A snapshot for a status line.</summary>
    public ListenerStatus Status => _metrics.Status();

    /// <summary>Binds and starts; returns the addresses, with the actual port where 0 was requested.</summary>
    /// <exception cref="IOException">An address cannot be bound; the message is one line.</exception>
    public IReadOnlyList<MilterAddress> Start()
    {
        _endpoint = _options.Metrics is { } metrics ? new PrometheusEndpoint(metrics, [.. _metrics.Metrics, .. _store.Metrics], _log) : null;
        foreach (var address in _options.Bind)
        {
            _acceptors.Add(MilterAcceptor.Bind(address, _options.SocketMode, _dialogues, _telemetry));
        }

        foreach (var socket in _options.Sockets)
        {
            _acceptors.Add(new MilterAcceptor(socket, ownsFile: false, _dialogues, _telemetry));
        }

        _ = _dialogues.WatchAsync();
        foreach (var acceptor in _acceptors)
        {
            _ = Task.Run(acceptor.RunAsync);
        }

        return [.. _acceptors.Select(a => a.Address)];
    }

    /// <summary>Analyzes messages with another analyzer from now on; those whose analysis has begun keep the one before.</summary>
    public void Use(Analyzer analyzer)
    {
        ArgumentNullException.ThrowIfNull(analyzer);
        _examiner.Use(analyzer);
    }

    /// <summary>Goes on in a report file of the same name, after log rotation gave another one to the file in use.</summary>
    /// <exception cref="IOException">It is not writable; the message is one line, and the file in use stays.</exception>
    public void ReopenReports() => _sinks.Reopen();

    /// <summary>Shuts down gracefully: accepts no further connections, and lets messages in progress finish.</summary>
    public async Task StopAsync()
    {
        _acceptors.ForEach(a => a.Dispose());
        await _dialogues.StopAsync(_options.Limits.Stop).ConfigureAwait(false);
        var status = Status;
        _log.Write(
            LogLevel.Info, "stopped", null, ("sessions", status.Sessions), ("messages", status.Messages), ("forged", status.Forged), ("suspicious", status.Suspicious));
    }

    /// <summary>Stops at once: the mail server applies its own setting to messages in progress (Postfix: milter_default_action).</summary>
    public void Abort()
    {
        _acceptors.ForEach(a => a.Dispose());
        _dialogues.Abort();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Abort();
        await _dialogues.StopAsync(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        _dialogues.Dispose();
        _examiner.Dispose();
        await _store.DisposeAsync().ConfigureAwait(false);
        if (_endpoint is not null)
        {
            await _endpoint.DisposeAsync().ConfigureAwait(false);
        }

        _sinks.Dispose();
        _log.Dispose();
    }

    private static MilterActions Needed(MilterOptions options) =>
        (options.WritesFields ? MilterActions.AddHeaders | MilterActions.ChangeHeaders : MilterActions.None)
        | (options.OnForged == MilterAction.Quarantine ? MilterActions.Quarantine : MilterActions.None);
}

using System.Diagnostics.Metrics;
using ForgeryCheck.Messages;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Smtp.Watch;

/// <summary>
/// What is counted. A session adds to plain numbers, and the instruments of the meter "ForgeryCheck.Smtp" read them when somebody asks: a counter
/// that is told its tags each time would cost more than a command.
/// </summary>
internal sealed class ListenerMetrics : IDisposable
{
    /// <summary>The meter's name.</summary>
    internal const string MeterName = "ForgeryCheck.Smtp";

    private static readonly IReadOnlyList<string> States = KebabCase.Words<ConnectionState>().All;
    private static readonly IReadOnlyList<string> WireFacts = KebabCase.Words<WireFactKind>().All;
    private static readonly IReadOnlyList<string> Verdicts = KebabCase.Words<Verdict>().All;

    private readonly Meter _meter = new(MeterName);
    private readonly CountArray _replies = new("code", i => i.ToString(System.Globalization.CultureInfo.InvariantCulture), 600, showZero: false);
    private readonly CountArray _wireFacts = new("kind", i => WireFacts[i], WireFacts.Count, showZero: false);
    private readonly CountArray _verdicts = new("verdict", i => Verdicts[i], Verdicts.Count, showZero: true);
    private readonly Tallies _refused = new("result");
    private readonly Tallies _limits = new("limit");
    private readonly Tallies _tls = new("version");
    private readonly StatusClock _status = new();
    private readonly Distribution _flushSeconds;
    private readonly Distribution _flushMessages;
    private readonly Distribution _analysisSeconds;
    private long _sessions;
    private long _taken;
    private long _bytes;
    private int _queueDepth;
    private Func<IReadOnlyList<int>> _connections = static () => new int[States.Count];

    /// <summary>Makes the meter and its instruments.</summary>
    /// <param name="logDropped">Tells how many lines of the log were lost; null where there is no log.</param>
    internal ListenerMetrics(Func<long>? logDropped = null)
    {
        _flushSeconds = new(_meter, "flush_seconds", "s", "Time of one flush of the spool to the disk", 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1);
        _flushMessages = new(_meter, "flush_messages", null, "Messages that one flush served", 1, 2, 5, 10, 20, 50, 100, 200, 500);
        _analysisSeconds = new(_meter, "analysis_seconds", "s", "Time of one analysis, name servers included", 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.1, 0.5, 1, 2.5, 10);
        Metrics =
        [
            new Metric.Gauge("connections", "Connections by what they wait for", ReadConnections),
            new Metric.Counter("sessions_total", "Sessions begun", () => One(Interlocked.Read(ref _sessions))),
            new Metric.Counter("messages_total", "Messages by what became of them", () => Taken().Concat(_refused.Read())),
            new Metric.Counter("bytes_total", "Bytes of the messages taken", () => One(Interlocked.Read(ref _bytes))),
            new Metric.Counter("replies_total", "Replies by their code", _replies.Read),
            new Metric.Counter("wire_facts_total", "What clients did wrong on the wire", _wireFacts.Read),
            new Metric.Histogram("flush_seconds", "Time of one flush of the spool to the disk", _flushSeconds),
            new Metric.Histogram("flush_messages", "Messages that one flush served", _flushMessages),
            new Metric.Gauge("queue_depth", "Messages that wait for the analysis", () => One(Volatile.Read(ref _queueDepth))),
            new Metric.Histogram("analysis_seconds", "Time of one analysis, name servers included", _analysisSeconds),
            new Metric.Counter("verdicts_total", "Messages analyzed by their verdict", _verdicts.Read),
            new Metric.Counter("limits_total", "Limits that were reached", _limits.Read),
            new Metric.Counter("tls_total", "TLS handshakes by their version", _tls.Read),
            new Metric.Counter("log_dropped_total", "Lines of the log that were lost", () => One(logDropped?.Invoke() ?? 0)),
        ];
        foreach (var metric in Metrics)
        {
            metric.Publish(_meter);
        }
    }

    /// <summary>All that is counted, in the order in which it is told.</summary>
    internal IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Connections now.</summary>
    internal int Connections => _connections().Sum();

    /// <summary>
    /// Says who knows of the connections. They are counted when somebody asks: a session changes what it waits for several times a command.
    /// </summary>
    /// <param name="count">How many wait for what, by <see cref="ConnectionState"/>.</param>
    internal void CountConnectionsBy(Func<IReadOnlyList<int>> count) => _connections = count;

    /// <summary>A session begins.</summary>
    internal void SessionOpened() => Interlocked.Increment(ref _sessions);

    /// <summary>A reply was given.</summary>
    internal void Reply(int code) => _replies.Add(code);

    /// <summary>A client did something wrong on the wire.</summary>
    internal void WireFact(WireFactKind kind, int count = 1) => _wireFacts.Add((int)kind, count);

    /// <summary>A message was taken: 250 was given for it.</summary>
    internal void MessageTaken(long bytes)
    {
        Interlocked.Increment(ref _taken);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>A message was not taken.</summary>
    /// <param name="why">One word of ours: "too-large", "forged", "store".</param>
    internal void MessageRefused(string why) => _refused.Add(why);

    /// <summary>A limit was reached.</summary>
    /// <param name="which">One word of ours: "per-address", "errors".</param>
    internal void Limit(string which) => _limits.Add(which);

    /// <summary>A TLS handshake succeeded.</summary>
    /// <param name="version">"TLSv1.3".</param>
    internal void Tls(string version) => _tls.Add(version);

    /// <summary>The spool was flushed to the disk.</summary>
    internal void Flush(TimeSpan time, int messages)
    {
        _flushSeconds.Add(time.TotalSeconds);
        _flushMessages.Add(messages);
    }

    /// <summary>A message was analyzed.</summary>
    internal void Verdict(Verdict verdict, TimeSpan time)
    {
        _verdicts.Add((int)verdict);
        _analysisSeconds.Add(time.TotalSeconds);
    }

    /// <summary>So many messages wait for the analysis.</summary>
    internal void QueueDepth(int messages) => Volatile.Write(ref _queueDepth, messages);

    /// <summary>How it goes. The rate is that since an earlier call, a second ago or more.</summary>
    internal ListenerStatus Status()
    {
        var messages = Interlocked.Read(ref _taken);
        return new ListenerStatus(
            Connections,
            messages,
            _verdicts[(int)Scoring.Verdict.Forged],
            _verdicts[(int)Scoring.Verdict.Suspicious],
            Volatile.Read(ref _queueDepth),
            _status.Rate(messages));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<long>> One(long value) => [new Measurement<long>(value)];

    private IEnumerable<Measurement<long>> ReadConnections() =>
        _connections().Select((count, state) => new Measurement<long>(count, new KeyValuePair<string, object?>("state", States[state])));

    private IEnumerable<Measurement<long>> Taken() =>
        [new Measurement<long>(Interlocked.Read(ref _taken), new KeyValuePair<string, object?>("result", "taken"))];
}

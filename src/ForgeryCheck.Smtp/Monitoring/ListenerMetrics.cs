using System.Globalization;
using ForgeryCheck.Messages;
using ForgeryCheck.Scoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>
/// All counters in one place: sessions add to plain numbers, which are read on a scrape. Hand-written: an instrument of
/// System.Diagnostics.Metrics would need a listener that counts everything a second time for the page, and prometheus-net allocates for each count.
/// </summary>
internal sealed class ListenerMetrics
{
    private static readonly IReadOnlyList<string> States = KebabCase.Words<ConnectionState>().All;
    private static readonly IReadOnlyList<string> WireFacts = KebabCase.Words<WireFactKind>().All;
    private static readonly IReadOnlyList<string> Authentications = KebabCase.Words<AuthenticationOutcome>().All;
    private static readonly IReadOnlyList<string> Verdicts = KebabCase.Words<Verdict>().All;

    private readonly CountArray _replies = new("code", i => i.ToString(CultureInfo.InvariantCulture), 600, showZero: false);
    private readonly CountArray _wireFacts = new("kind", i => WireFacts[i], WireFacts.Count, showZero: false);
    private readonly CountArray _verdicts = new("verdict", i => Verdicts[i], Verdicts.Count, showZero: true);
    private readonly CountArray _authentications = new("outcome", i => Authentications[i], Authentications.Count, showZero: false);
    private readonly Tallies _refused = new("result");
    private readonly Tallies _limits = new("limit");
    private readonly Tallies _tls = new("version");
    private readonly StatusClock _status = new();
    private readonly Distribution _flushSeconds = new(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1);
    private readonly Distribution _flushMessages = new(1, 2, 5, 10, 20, 50, 100, 200, 500);
    private readonly Distribution _analysisSeconds = new(0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.01, 0.1, 0.5, 1, 2.5, 10);
    private long _sessions;
    private long _taken;
    private long _dropped;
    private long _recipientsDropped;
    private long _bytes;
    private int _queueDepth;
    private Func<IReadOnlyList<int>> _connections = static () => new int[States.Count];

    /// <summary>Starts counting.</summary>
    /// <param name="logDropped">Returns the number of dropped log lines; null if there is no log.</param>
    /// <param name="reportsLost">Returns the number of reports that could not be written to the report file; null if there is none.</param>
    internal ListenerMetrics(Func<long>? logDropped = null, Func<long>? reportsLost = null)
    {
        Metrics =
        [
            new("gauge", "connections", "Connections by what they wait for", ReadConnections),
            new("counter", "sessions_total", "Sessions begun", () => One(Interlocked.Read(ref _sessions))),
            new("counter", "messages_total", "Messages by what became of them", () => Taken().Concat(_refused.Read())),
            new("counter", "recipients_dropped_total", "Recipients whose mail was dropped", () => One(Interlocked.Read(ref _recipientsDropped))),
            new("counter", "bytes_total", "Bytes of the messages taken", () => One(Interlocked.Read(ref _bytes))),
            new("counter", "replies_total", "Replies by their code", _replies.Read),
            new("counter", "wire_facts_total", "What clients did wrong on the wire", _wireFacts.Read),
            new("histogram", "flush_seconds", "Time of one flush of the spool to the disk", _flushSeconds.Read),
            new("histogram", "flush_messages", "Messages that one flush served", _flushMessages.Read),
            new("gauge", "queue_depth", "Messages that wait for the analysis", () => One(Volatile.Read(ref _queueDepth))),
            new("histogram", "analysis_seconds", "Time of one analysis, name servers included", _analysisSeconds.Read),
            new("counter", "verdicts_total", "Messages analyzed by their verdict", _verdicts.Read),
            new("counter", "limits_total", "Limits that were reached", _limits.Read),
            new("counter", "tls_total", "TLS handshakes by their version", _tls.Read),
            new("counter", "authentications_total", "AUTH exchanges by how they ended", _authentications.Read),
            new("counter", "log_dropped_total", "Lines of the log that were lost", () => One(logDropped?.Invoke() ?? 0)),
            new("counter", "report_file_lost_total", "Reports that could not be written to the report file", () => One(reportsLost?.Invoke() ?? 0)),
        ];
    }

    /// <summary>All metrics, in the order of the page.</summary>
    internal IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Open connections.</summary>
    internal int Connections => _connections().Sum();

    /// <summary>
    /// Sets the source of the connection counts. They are counted on a scrape: a session changes what it waits for several times per command.
    /// </summary>
    /// <param name="count">How many connections wait for what, by <see cref="ConnectionState"/>.</param>
    internal void CountConnectionsBy(Func<IReadOnlyList<int>> count) => _connections = count;

    /// <summary>A session begins.</summary>
    internal void SessionOpened() => Interlocked.Increment(ref _sessions);

    /// <summary>A reply was sent.</summary>
    internal void Reply(int code) => _replies.Add(code);

    /// <summary>A client violated the protocol.</summary>
    internal void WireFact(WireFactKind kind, int count = 1) => _wireFacts.Add((int)kind, count);

    /// <summary>A message was accepted with 250.</summary>
    internal void MessageTaken(long bytes)
    {
        Interlocked.Increment(ref _taken);
        Interlocked.Add(ref _bytes, bytes);
    }

    /// <summary>A message was answered with 250 and dropped for all its recipients.</summary>
    internal void MessageDropped() => Interlocked.Increment(ref _dropped);

    /// <summary>A message was dropped for some recipients.</summary>
    internal void RecipientsDropped(int recipients) => Interlocked.Add(ref _recipientsDropped, recipients);

    /// <summary>A message was refused.</summary>
    /// <param name="why">A label of ours: "too-large", "forged", "store".</param>
    internal void MessageRefused(string why) => _refused.Add(why);

    /// <summary>A limit was reached.</summary>
    /// <param name="which">A label of ours: "per-address", "errors".</param>
    internal void Limit(string which) => _limits.Add(which);

    /// <summary>A TLS handshake succeeded.</summary>
    /// <param name="version">"TLSv1.3".</param>
    internal void Tls(string version) => _tls.Add(version);

    /// <summary>An AUTH exchange ended.</summary>
    internal void Authentication(AuthenticationOutcome outcome) => _authentications.Add((int)outcome);

    /// <summary>The spool was flushed to disk.</summary>
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

    /// <summary>The number of messages awaiting analysis.</summary>
    internal void QueueDepth(int messages) => Volatile.Write(ref _queueDepth, messages);

    /// <summary>A snapshot. The rate is measured since an earlier call at least a second ago.</summary>
    internal ListenerStatus Status()
    {
        var messages = Interlocked.Read(ref _taken);
        return new ListenerStatus(
            Connections,
            messages,
            _verdicts[(int)Scoring.Verdict.Forged],
            _verdicts[(int)Scoring.Verdict.Suspicious],
            Volatile.Read(ref _queueDepth),
            _status.Rate(messages))
        {
            Sessions = Interlocked.Read(ref _sessions),
            Dropped = Interlocked.Read(ref _dropped),
            RecipientsDropped = Interlocked.Read(ref _recipientsDropped),
        };
    }

    private static IEnumerable<Sample> One(long value) => [new(value)];

    private IEnumerable<Sample> ReadConnections() => _connections().Select((count, state) => new Sample(count, "state", States[state]));

    private IEnumerable<Sample> Taken() =>
        [new(Interlocked.Read(ref _taken), "result", "taken"), new(Interlocked.Read(ref _dropped), "result", "dropped")];
}

using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Streams.Working;

/// <summary>The counters of a worker.</summary>
internal sealed class WorkMetrics
{
    private static readonly IReadOnlyList<string> Verdicts = KebabCase.Words<Verdict>().All;

    private readonly CountArray _verdicts = new("verdict", i => Verdicts[i], Verdicts.Count, showZero: true);
    private readonly Distribution _seconds = new(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 1, 2.5, 10, 60);
    private long _reported;
    private long _repeated;
    private long _dead;
    private long _returned;
    private long _withoutMemory;
    private int _held;

    /// <summary>Starts counting.</summary>
    /// <param name="lost">Reports that could not be written to the report file.</param>
    internal WorkMetrics(Func<long> lost) => Metrics =
    [
        new("counter", "work_reported_total", "Messages reported", () => One(Reported)),
        new("counter", "work_repeated_total", "Messages reported that had been reported before", () => One(Interlocked.Read(ref _repeated))),
        new("counter", "work_returned_total", "Messages returned to the server, to be delivered again", () => One(Interlocked.Read(ref _returned))),
        new("counter", "work_dead_letters_total", "Messages moved to the dead letters", () => One(Dead)),
        new("counter", "work_memory_unavailable_total", "Messages analyzed without the shared memory, which did not answer", () => One(Interlocked.Read(ref _withoutMemory))),
        new("counter", "work_report_file_lost_total", "Reports that could not be written to the report file; the stream has them", () => One(lost())),
        new("gauge", "work_in_progress", "Messages delivered and not answered yet", () => One(Volatile.Read(ref _held))),
        new("histogram", "work_seconds", "Time from the delivery of a message to its acknowledgement", _seconds.Read),
        new("counter", "verdicts_total", "Messages analyzed by their verdict", _verdicts.Read),
    ];

    /// <summary>All metrics, in the order of the page.</summary>
    internal IReadOnlyList<Metric> Metrics { get; }

    /// <summary>Messages reported.</summary>
    internal long Reported => Interlocked.Read(ref _reported);

    /// <summary>Messages moved to the dead letters.</summary>
    internal long Dead => Interlocked.Read(ref _dead);

    internal void Begun() => Interlocked.Increment(ref _held);

    internal void Ended(TimeSpan time)
    {
        Interlocked.Decrement(ref _held);
        _seconds.Add(time.TotalSeconds);
    }

    internal void Report(Verdict verdict, bool isRepeated)
    {
        Interlocked.Increment(ref _reported);
        Interlocked.Add(ref _repeated, isRepeated ? 1 : 0);
        _verdicts.Add((int)verdict);
    }

    internal void Returned() => Interlocked.Increment(ref _returned);

    internal void DeadLetter() => Interlocked.Increment(ref _dead);

    internal void MemoryUnavailable() => Interlocked.Increment(ref _withoutMemory);

    private static IEnumerable<Sample> One(long value) => [new(value)];
}

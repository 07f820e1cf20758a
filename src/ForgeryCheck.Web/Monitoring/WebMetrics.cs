using System.Globalization;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Web.Monitoring;

/// <summary>The counters of the web server.</summary>
internal sealed class WebMetrics
{
    private static readonly IReadOnlyList<string> Verdicts = KebabCase.Words<Verdict>().All;

    private readonly CountArray _statuses = new("code", i => i.ToString(CultureInfo.InvariantCulture), 600, showZero: false);
    private readonly CountArray _verdicts = new("verdict", i => Verdicts[i], Verdicts.Count, showZero: true);
    private readonly Tallies _requests = new("route");
    private readonly Distribution _seconds = new(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30);
    private long _answered;
    private long _unreadable;
    private int _busy;

    internal WebMetrics() =>
        Metrics =
        [
            new("counter", "http_requests_total", "Requests by route", _requests.Read),
            new("counter", "http_responses_total", "Responses by status code", _statuses.Read),
            new("gauge", "http_requests_in_progress", "Requests in progress", () => [new Sample(Volatile.Read(ref _busy))]),
            new("histogram", "http_request_seconds", "Time of one request, from its header to the end of its answer", _seconds.Read),
            new("counter", "http_verdicts_total", "Messages analyzed by their verdict", _verdicts.Read),
            new("counter", "http_unreadable_total", "Submitted inputs that could not be read", () => [new Sample(Interlocked.Read(ref _unreadable))]),
        ];

    /// <summary>All metrics, in the order of the page.</summary>
    internal IReadOnlyList<Metric> Metrics { get; }

    /// <summary>A snapshot for a status line.</summary>
    internal WebStatus Status()
    {
        var messages = 0L;
        for (var i = 0; i < Verdicts.Count; i++)
        {
            messages += _verdicts[i];
        }

        return new WebStatus(Interlocked.Read(ref _answered), messages, _verdicts[(int)Verdict.Forged], _verdicts[(int)Verdict.Suspicious]);
    }

    /// <summary>A request has come in.</summary>
    internal void Begin() => Interlocked.Increment(ref _busy);

    /// <summary>A request has been answered.</summary>
    /// <param name="route">The route that answered it: one of ours, never a path of the client's.</param>
    /// <param name="status">The status code.</param>
    /// <param name="time">The time it took.</param>
    internal void End(string route, int status, TimeSpan time)
    {
        Interlocked.Decrement(ref _busy);
        Interlocked.Increment(ref _answered);
        _requests.Add(route);
        _statuses.Add(status);
        _seconds.Add(time.TotalSeconds);
    }

    /// <summary>A message has been analyzed.</summary>
    internal void Analyzed(Verdict verdict) => _verdicts.Add((int)verdict);

    /// <summary>Something could not be read.</summary>
    internal void Unreadable() => Interlocked.Increment(ref _unreadable);
}

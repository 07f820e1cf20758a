using System.Collections.Concurrent;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Tracks which messages of an mbox spool await their reports, and writes these to the segments. Thread-safe.</summary>
/// <param name="areAwaited">Whether each message gets a report.</param>
/// <param name="log">Logs what cannot be written.</param>
internal sealed class MboxReports(bool areAwaited, IListenerLog log)
{
    private readonly ConcurrentDictionary<string, MboxSegment> _unreported = new();

    /// <summary>Records stored messages.</summary>
    internal void Kept(MboxSegment segment, ReadOnlySpan<PendingMessage> messages)
    {
        if (areAwaited)
        {
            segment.Await(messages.Length);
            foreach (var pending in messages)
            {
                _unreported[pending.Message.Id] = segment;
            }
        }
    }

    /// <summary>Records a message of an earlier run that has no report; false if its id is taken.</summary>
    internal bool Found(string id, MboxSegment segment) => _unreported.TryAdd(id, segment);

    /// <summary>Whether a message of a segment awaits its report.</summary>
    internal bool IsAwaited(string id, MboxSegment segment) => _unreported.TryGetValue(id, out var owner) && owner == segment;

    /// <summary>Takes the report of a message.</summary>
    internal void Add(string id, Report report)
    {
        if (!_unreported.TryRemove(id, out var segment))
        {
            log.Write(LogLevel.Warning, "report-unknown", null, ("id", id));
            return;
        }

        try
        {
            segment.AddReport(id, ReportText.Of(report));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or ObjectDisposedException)
        {
            log.Write(LogLevel.Error, "report-not-kept", null, ("id", id), ("error", e.Message));
        }
    }
}

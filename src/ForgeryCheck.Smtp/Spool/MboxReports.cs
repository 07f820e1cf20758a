using System.Collections.Concurrent;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Knows which kept messages of a spool of mboxes wait for their reports, and puts these beside them. Safe for many threads.</summary>
/// <param name="areAwaited">Whether each message gets a report.</param>
/// <param name="log">Takes what cannot be written.</param>
internal sealed class MboxReports(bool areAwaited, IListenerLog log)
{
    private readonly ConcurrentDictionary<string, MboxSegment> _unreported = new();

    /// <summary>Messages were kept.</summary>
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

    /// <summary>A message of an earlier run was found without a report; false where another has its id.</summary>
    internal bool Found(string id, MboxSegment segment) => _unreported.TryAdd(id, segment);

    /// <summary>Whether a message of a segment waits for its report.</summary>
    internal bool IsAwaited(string id, MboxSegment segment) => _unreported.TryGetValue(id, out var owner) && owner == segment;

    /// <summary>The report of a message is there.</summary>
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

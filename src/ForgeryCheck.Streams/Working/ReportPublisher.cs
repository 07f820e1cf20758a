using System.Collections.Concurrent;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Publishing;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Working;

/// <summary>Publishes reports, as one line of JSON each.</summary>
/// <param name="publisher">Publishes them.</param>
/// <param name="names">Where they go.</param>
internal sealed class ReportPublisher(Publisher publisher, StreamNames names) : IDisposable
{
    private readonly ConcurrentBag<ReportFormatter> _formatters = [];

    /// <summary>Publishes a report; returns once it is stored. The server drops one that it had a short time before.</summary>
    /// <param name="report">The report.</param>
    /// <param name="id">What identifies the message, however often it comes.</param>
    /// <param name="isRepeated">Whether the message may have been reported before.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    internal async ValueTask PublishAsync(Report report, string id, bool isRepeated, CancellationToken cancellation)
    {
        var fields = new NatsHeaders { [FieldNames.Id] = id, [FieldNames.Verdict] = ReportWords.Of(report.Verdict) };
        if (isRepeated)
        {
            fields[FieldNames.Repeated] = "yes";
        }

        await publisher.PublishAsync(names.ReportSubject, Bytes(report), fields, id, patience: null, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_formatters.TryTake(out var formatter))
        {
            formatter.Dispose();
        }
    }

    private byte[] Bytes(Report report)
    {
        if (!_formatters.TryTake(out var formatter))
        {
            formatter = new ReportFormatter(ReportFormat.Ndjson, ReportRows.Messages);
        }

        var line = formatter.Format(report);
        var bytes = (line is [.., (byte)'\n'] ? line[..^1] : line).ToArray();
        _formatters.Add(formatter);
        return bytes;
    }
}

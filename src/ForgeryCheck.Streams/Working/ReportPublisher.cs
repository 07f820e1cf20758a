using System.Collections.Concurrent;
using System.Globalization;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Memory;
using ForgeryCheck.Streams.Publishing;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Working;

/// <summary>Publishes reports, as one line of JSON each.</summary>
/// <param name="publisher">Publishes them.</param>
/// <param name="names">Where they go.</param>
/// <param name="large">Holds the ones that are larger than the server takes at once.</param>
/// <param name="maxPayload">How many bytes that is.</param>
internal sealed class ReportPublisher(Publisher publisher, StreamNames names, LargeMessages large, int maxPayload) : IDisposable
{
    private readonly ConcurrentBag<ReportFormatter> _formatters = [];

    /// <summary>Publishes a report; returns once it is stored. The server drops one on the same delivery that it had a short time before.</summary>
    /// <param name="report">The report.</param>
    /// <param name="delivery">What it is on.</param>
    /// <param name="repetition">Whether the message may have been reported before.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    internal async ValueTask PublishAsync(Report report, Delivery delivery, Repetition repetition, CancellationToken cancellation)
    {
        var fields = new NatsHeaders { [FieldNames.Id] = delivery.Id, [FieldNames.Verdict] = ReportWords.Of(report.Verdict) };
        if (repetition != Repetition.No)
        {
            fields[FieldNames.Repeated] = repetition == Repetition.Yes ? "yes" : "unknown";
        }

        var bytes = Bytes(report);
        if (bytes.Length + PackedMessage.Overhead > maxPayload)
        {
            using var stream = new MemoryStream(bytes, writable: false);
            fields[FieldNames.Object] = await large.PutAsync(delivery.Id, stream, cancellation).ConfigureAwait(false);
            bytes = [];
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{delivery.Id}-{delivery.Sequence}");
        await publisher.PublishAsync(names.ReportSubject, bytes, fields, id, patience: null, cancellation).ConfigureAwait(false);
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

using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Reporting;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Publishing;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace ForgeryCheck.Streams.Working;

/// <summary>Publishes reports, as one line of JSON each, under a subject of the message: so the stream itself tells whether it has one already.</summary>
/// <param name="publisher">Publishes them.</param>
/// <param name="layout">Where they go.</param>
/// <param name="maxPayload">How many bytes the server takes at once; a larger one becomes an object.</param>
internal sealed class ReportPublisher(Publisher publisher, StreamLayout layout, int maxPayload) : IDisposable
{
    private const int NoMessage = 10037;

    private readonly LargeMessages _large = new(layout.LargeReports, maxPayload);
    private readonly ConcurrentBag<ReportFormatter> _formatters = [];

    /// <summary>The line of JSON that a report becomes.</summary>
    internal byte[] Line(Report report)
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

    /// <summary>Publishes a report, unless the message has one; returns once that is certain.</summary>
    /// <param name="report">The report.</param>
    /// <param name="line">The line of JSON that it becomes.</param>
    /// <param name="delivery">What it is on.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <returns>Whether it is the first.</returns>
    internal async ValueTask<bool> TryPublishFirstAsync(Report report, byte[] line, Delivery delivery, CancellationToken cancellation)
    {
        var outcome = await PublishAsync(report, line, delivery, asFirst: true, cancellation).ConfigureAwait(false);
        // An attempt that was not acknowledged may have stored it; so may a worker that had the delivery before.
        return outcome == PublishOutcome.Stored || (outcome == PublishOutcome.StoredOrDuplicate && !delivery.IsRedelivered);
    }

    /// <summary>Publishes a report that says that there is another; returns once it is stored. The server drops one on the same delivery that it had a short time before.</summary>
    /// <param name="report">The report.</param>
    /// <param name="delivery">What it is on.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    internal async ValueTask PublishRepeatedAsync(Report report, Delivery delivery, CancellationToken cancellation) =>
        await PublishAsync(report, Line(report), delivery, asFirst: false, cancellation).ConfigureAwait(false);

    /// <summary>Whether there is a report on this delivery: the last one on the message, as a rule the only one.</summary>
    internal async ValueTask<bool> IsReportedAsync(Delivery delivery, CancellationToken cancellation)
    {
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(ServerConnection.LongestAnswer);
            var last = await layout.Reports.GetAsync(new StreamMsgGetRequest { LastBySubj = layout.Names.ReportSubject(delivery.Id) }, time.Token).ConfigureAwait(false);
            return last.Message.Hdrs is { } fields && Encoding.UTF8.GetString(Convert.FromBase64String(fields)).Contains($"{IdOf(delivery)}\r\n", StringComparison.Ordinal);
        }
        catch (NatsJSApiException e) when (e.Error.ErrCode == NoMessage)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_formatters.TryTake(out var formatter))
        {
            formatter.Dispose();
        }
    }

    private async ValueTask<PublishOutcome> PublishAsync(Report report, ReadOnlyMemory<byte> line, Delivery delivery, bool asFirst, CancellationToken cancellation)
    {
        var fields = new NatsHeaders { [FieldNames.Id] = delivery.Id, [FieldNames.Verdict] = ReportWords.Of(report.Verdict) };
        if (!asFirst)
        {
            fields[FieldNames.Repeated] = "yes";
        }

        string? name = null;
        if (line.Length + PackedMessage.Overhead > maxPayload)
        {
            using var stream = new MemoryStream(line.ToArray(), writable: false);
            fields[FieldNames.Object] = name = await _large.PutAsync(delivery.Id, stream, cancellation).ConfigureAwait(false);
            line = default;
        }

        var outcome = await publisher.PublishAsync(layout.Names.ReportSubject(delivery.Id), line, fields, IdOf(delivery), patience: null, cancellation, asFirst).ConfigureAwait(false);
        if (name is not null && outcome is PublishOutcome.NotFirst or PublishOutcome.Duplicate)
        {
            await RemoveAsync(name, cancellation).ConfigureAwait(false);
        }

        return outcome;
    }

    // Nothing on the stream has its name. What cannot be removed ends with the age of reports.
    private async ValueTask RemoveAsync(string name, CancellationToken cancellation)
    {
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(ServerConnection.LongestAnswer);
            await _large.RemoveAsync(name, time.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
        {
        }
    }

    private static string IdOf(Delivery delivery) => string.Create(CultureInfo.InvariantCulture, $"{delivery.Id}-{delivery.Sequence}");
}

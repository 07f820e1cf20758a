using System.Runtime.InteropServices;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using NATS.Client.JetStream;

namespace ForgeryCheck.Streams.Publishing;

/// <summary>Puts messages on the stream from which workers take them.</summary>
/// <param name="server">The server.</param>
/// <param name="layout">Where it goes.</param>
/// <param name="log">Hears that the stream does not take anything.</param>
/// <param name="metrics">Counts what was published, and what failed.</param>
internal sealed class MailPublisher(ServerConnection server, StreamLayout layout, IListenerLog log, StreamMetrics metrics)
{
    private readonly Publisher _publisher = new(server, log, metrics, mustPublish: false);
    private readonly LargeMessages _large = new(layout.Large, server.MaxPayload);

    /// <summary>Publishes a message; returns once it is stored.</summary>
    /// <param name="about">What a worker has to know of it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="hash">SHA-256 of its bytes in hex.</param>
    /// <param name="id">What identifies it to workers, however often it comes.</param>
    /// <param name="patience">How long to try; null for ever.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <exception cref="PublishException">It is not known to be stored.</exception>
    internal ValueTask<PublishOutcome> PublishAsync(
        MailMetadata about, ReadOnlyMemory<byte> bytes, string hash, string id, TimeSpan? patience, CancellationToken cancellation)
    {
        var packed = PackedMessage.Of(about, id);
        if (packed.Length + bytes.Length > server.MaxPayload)
        {
            return PublishLargeAsync(packed, () => Stream(bytes), hash, patience, cancellation);
        }

        ReadOnlyMemory<byte> payload = packed.Front.IsEmpty ? bytes : (byte[])[.. packed.Front.Span, .. bytes.Span];
        return _publisher.PublishAsync(layout.Names.MailSubject, payload, packed.Fields, hash, patience, cancellation);
    }

    /// <summary>Publishes a message of which only a stream is at hand; returns once it is stored.</summary>
    /// <param name="about">What a worker has to know of it.</param>
    /// <param name="bytes">Opens its bytes.</param>
    /// <param name="hash">SHA-256 of its bytes in hex.</param>
    /// <param name="id">What identifies it to workers, however often it comes.</param>
    /// <param name="patience">How long to try; null for ever.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <exception cref="PublishException">It is not known to be stored.</exception>
    internal ValueTask<PublishOutcome> PublishAsync(MailMetadata about, Func<Stream> bytes, string hash, string id, TimeSpan? patience, CancellationToken cancellation) =>
        PublishLargeAsync(PackedMessage.Of(about, id), bytes, hash, patience, cancellation);

    private async ValueTask<PublishOutcome> PublishLargeAsync(PackedMessage packed, Func<Stream> bytes, string hash, TimeSpan? patience, CancellationToken cancellation)
    {
        if (packed.Length > server.MaxPayload)
        {
            throw new PublishException(PublishFault.Refused, $"its envelope alone is larger than the server's max_payload of {server.MaxPayload} bytes");
        }

        var name = await PutAsync(hash, bytes, patience, cancellation).ConfigureAwait(false);
        packed.Fields[FieldNames.Object] = name;
        try
        {
            var outcome = await _publisher.PublishAsync(layout.Names.MailSubject, packed.Front, packed.Fields, hash, patience, cancellation).ConfigureAwait(false);
            if (outcome == PublishOutcome.Duplicate)
            {
                // The stream has the name of another object with the same bytes.
                await RemoveAsync(name).ConfigureAwait(false);
            }

            return outcome;
        }
        catch (PublishException e) when (e.Fault != PublishFault.Away)
        {
            await RemoveAsync(name).ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask<string> PutAsync(string hash, Func<Stream> bytes, TimeSpan? patience, CancellationToken cancellation)
    {
        var end = patience is { } limit ? Environment.TickCount64 + (long)limit.TotalMilliseconds : long.MaxValue;
        while (true)
        {
            try
            {
                await using var stream = bytes();
                using var time = end == long.MaxValue ? null : CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                time?.CancelAfter(TimeSpan.FromMilliseconds(Math.Max(1, end - Environment.TickCount64)));
                return await _large.PutAsync(hash, stream, time?.Token ?? cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
            {
                var fault = e is NatsJSApiException { Error: var error } ? Publisher.FaultOf(error) : ServerFaults.MayPass(e, cancellation) ? PublishFault.Away : PublishFault.Refused;
                if (fault == PublishFault.Refused || Environment.TickCount64 + (long)ServerConnection.Pause.TotalMilliseconds >= end)
                {
                    throw new PublishException(fault, ServerFaults.Reason(e), e);
                }

                await Task.Delay(ServerConnection.Pause, cancellation).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask RemoveAsync(string name)
    {
        try
        {
            await _large.RemoveAsync(name, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, CancellationToken.None))
        {
            log.Write(LogLevel.Warning, "object-not-removed", null, ("object", name), ("reason", ServerFaults.Reason(e)));
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}

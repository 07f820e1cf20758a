using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using ForgeryCheck.Streams.Layout;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Publishing;

/// <summary>Puts messages on the stream from which workers take them.</summary>
/// <param name="server">The server.</param>
/// <param name="layout">Where it goes.</param>
internal sealed class MailPublisher(ServerConnection server, StreamLayout layout)
{
    // What the server's own header fields and the names of ours may take.
    private const int Overhead = 512;

    private readonly Publisher _publisher = new(server);
    private readonly LargeMessages _large = new(layout.Large);

    /// <summary>Publishes a message; returns once it is stored.</summary>
    /// <param name="about">What a worker has to know of it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="hash">SHA-256 of its bytes in hex.</param>
    /// <param name="id">What identifies it to workers, however often it comes.</param>
    /// <param name="patience">How long to try; null for ever.</param>
    /// <param name="cancellation">Ends the attempts.</param>
    /// <exception cref="PublishException">It is not known to be stored.</exception>
    internal ValueTask<PublishOutcome> PublishAsync(MailMetadata about, ReadOnlyMemory<byte> bytes, string hash, string id, TimeSpan? patience, CancellationToken cancellation)
    {
        var fields = Fields(about, id, out var length);
        return length + bytes.Length <= server.MaxPayload
            ? _publisher.PublishAsync(layout.Names.MailSubject, bytes, fields, hash, patience, cancellation)
            : PublishLargeAsync(fields, length, () => new MemoryStream(bytes.ToArray(), writable: false), hash, patience, cancellation);
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
        PublishLargeAsync(Fields(about, id, out var length), length, bytes, hash, patience, cancellation);

    private static NatsHeaders Fields(MailMetadata about, string id, out int length)
    {
        var json = MetadataJson.Write(about);
        length = System.Text.Encoding.UTF8.GetByteCount(json) + Overhead;
        return new NatsHeaders { [FieldNames.About] = json, [FieldNames.Id] = id };
    }

    private async ValueTask<PublishOutcome> PublishLargeAsync(NatsHeaders fields, int length, Func<Stream> bytes, string hash, TimeSpan? patience, CancellationToken cancellation)
    {
        if (length > server.MaxPayload)
        {
            throw new PublishException(isFull: false, $"its envelope alone is larger than the server's max_payload of {server.MaxPayload} bytes");
        }

        var name = await PutAsync(hash, bytes, patience, cancellation).ConfigureAwait(false);
        fields[FieldNames.Object] = name;
        var outcome = await _publisher.PublishAsync(
            layout.Names.MailSubject, default, fields, hash, patience, cancellation).ConfigureAwait(false);
        if (outcome == PublishOutcome.Duplicate)
        {
            // The stream has the name of another object with the same bytes.
            await RemoveAsync(name).ConfigureAwait(false);
        }

        return outcome;
    }

    private async ValueTask<string> PutAsync(string hash, Func<Stream> bytes, TimeSpan? patience, CancellationToken cancellation)
    {
        var end = patience is { } limit ? Environment.TickCount64 + (long)limit.TotalMilliseconds : long.MaxValue;
        while (true)
        {
            try
            {
                await using var stream = bytes();
                return await _large.PutAsync(hash, stream, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (e is NatsException or TimeoutException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                if (Environment.TickCount64 + (long)ServerConnection.Pause.TotalMilliseconds >= end)
                {
                    throw new PublishException(isFull: false, ServerConnection.Reason(e), e);
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
        catch (Exception e) when (e is NatsException or TimeoutException or OperationCanceledException)
        {
            // Then it takes up space until an administrator removes it.
        }
    }
}

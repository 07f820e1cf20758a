using ForgeryCheck.Messages;
using ForgeryCheck.Streams.Carrying;

namespace ForgeryCheck.Streams.Working;

/// <summary>Makes messages of deliveries again, as they were where they came from.</summary>
/// <param name="large">Messages in objects.</param>
/// <param name="reading">What is read of them beyond headers.</param>
internal sealed class MailOpener(LargeMessages large, MailReadOptions reading)
{
    // Of an object that another worker removes meanwhile, the rest never comes.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">Its metadata are damaged; the message is one line.</exception>
    /// <exception cref="TimeoutException">The server does not give its bytes.</exception>
    /// <exception cref="NATS.Client.Core.NatsException">The server cannot give its bytes.</exception>
    internal async ValueTask<MailMessage> OpenAsync(Delivery delivery, CancellationToken cancellation)
    {
        var (about, bytes) = Unpack(delivery);
        using var builder = about.Form.Builder(reading);
        if (delivery.Object is { } name)
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(Patience);
            try
            {
                await large.ReadAsync(name, builder, time.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
            {
                throw new TimeoutException("the server does not give the bytes of the message", e);
            }
        }
        else
        {
            builder.Append(bytes.Span);
        }

        return about.Complete(builder.Finish(about.Source, about.Envelope, about.Session));
    }

    private static (MailMetadata About, ReadOnlyMemory<byte> Bytes) Unpack(Delivery delivery)
    {
        var payload = delivery.Payload.Memory;
        var bytes = (ReadOnlySpan<byte>)payload.Span;
        // Without metadata, somebody else published it: mail as it is.
        var about = PackedMessage.Open(delivery.Fields, ref bytes)
            ?? new MailMetadata(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"stream#{delivery.Sequence}"), MessageForm.AsReceived);
        return (about, payload[^bytes.Length..]);
    }
}

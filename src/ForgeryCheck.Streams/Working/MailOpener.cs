using ForgeryCheck.Messages;
using ForgeryCheck.Streams.Carrying;

namespace ForgeryCheck.Streams.Working;

/// <summary>Makes messages of deliveries again, as they were where they came from.</summary>
/// <param name="large">Messages in objects.</param>
/// <param name="reading">What is read of them beyond headers.</param>
internal sealed class MailOpener(LargeMessages large, MailReadOptions reading)
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">Its metadata are damaged; the message is one line.</exception>
    /// <exception cref="NATS.Client.Core.NatsException">The server cannot give its bytes.</exception>
    internal async ValueTask<MailMessage> OpenAsync(Delivery delivery, CancellationToken cancellation)
    {
        var about = delivery.Field(FieldNames.About) is { } text ? MetadataJson.Read(text) : new MailMetadata(Unnamed(delivery), MessageForm.AsReceived);
        using var builder = about.Form.Builder(reading);
        if (delivery.Object is { } name)
        {
            await large.ReadAsync(name, builder, cancellation).ConfigureAwait(false);
        }
        else
        {
            builder.Append(delivery.Bytes.Span);
        }

        return about.Complete(builder.Finish(about.Source, about.Envelope, about.Session));
    }

    // Somebody else published it: mail as it is.
    private static string Unnamed(Delivery delivery) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"stream#{delivery.Sequence}");
}

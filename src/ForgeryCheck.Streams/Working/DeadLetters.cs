using System.Globalization;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Publishing;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Working;

/// <summary>Puts aside messages that cannot be analyzed, with the reason, for somebody to look at.</summary>
/// <param name="publisher">Publishes them.</param>
/// <param name="names">Where they go.</param>
internal sealed class DeadLetters(Publisher publisher, StreamNames names)
{
    /// <summary>Puts a message aside, as it was on its stream. A large one stays in its object.</summary>
    internal async ValueTask AddAsync(Delivery delivery, int attempts, string reason, CancellationToken cancellation)
    {
        var fields = new NatsHeaders();
        foreach (var (name, values) in delivery.Fields)
        {
            if (!name.StartsWith("Nats-", StringComparison.OrdinalIgnoreCase))
            {
                fields[name] = values;
            }
        }

        fields[FieldNames.Reason] = reason.ReplaceLineEndings(" ");
        fields[FieldNames.Attempts] = attempts.ToString(CultureInfo.InvariantCulture);
        var id = string.Create(CultureInfo.InvariantCulture, $"{delivery.Field(FieldNames.Id)}-{delivery.Sequence}");
        await publisher.PublishAsync(names.DeadSubject, delivery.Bytes.Memory, fields, id, patience: null, cancellation).ConfigureAwait(false);
    }
}

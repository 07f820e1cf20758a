using System.Globalization;
using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Layout;
using ForgeryCheck.Streams.Publishing;
using NATS.Client.Core;

namespace ForgeryCheck.Streams.Working;

/// <summary>Moves messages that cannot be analyzed to a stream of their own, with the reason, for somebody to look at.</summary>
/// <param name="publisher">Publishes them.</param>
/// <param name="names">Where they go.</param>
/// <param name="large">Holds the ones that are too large with the reason.</param>
/// <param name="maxPayload">How many bytes the server takes at once.</param>
internal sealed class DeadLetters(Publisher publisher, StreamNames names, LargeMessages large, int maxPayload)
{
    private const int LongestReason = 1000;

    /// <summary>Adds a message, as it was on its stream. A large one stays in its object.</summary>
    internal async ValueTask AddAsync(Delivery delivery, int attempts, string reason, CancellationToken cancellation)
    {
        var fields = new NatsHeaders();
        var length = PackedMessage.Overhead + LongestReason;
        foreach (var name in new[] { FieldNames.About, FieldNames.AboutLength, FieldNames.Object })
        {
            if (PackedMessage.Field(delivery.Fields, name) is { } value)
            {
                fields[name] = value;
                length += value.Length;
            }
        }

        var line = string.Concat(reason.Select(c => char.IsControl(c) ? ' ' : c));
        fields[FieldNames.Id] = delivery.Id;
        fields[FieldNames.Reason] = line.Length <= LongestReason ? line : line[..LongestReason];
        fields[FieldNames.Attempts] = attempts.ToString(CultureInfo.InvariantCulture);
        var payload = delivery.Payload.Memory;
        if (payload.Length + length > maxPayload && delivery.Object is null)
        {
            using var bytes = new MemoryStream(payload.ToArray(), writable: false);
            fields[FieldNames.Object] = await large.PutAsync(delivery.Id, bytes, cancellation).ConfigureAwait(false);
            payload = default;
        }

        var id = string.Create(CultureInfo.InvariantCulture, $"{delivery.Id}-{delivery.Sequence}");
        await publisher.PublishAsync(names.DeadSubject, payload, fields, id, patience: null, cancellation).ConfigureAwait(false);
    }
}

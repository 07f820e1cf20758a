using ForgeryCheck.Streams.Carrying;
using ForgeryCheck.Streams.Connecting;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace ForgeryCheck.Streams.Working;

/// <summary>A message that the server delivered, and the answers to it.</summary>
/// <param name="message">The message.</param>
internal sealed class Delivery(INatsJSMsg<NatsMemoryOwner<byte>> message)
{
    /// <summary>Its payload.</summary>
    internal NatsMemoryOwner<byte> Payload => message.Data;

    /// <summary>Its header fields.</summary>
    internal NatsHeaders Fields => message.Headers ?? [];

    /// <summary>Why it cannot be read; null if it can.</summary>
    internal string? Damage => message.Error?.Message;

    /// <summary>What identifies it, however often it comes.</summary>
    internal string Id { get; } = MessageId.Of(message.Headers is { } fields ? PackedMessage.Field(fields, FieldNames.Id) : null, message.Data.Span);

    /// <summary>Its number in the stream.</summary>
    internal ulong Sequence => message.Metadata?.Sequence.Stream ?? 0;

    /// <summary>Whether the server delivered it before, to whatever worker.</summary>
    internal bool IsRedelivered => Deliveries > 1;

    /// <summary>How often the server delivered it, this time included.</summary>
    internal ulong Deliveries => message.Metadata?.NumDelivered ?? 1;

    /// <summary>The object that has its bytes; null if it has them itself. An object of another message is none of its business.</summary>
    internal string? Object => PackedMessage.Field(Fields, FieldNames.Object) is { } name
        && PackedMessage.Field(Fields, "Nats-Msg-Id") is { } hash && name.StartsWith($"{hash}-", StringComparison.Ordinal) ? name : null;

    /// <summary>When it came, by the clock of <see cref="Environment.TickCount64"/>.</summary>
    internal long Came { get; } = Environment.TickCount64;

    /// <summary>When the server last heard of it, by the same clock.</summary>
    internal long LastHeartbeat { get; private set; } = Environment.TickCount64;

    /// <summary>It was dealt with. If the server does not hear that, it delivers the message again.</summary>
    /// <param name="isConfirmed">Whether to wait until the server has heard it.</param>
    /// <param name="cancellation">Ends the wait for the server.</param>
    /// <returns>Whether it has.</returns>
    internal ValueTask<bool> AckAsync(bool isConfirmed, CancellationToken cancellation) =>
        TryAsync(time => message.AckAsync(new AckOpts { DoubleAck = isConfirmed }, time), cancellation);

    /// <summary>It failed: the server delivers it again after a time.</summary>
    internal ValueTask<bool> ReturnAsync(TimeSpan delay, CancellationToken cancellation) =>
        TryAsync(time => message.NakAsync(new AckOpts { NakDelay = delay }, time), cancellation);

    /// <summary>It is still being worked on.</summary>
    internal ValueTask<bool> HeartbeatAsync(CancellationToken cancellation)
    {
        LastHeartbeat = Environment.TickCount64;
        return TryAsync(time => message.AckProgressAsync(cancellationToken: time), cancellation);
    }

    private static async ValueTask<bool> TryAsync(Func<CancellationToken, ValueTask> answer, CancellationToken cancellation)
    {
        try
        {
            using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            time.CancelAfter(ServerConnection.LongestAnswer);
            await answer(time.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, cancellation))
        {
            // Then the server delivers it again.
            return false;
        }
    }
}

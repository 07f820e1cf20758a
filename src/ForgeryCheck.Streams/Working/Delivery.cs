using ForgeryCheck.Streams.Carrying;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace ForgeryCheck.Streams.Working;

/// <summary>A message that the server delivered, and the answers to it.</summary>
/// <param name="message">The message.</param>
internal sealed class Delivery(INatsJSMsg<NatsMemoryOwner<byte>> message)
{
    /// <summary>Its bytes, unless they are in an object.</summary>
    internal NatsMemoryOwner<byte> Bytes => message.Data;

    /// <summary>Its header fields.</summary>
    internal NatsHeaders Fields => message.Headers ?? [];

    /// <summary>Its number in the stream.</summary>
    internal ulong Sequence => message.Metadata?.Sequence.Stream ?? 0;

    /// <summary>How many times it was delivered, to whatever worker.</summary>
    internal ulong Deliveries => message.Metadata?.NumDelivered ?? 1;

    /// <summary>The object that has its bytes; null if it has them itself.</summary>
    internal string? Object => Field(FieldNames.Object);

    /// <summary>When the server has to hear of it again.</summary>
    internal long SignOfLife { get; set; } = Environment.TickCount64;

    /// <summary>A header field; null if it has none.</summary>
    internal string? Field(string name) => Fields.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <summary>It was dealt with. If the server does not hear that, it delivers the message again.</summary>
    internal ValueTask AckAsync() => TryAsync(() => message.AckAsync());

    /// <summary>It failed: the server delivers it again after a time.</summary>
    internal ValueTask ReturnAsync(TimeSpan delay) => TryAsync(() => message.NakAsync(new AckOpts { NakDelay = delay }));

    /// <summary>It is still being worked on.</summary>
    internal ValueTask ProgressAsync()
    {
        SignOfLife = Environment.TickCount64;
        return TryAsync(() => message.AckProgressAsync());
    }

    private static async ValueTask TryAsync(Func<ValueTask> answer)
    {
        try
        {
            await answer().ConfigureAwait(false);
        }
        catch (Exception e) when (e is NatsException or TimeoutException or OperationCanceledException)
        {
            // Then the server delivers it again.
        }
    }
}

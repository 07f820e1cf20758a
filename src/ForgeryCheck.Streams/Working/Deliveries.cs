using System.Runtime.CompilerServices;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace ForgeryCheck.Streams.Working;

/// <summary>
/// Fetches messages, in portions that end by themselves: when work is to stop, nothing more is asked for, and all that came is dealt with.
/// </summary>
/// <param name="consumer">The consumer.</param>
/// <param name="portion">How many messages are asked for at once.</param>
internal sealed class Deliveries(INatsJSConsumer consumer, int portion)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    /// <summary>The messages, until work is to stop.</summary>
    /// <param name="failed">Called when the server cannot be asked.</param>
    /// <param name="stop">Ends it, after the portion that was asked for.</param>
    internal async IAsyncEnumerable<Delivery> ReadAsync(Action<Exception> failed, [EnumeratorCancellation] CancellationToken stop)
    {
        var options = new NatsJSFetchOpts { MaxMsgs = portion, Expires = Wait, IdleHeartbeat = Wait / 2 };
        while (!stop.IsCancellationRequested)
        {
            await using var messages = consumer.FetchAsync<NatsMemoryOwner<byte>>(options, cancellationToken: CancellationToken.None).GetAsyncEnumerator(CancellationToken.None);
            while (await MoveNextAsync(messages, failed, stop).ConfigureAwait(false))
            {
                yield return new Delivery(messages.Current);
            }
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<INatsJSMsg<NatsMemoryOwner<byte>>> messages, Action<Exception> failed, CancellationToken stop)
    {
        try
        {
            return await messages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is NatsException or TimeoutException or OperationCanceledException)
        {
            failed(e);
            await Task.Delay(Connecting.ServerConnection.Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return false;
        }
    }
}

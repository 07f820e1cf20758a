using System.Diagnostics;
using System.Runtime.CompilerServices;
using ForgeryCheck.Streams.Connecting;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace ForgeryCheck.Streams.Working;

/// <summary>
/// Fetches messages, as many as there is room for, in portions that end by themselves: when work is to stop, nothing more is asked for, and all that came
/// is dealt with.
/// </summary>
/// <param name="find">Finds or creates the consumer.</param>
/// <param name="room">How many messages may be worked on; a permit is taken for each that is given out.</param>
/// <param name="most">How many are asked for at once.</param>
/// <param name="failed">Hears why the server cannot be asked.</param>
internal sealed class DeliveryFetcher(Func<ValueTask<INatsJSConsumer>> find, SemaphoreSlim room, int most, Action<string> failed)
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(2);

    // The server ends a portion after this time; if it does not, it is away.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    // A portion that ends earlier and has nothing was refused.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(1);
    private const int RefusalsUntilNew = 5;

    /// <summary>The messages, until work is to stop.</summary>
    /// <param name="stop">Ends it, after the portion that was asked for.</param>
    internal async IAsyncEnumerable<Delivery> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var consumer = await find().ConfigureAwait(false);
        var refusals = 0;
        while (!stop.IsCancellationRequested)
        {
            var permits = await TakeRoomAsync(stop).ConfigureAwait(false);
            if (permits == 0)
            {
                yield break;
            }

            var (begun, came) = (Stopwatch.GetTimestamp(), 0);
            using var end = new CancellationTokenSource();
            await using (var _ = stop.Register(() => end.CancelAfter(Late)).ConfigureAwait(false))
            {
                var options = new NatsJSFetchOpts { MaxMsgs = permits, Expires = Wait, IdleHeartbeat = Wait / 2 };
                await using var messages = consumer.FetchAsync<NatsMemoryOwner<byte>>(options, cancellationToken: end.Token).GetAsyncEnumerator(end.Token);
                while (came < permits && await MoveNextAsync(messages).ConfigureAwait(false))
                {
                    came++;
                    yield return new Delivery(messages.Current);
                }
            }

            if (came < permits)
            {
                room.Release(permits - came);
            }

            refusals = came == 0 && Stopwatch.GetElapsedTime(begun) < Early ? refusals + 1 : 0;
            if (refusals > 0)
            {
                await Task.Delay(ServerConnection.Pause, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                consumer = refusals % RefusalsUntilNew == 0 ? await TryFindAsync(stop).ConfigureAwait(false) ?? consumer : consumer;
            }
        }
    }

    // Asking costs as much as several messages. So there has to be room for some; by then most of the others are still being worked on.
    private async ValueTask<int> TakeRoomAsync(CancellationToken stop)
    {
        var permits = 0;
        try
        {
            for (; permits < Math.Max(1, most / 4); permits++)
            {
                await room.WaitAsync(stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Nothing more is asked for.
            return 0;
        }

        while (permits < most && room.Wait(0, CancellationToken.None))
        {
            permits++;
        }

        return permits;
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<INatsJSMsg<NatsMemoryOwner<byte>>> messages)
    {
        try
        {
            return await messages.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, CancellationToken.None))
        {
            failed(ServerFaults.Reason(e));
            return false;
        }
    }

    private async ValueTask<INatsJSConsumer?> TryFindAsync(CancellationToken stop)
    {
        try
        {
            return stop.IsCancellationRequested ? null : await find().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            failed(e.Message);
            return null;
        }
    }
}

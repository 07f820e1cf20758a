using System.Runtime.CompilerServices;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Reads message content from a connection, after DATA and BDAT.</summary>
/// <remarks>The state of each awaited read is pooled: otherwise two hundred megabytes of data would leave garbage for every piece they came in.</remarks>
/// <param name="session">The session.</param>
/// <param name="watch">Its deadlines.</param>
/// <param name="replies">Its replies.</param>
internal sealed class ContentReader(Session session, SessionWatch watch, ReplySender replies)
{
    /// <summary>Reads the data after DATA to its end; false if the client disconnected or timed out first.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<bool> ReadDataAsync()
    {
        var (input, reception) = (session.Input, session.Reception!);
        watch.BeginData();
        while (true)
        {
            if (!input.IsEmpty)
            {
                input.Advance(reception.Data.Take(input.Waiting, out var ended));
                if (ended)
                {
                    return true;
                }
            }

            if (!await ReceiveMoreAsync(reception.Length).ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <summary>Reads a chunk; false as above.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<bool> ReadChunkAsync()
    {
        var (input, reception) = (session.Input, session.Reception!);
        var start = reception.Length;
        watch.BeginData();
        while (true)
        {
            input.Advance(reception.Chunks.Take(input.Waiting, out var ended));
            if (ended)
            {
                return true;
            }

            if (!await ReceiveMoreAsync(reception.Length - start).ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <summary>Discards a chunk; false as above.</summary>
    internal async ValueTask<bool> DropChunkAsync()
    {
        var all = session.Chunk.Size;
        var left = all;
        watch.BeginData();
        while (true)
        {
            var taken = (int)Math.Min(left, session.Input.Waiting.Length);
            session.Input.Advance(taken);
            left -= taken;
            if (left == 0)
            {
                return true;
            }

            if (!await ReceiveMoreAsync(all - left).ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <summary>Receives what is available; returns its length, 0 at the end of input.</summary>
    /// <param name="bulk">Whether much data is expected.</param>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<int> ReceiveAsync(bool bulk)
    {
        var count = await session.Connection.ReceiveAsync(session.Input.Room(bulk)).ConfigureAwait(false);
        session.Input.Received(count);
        return count;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReceiveMoreAsync(long received)
    {
        await replies.SendAsync().ConfigureAwait(false);
        watch.AwaitData(received);
        if (await ReceiveAsync(bulk: true).ConfigureAwait(false) > 0)
        {
            return true;
        }

        // RFC 5321 section 4.1.1.10: an incomplete message is dropped.
        replies.EndWithReason();
        return false;
    }
}

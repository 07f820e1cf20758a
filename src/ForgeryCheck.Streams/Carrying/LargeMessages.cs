using ForgeryCheck.Messages;
using ForgeryCheck.Streams.Connecting;
using NATS.Client.JetStream.Models;
using NATS.Client.ObjectStore;
using NATS.Client.ObjectStore.Models;

namespace ForgeryCheck.Streams.Carrying;

/// <summary>Messages that are larger than the server takes at once: they are stored in pieces, as objects, and the stream has only their names.</summary>
/// <param name="store">The bucket.</param>
/// <param name="maxPayload">How many bytes the server takes at once.</param>
internal sealed class LargeMessages(INatsObjStore store, int maxPayload)
{
    // Of the client library; a server that takes less gets less.
    private const int UsualPiece = 128 << 10;
    private const int Overhead = 1 << 10;
    private static readonly TimeSpan Cleaning = TimeSpan.FromSeconds(5);

    /// <summary>Stores a message.</summary>
    /// <param name="id">What identifies it.</param>
    /// <param name="bytes">Its bytes; left open.</param>
    /// <param name="cancellation">Ends the transfer.</param>
    /// <returns>The name of the object.</returns>
    internal async ValueTask<string> PutAsync(string id, Stream bytes, CancellationToken cancellation)
    {
        // A name of its own each time: one that is stored again must not replace one that is being read.
        var name = $"{id}-{Guid.NewGuid():N}";
        var piece = Math.Min(UsualPiece, Math.Max(Overhead, maxPayload - Overhead));
        var about = new ObjectMetadata { Name = name, Options = new MetaDataOptions { MaxChunkSize = piece } };
        try
        {
            await store.PutAsync(about, bytes, leaveOpen: true, cancellation).ConfigureAwait(false);
            return name;
        }
        catch when (about.Nuid is not null)
        {
            await RemovePiecesAsync(about.Nuid).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads a message, a piece at a time.</summary>
    internal async ValueTask ReadAsync(string name, MessageBuilder into, CancellationToken cancellation)
    {
        await using var sink = new BuilderStream(into);
        await store.GetAsync(name, sink, leaveOpen: true, cancellation).ConfigureAwait(false);
    }

    /// <summary>Removes a message.</summary>
    internal ValueTask RemoveAsync(string name, CancellationToken cancellation) => store.DeleteAsync(name, cancellation);

    // The pieces of an object that was not completed belong to none: nobody would ever remove them, and they fill the bucket.
    private async ValueTask RemovePiecesAsync(string nuid)
    {
        try
        {
            using var time = new CancellationTokenSource(Cleaning);
            await store.JetStreamContext.PurgeStreamAsync($"OBJ_{store.Bucket}", new StreamPurgeRequest { Filter = $"$O.{store.Bucket}.C.{nuid}" }, time.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (ServerFaults.IsOfServer(e, CancellationToken.None))
        {
            // The server is away, which the caller hears of by what stopped the transfer.
        }
    }
}

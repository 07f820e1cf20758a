using System.Globalization;
using ForgeryCheck.Batches;

namespace ForgeryCheck.Streams.Memory;

/// <summary>
/// The lines and ids that all workers have seen, in a bucket on the server. A new one costs one write; one that recurs costs one read and, if it adds
/// anything, one write. All of a message are on their way at once.
/// </summary>
/// <param name="bucket">The bucket.</param>
internal sealed class SharedMemory(MemoryBucket bucket) : IBatchMemory
{
    // Others write the same key at the same time: of so many, some other one has certainly got through.
    private const int MostTries = 16;
    private const int Backoff = 10;

    private readonly RecentEntries _recent = new(1 << 16);

    /// <inheritdoc/>
    public async ValueTask<IBatchEntries> RecordAsync(Sightings sightings, CancellationToken cancellation)
    {
        if (sightings.Seen.Length == 0)
        {
            return FoundEntries.None;
        }

        var found = new FoundEntries(sightings.Seen.Length);
        var source = EntryBytes.Clip(sightings.Source);
        await Task.WhenAll(sightings.Seen.Select(seen => RecordAsync(seen, sightings, source, found, cancellation).AsTask())).ConfigureAwait(false);
        return found;
    }

    /// <summary>Adds what is known of a line or id from elsewhere.</summary>
    /// <exception cref="UnavailableException">The server does not answer, or others do not let it.</exception>
    internal async ValueTask AddAsync(ulong key, BatchEntry entry, CancellationToken cancellation) => await MergeAsync(key, entry, cancellation).ConfigureAwait(false);

    private async ValueTask RecordAsync(SeenHash seen, Sightings sightings, string source, FoundEntries found, CancellationToken cancellation)
    {
        try
        {
            var sighting = new Sighting(seen.UnixSeconds, sightings.Message, source);
            var entry = default(BatchEntry);
            entry.Add(sighting);
            found.Add(seen.Value, await MergeAsync(seen.Value, entry, cancellation).ConfigureAwait(false));
        }
        catch (UnavailableException e)
        {
            found.Miss(seen.Value, e.Message);
        }
    }

    private async ValueTask<BatchEntry> MergeAsync(ulong key, BatchEntry added, CancellationToken cancellation)
    {
        var name = Name(key);
        var lost = 0UL;
        KnownEntry? known = _recent.TryGet(key, out var recent) ? recent : null;
        for (var i = 0; i < MostTries; i++)
        {
            var merged = known?.Entry ?? default;
            merged.Add(added);
            if (known is { IsFresh: true } fresh && merged.Equals(fresh.Entry))
            {
                return merged;
            }

            var put = default(PutResult);
            if (known is null || !merged.Equals(known.Value.Entry))
            {
                put = await bucket.TryPutAsync(name, EntryBytes.Write(merged), known?.Revision ?? lost, cancellation).ConfigureAwait(false);
                if (put.IsDone)
                {
                    _recent.Set(key, new KnownEntry(merged, put.Number, Environment.TickCount64));
                    return merged;
                }

                await Task.Delay(i * Backoff, cancellation).ConfigureAwait(false);
            }

            known = Read(await bucket.GetAsync(name, cancellation).ConfigureAwait(false));
            // A cluster may have a number for what it does not have any more.
            lost = known is null ? put.Number : 0;
            if (known is { } read)
            {
                _recent.Set(key, read);
            }
        }

        throw new UnavailableException("too many others wrote to it");
    }

    // What cannot be read is replaced.
    private static KnownEntry? Read(Revision revision) => revision.Value is null ? null
        : new KnownEntry(EntryBytes.Read(revision.Value) ?? default, revision.Number, Environment.TickCount64);

    private static string Name(ulong key) => string.Create(CultureInfo.InvariantCulture, $"l{key:x16}");
}

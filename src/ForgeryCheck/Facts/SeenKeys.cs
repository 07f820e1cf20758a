using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using ForgeryCheck.Batches;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts;

/// <summary>The parts of a message's claimed lines to look up in other messages. Created only for a batch.</summary>
internal sealed class SeenKeys
{
    // Longer than any line or Message-ID that a program writes: a forger's megabytes are not hashed.
    private const int Longest = 4096;

    private SeenKeys(List<SeenOnce> all, MailMessage message)
    {
        All = all;
        Message = MessageNumber(message.Header);
        Source = message.Source;
    }

    /// <summary>Lines and ids, top first; a line before its id.</summary>
    internal IReadOnlyList<SeenOnce> All { get; }

    private uint Message { get; }

    private string Source { get; }

    /// <summary>The keys by which a message is looked up and indexed.</summary>
    internal static SeenKeys Of(MessageFacts facts)
    {
        var all = new List<SeenOnce>();
        if (facts.Chain.BoundaryHop is { Line.Date: { HasTime: true } handOver })
        {
            var ids = facts.Ids;
            var next = 0;
            foreach (var hop in facts.Chain.Claimed)
            {
                // An id of an unknown program may be unique all the same.
                var id = next < ids.Length && ids[next].Hop == hop ? ids[next++] : new ClaimedId(hop, default);
                var line = hop.Line;
                if (!line.Date.HasTime || ClockText.IsVague(line.Date) || line.Bytes.Length > Longest)
                {
                    continue;
                }

                all.Add(new SeenOnce(hop, null, new SeenHash(HashOfLine(line), Seconds(handOver))));
                if (LastingIds.IsGivenOnce(id))
                {
                    all.Add(new SeenOnce(hop, id, new SeenHash(Hash(LastingIds.Text(line), "id"u8), Seconds(line.Date))));
                }
            }
        }

        return new SeenKeys(all, facts.Message);
    }

    /// <summary>The sighting in this message.</summary>
    internal Sighting Sighting(SeenOnce seen) => new(seen.Hash.UnixSeconds, Message, Source);

    internal Sightings ToSightings() => new([.. All.Select(seen => seen.Hash)], Message, Source);

    // A forger who resends a line may put the victim into its "for": then host, id and date are still the same.
    private static ulong HashOfLine(ReceivedLine line)
    {
        var id = LastingIds.Text(line);
        if (!LastingIds.NamesOneMessage(id) || !line.Has(TraceField.By))
        {
            return Hash(line.Bytes.Span, "line"u8);
        }

        Span<byte> time = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(time, line.Date.UnixMilliseconds);
        return Hash(id, time, line.Raw(TraceField.By));
    }

    // Copies of one message share the Message-ID. Without one, author, subject and date identify a message.
    private static uint MessageNumber(HeaderBlock header) => (uint)(
        Value(header, "Message-ID"u8) is { IsEmpty: false } id ? Hash(id, "message"u8)
        : Hash(Value(header, "Date"u8), Value(header, "From"u8), Value(header, "Subject"u8)));

    private static ReadOnlySpan<byte> Value(HeaderBlock header, ReadOnlySpan<byte> name)
    {
        var value = header.Find(name) is { } field ? header.Value(field).Span : default;
        return value.Length > Longest ? value[..Longest] : value;
    }

    // NUL separates the parts, since they do not normally contain it.
    private static ulong Hash(ReadOnlySpan<byte> one, ReadOnlySpan<byte> two, ReadOnlySpan<byte> three = default)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(one.Length + two.Length + three.Length + 2);
        var length = Unfold(one, buffer);
        buffer[length++] = 0;
        two.CopyTo(buffer.AsSpan(length));
        length += two.Length;
        buffer[length++] = 0;
        three.CopyTo(buffer.AsSpan(length));
        length += three.Length;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(buffer);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    // Relays may refold a line (RFC 5322 section 2.2.3).
    private static int Unfold(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var length = 0;
        var wasSpace = true;
        foreach (var c in text)
        {
            var isSpace = c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
            if (!isSpace || !wasSpace)
            {
                into[length++] = isSpace ? (byte)' ' : c;
            }

            wasSpace = isSpace;
        }

        return length > 0 && wasSpace ? length - 1 : length;
    }

    private static long Seconds(TraceDate date) => date.UnixMilliseconds / 1000;
}

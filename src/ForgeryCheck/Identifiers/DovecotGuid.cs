using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Identifiers;

/// <summary>
/// Dovecot LMTP: 22 base64 characters for 16 bytes, four little-endian words: nanoseconds, seconds, process, and the last four bytes of the SHA-1 of
/// the host name. So both time and host can be tested. The time is that of the session's start. Source: Dovecot lib/guid.c (guid_128_generate).
/// Before 2012 and in containers the hashed name is not always the one in the line: a match proves much, a mismatch little.
/// </summary>
internal sealed class DovecotGuid() : IdentifierKind(ProductName.Dovecot, ProductName.Dovecot, "dovecot src/lib/guid.c")
{
    private const int Length = 22;

    /// <inheritdoc/>
    internal override IdValidity Decode(ReadOnlySpan<byte> id, in IdContext context, out DecodedId decoded)
    {
        decoded = default;

        // A session with several recipients numbers them: "T7UJCd5K0lXPKAAAMupD2w:2".
        var colon = id.IndexOf((byte)':');
        var core = colon >= 0 ? id[..colon] : id;
        Span<byte> bytes = stackalloc byte[18];
        if (core.Length != Length || !TryBytes(core, bytes))
        {
            return IdValidity.Foreign;
        }

        var nanoseconds = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        var seconds = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        var process = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        if (nanoseconds >= 1_000_000_000 || !IdTime.IsPlausible(seconds) || process >= 1 << 30)
        {
            return IdValidity.Impossible;
        }

        decoded = new DecodedId
        {
            Kind = this,
            UnixMilliseconds = (seconds * 1000L) + (nanoseconds / 1_000_000),
            WidthMilliseconds = 1,
            Certainty = IdCertainty.Source,
            Microseconds = (int)(nanoseconds / 1000),
            Process = process,
            HostMatch = Compare(bytes[12..16], context.Host),
        };
        return IdValidity.Valid;
    }

    private static IdMatch Compare(ReadOnlySpan<byte> tail, ReadOnlySpan<byte> host)
    {
        if (host.IsEmpty)
        {
            return IdMatch.NotTold;
        }

#pragma warning disable CA5350 // Dovecot chose SHA-1; it protects nothing here.
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(host, hash);
#pragma warning restore CA5350
        return tail.SequenceEqual(hash[^4..]) ? IdMatch.Agrees : IdMatch.Differs;
    }

    private static bool TryBytes(ReadOnlySpan<byte> core, Span<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[Length + 2];
        core.CopyTo(padded);
        padded[Length..].Fill((byte)'=');

        // The decoder skips white space, so fewer bytes may result; and it requires the four spare bits of 22 characters to be 0.
        return Base64.DecodeFromUtf8(padded, bytes, out _, out var written) == OperationStatus.Done && written == 16;
    }
}

using System.Buffers.Binary;
using System.Text;
using ForgeryCheck.Batches;

namespace ForgeryCheck.Streams.Memory;

/// <summary>An entry as it is stored: a version, the days, then of the first and of the last sighting time, message, and source.</summary>
internal static class EntryBytes
{
    private const byte Version = 1;
    private const int Fixed = 1 + sizeof(ulong);
    private const int Longest = 4096;

    /// <summary>Writes an entry.</summary>
    internal static byte[] Write(BatchEntry entry)
    {
        var first = Encoding.UTF8.GetBytes(Clip(entry.First.Source));
        var last = Encoding.UTF8.GetBytes(Clip(entry.Last.Source));
        var bytes = new byte[Fixed + Size(first) + Size(last)];
        bytes[0] = Version;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(1), entry.DayBits);
        var at = Write(bytes, Fixed, entry.First, first);
        Write(bytes, at, entry.Last, last);
        return bytes;
    }

    /// <summary>Reads an entry; null if it is damaged, or of a later version.</summary>
    internal static BatchEntry? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Fixed || bytes[0] != Version)
        {
            return null;
        }

        var days = BinaryPrimitives.ReadUInt64LittleEndian(bytes[1..]);
        var rest = bytes[Fixed..];
        return ReadSighting(ref rest) is { } first && ReadSighting(ref rest) is { } last ? new BatchEntry(first, last, days) : null;
    }

    private static int Size(byte[] source) => sizeof(long) + sizeof(uint) + sizeof(ushort) + source.Length;

    private static int Write(byte[] bytes, int at, Sighting sighting, byte[] source)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(at), sighting.UnixSeconds);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 8), sighting.Message);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 12), (ushort)source.Length);
        source.CopyTo(bytes, at + 14);
        return at + 14 + source.Length;
    }

    private static Sighting? ReadSighting(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 14 || rest.Length - 14 < BinaryPrimitives.ReadUInt16LittleEndian(rest[12..]))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt16LittleEndian(rest[12..]);
        var seconds = BinaryPrimitives.ReadInt64LittleEndian(rest);
        var sighting = new Sighting(seconds, BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]), Encoding.UTF8.GetString(rest.Slice(14, length)));
        rest = rest[(14 + length)..];
        // A time that no calendar has could not be shown.
        return seconds is >= -62_135_596_800 and <= 253_402_300_799 ? sighting : null;
    }

    /// <summary>A source as it is stored: the start of it, if it is very long.</summary>
    internal static string Clip(string source)
    {
        if (Encoding.UTF8.GetByteCount(source) <= Longest)
        {
            return source;
        }

        var bytes = Encoding.UTF8.GetBytes(source);
        var end = Longest;
        while ((bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return Encoding.UTF8.GetString(bytes, 0, end);
    }
}

using System.Buffers.Binary;
using System.Numerics;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>CRC-32C (RFC 3720 section 12.1) of bytes that come in pieces; the CPU has an instruction for it.</summary>
internal struct Crc32C
{
    private uint _value;

    /// <summary>The checksum so far.</summary>
    internal readonly uint Value => _value;

    /// <summary>Adds bytes.</summary>
    internal void Append(ReadOnlySpan<byte> bytes)
    {
        var crc = ~_value;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var b in bytes)
        {
            crc = BitOperations.Crc32C(crc, b);
        }

        _value = ~crc;
    }
}

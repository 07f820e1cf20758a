using System.Buffers.Binary;
using System.Text;

namespace ForgeryCheck.Outlook;

/// <summary>An entry in the directory of a compound file ([MS-CFB] section 2.6.1): a storage is a folder there, a stream a file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Storage, stream or root.</param>
/// <param name="Left">The entry before it in the tree of its storage.</param>
/// <param name="Right">The entry after it.</param>
/// <param name="Child">The root of the tree of a storage's entries.</param>
/// <param name="Start">The first sector of a stream.</param>
/// <param name="Size">The size of a stream in bytes.</param>
internal readonly record struct DirectoryEntry(string Name, EntryKind Kind, uint Left, uint Right, uint Child, uint Start, ulong Size)
{
    /// <summary>The bytes of an entry.</summary>
    internal const int Length = 128;

    /// <summary>Reads an entry.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="hasLongSizes">Whether sizes have 64 bits: in version 3 writers may leave anything in the upper half.</param>
    internal static DirectoryEntry Read(ReadOnlySpan<byte> bytes, bool hasLongSizes)
    {
        // The length counts the NUL at the end.
        var name = Math.Clamp((int)BinaryPrimitives.ReadUInt16LittleEndian(bytes[64..]), 2, 64) - 2;
        var size = BinaryPrimitives.ReadUInt64LittleEndian(bytes[120..]);
        return new(
            Encoding.Unicode.GetString(bytes[..(name & ~1)]),
            (EntryKind)bytes[66],
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[68..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[72..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[76..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[116..]),
            hasLongSizes ? size : (uint)size);
    }
}

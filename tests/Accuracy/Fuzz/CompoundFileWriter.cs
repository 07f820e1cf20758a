using System.Buffers.Binary;
using System.Text;

namespace ForgeryCheck.Accuracy.Fuzz;

/// <summary>Writes compound files ([MS-CFB], version 3), as small as they can be: for tests of their reader.</summary>
internal sealed class CompoundFileWriter
{
    private const int Sector = 512;
    private const int Mini = 64;
    private const int MiniLimit = 4096;
    private const uint End = 0xFFFFFFFE;
    private const uint Free = 0xFFFFFFFF;

    private readonly List<Entry> _entries = [new("Root Entry", 5, null, null)];

    /// <summary>Adds a stream; of a path, all but the last name are storages.</summary>
    internal CompoundFileWriter Add(string path, byte[] content)
    {
        var names = path.Split('/');
        var parent = 0;
        foreach (var name in names[..^1])
        {
            var found = _entries.FindIndex(e => e.Parent == parent && e.Name == name);
            if (found < 0)
            {
                found = _entries.Count;
                _entries.Add(new Entry(name, 1, parent, null));
            }

            parent = found;
        }

        _entries.Add(new Entry(names[^1], 2, parent, content));
        return this;
    }

    /// <summary>A message with the header that Outlook keeps.</summary>
    internal static CompoundFileWriter Message(string? header, string at = "")
    {
        var file = new CompoundFileWriter();
        file.AddMessage(header, at);
        return file;
    }

    internal CompoundFileWriter AddMessage(string? header, string at)
    {
        Add(at + "__properties_version1.0", new byte[32]);
        Add(at + "__substg1.0_0037001F", Encoding.Unicode.GetBytes("subject"));
        return header is null ? this : Add(at + "__substg1.0_007D001F", Encoding.Unicode.GetBytes(header));
    }

    internal byte[] ToArray()
    {
        var sectors = new List<byte[]>();
        var fat = new List<uint>();
        var miniStream = new List<byte>();
        var miniFat = new List<uint>();
        var starts = new uint[_entries.Count];
        for (var i = 1; i < _entries.Count; i++)
        {
            if (_entries[i].Content is not { Length: > 0 } content)
            {
                starts[i] = End;
            }
            else if (content.Length < MiniLimit)
            {
                starts[i] = (uint)miniFat.Count;
                miniStream.AddRange(content);
                miniStream.AddRange(new byte[(Mini - (content.Length % Mini)) % Mini]);
                Link(miniFat, (content.Length + Mini - 1) / Mini);
            }
            else
            {
                starts[i] = Put(content);
            }
        }

        starts[0] = miniStream.Count == 0 ? End : Put([.. miniStream]);
        var miniFatStart = miniFat.Count == 0 ? End : Put([.. miniFat.SelectMany(BitConverter.GetBytes)], 0xFF);
        var directoryStart = Put(Directory(starts, miniStream.Count));
        var fatSectors = (fat.Count + 127) / 128;
        while ((fat.Count + fatSectors + 127) / 128 > fatSectors)
        {
            fatSectors++;
        }

        var firstFat = sectors.Count;
        for (var i = 0; i < fatSectors; i++)
        {
            fat.Add(0xFFFFFFFD);
        }

        fat.AddRange(Enumerable.Repeat(Free, (fatSectors * 128) - fat.Count));
        var header = new byte[Sector];
        ((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(header);
        Write16(header, 0x18, 0x3E);
        Write16(header, 0x1A, 3);
        Write16(header, 0x1C, 0xFFFE);
        Write16(header, 0x1E, 9);
        Write16(header, 0x20, 6);
        Write32(header, 0x2C, (uint)fatSectors);
        Write32(header, 0x30, directoryStart);
        Write32(header, 0x38, MiniLimit);
        Write32(header, 0x3C, miniFatStart);
        Write32(header, 0x40, (uint)((miniFat.Count + 127) / 128));
        Write32(header, 0x44, End);
        for (var i = 0; i < 109; i++)
        {
            Write32(header, 0x4C + (4 * i), i < fatSectors ? (uint)(firstFat + i) : Free);
        }

        return [.. header, .. sectors.SelectMany(s => s), .. fat.SelectMany(BitConverter.GetBytes)];

        uint Put(byte[] content, byte padding = 0)
        {
            var start = (uint)sectors.Count;
            foreach (var chunk in content.Chunk(Sector))
            {
                sectors.Add([.. chunk, .. Enumerable.Repeat(padding, Sector - chunk.Length)]);
            }

            Link(fat, (content.Length + Sector - 1) / Sector);
            return start;
        }
    }

    // The entries of a storage as a list: each has the next one to its right.
    private byte[] Directory(uint[] starts, int miniSize)
    {
        var bytes = new byte[(_entries.Count + 3) / 4 * Sector];
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = bytes.AsSpan(128 * i, 128);
            var name = Encoding.Unicode.GetBytes(_entries[i].Name);
            name.CopyTo(entry);
            Write16(entry, 64, (ushort)(name.Length + 2));
            entry[66] = _entries[i].Kind;
            entry[67] = 1;
            Write32(entry, 68, Free);
            Write32(entry, 72, Next(i, i + 1, _entries[i].Parent));
            Write32(entry, 76, Next(i, 1, i));
            Write32(entry, 116, _entries[i].Kind == 1 ? 0 : starts[i]);
            Write32(entry, 120, (uint)(i == 0 ? miniSize : _entries[i].Content?.Length ?? 0));
        }

        return bytes;
    }

    private uint Next(int self, int from, int? parent)
    {
        var found = parent is null || from >= _entries.Count ? -1 : _entries.FindIndex(from, e => e.Parent == parent);
        return found < 0 || found == self ? Free : (uint)found;
    }

    private static void Link(List<uint> table, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            table.Add(i == count ? End : (uint)(table.Count + 1));
        }
    }

    private static void Write16(Span<byte> bytes, int at, ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(bytes[at..], value);

    private static void Write32(Span<byte> bytes, int at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], value);

    private sealed record Entry(string Name, byte Kind, int? Parent, byte[]? Content);
}

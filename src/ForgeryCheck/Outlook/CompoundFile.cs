using System.Buffers.Binary;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Outlook;

/// <summary>
/// Reads a compound file ([MS-CFB]), the container of Outlook messages, and trusts nothing that it states: every number is checked against the size of the
/// file, every chain ends, and no table is larger than the file has sectors for. OpenMcdf was the library for this; no version of it can be had here.
/// </summary>
internal sealed class CompoundFile
{
    private const int HeaderLength = 512;
    private const int FirstDifat = 0x4C;
    private const int MostEntries = 100_000;
    private const int MostVisits = 10 * MostEntries;
    private const string Cut = "the Outlook message is truncated";

    private readonly Stream _file;
    private readonly long _start;
    private readonly long _sectorCount;
    private readonly int _sectorSize;
    private readonly int _miniSectorSize;
    private readonly uint _miniLimit;
    private readonly SectorTable _sectors;
    private readonly SectorTable _miniSectors;
    private readonly uint[] _miniStream;
    private readonly DirectoryEntry[] _directory;
    private int _visits;

    /// <summary>Opens a compound file.</summary>
    /// <param name="file">The file, from its current position on; it can seek, and is left open.</param>
    /// <exception cref="UnreadableException">It is broken.</exception>
    internal CompoundFile(Stream file)
    {
        _file = file;
        _start = file.Position;
        Span<byte> header = stackalloc byte[HeaderLength];
        Fill(_start, header);
        var version = BinaryPrimitives.ReadUInt16LittleEndian(header[0x1A..]);
        int shift = BinaryPrimitives.ReadUInt16LittleEndian(header[0x1E..]), miniShift = BinaryPrimitives.ReadUInt16LittleEndian(header[0x20..]);
        if (!IsCompoundFile(header) || (version, shift) is not ((3, 9) or (4, 12)) || miniShift != 6)
        {
            throw new UnreadableException("the Outlook message is broken: its header is not that of a compound file");
        }

        _sectorSize = 1 << shift;
        _miniSectorSize = 1 << miniShift;
        _miniLimit = BinaryPrimitives.ReadUInt32LittleEndian(header[0x38..]);
        _sectorCount = Math.Max(0, (file.Length - _start - 1) >> shift);
        _sectors = ReadTable(header);
        var directory = ReadChain(BinaryPrimitives.ReadUInt32LittleEndian(header[0x30..]), (long)MostEntries * DirectoryEntry.Length);
        _directory = new DirectoryEntry[directory.Length / DirectoryEntry.Length];
        for (var i = 0; i < _directory.Length; i++)
        {
            _directory[i] = DirectoryEntry.Read(directory.AsSpan(i * DirectoryEntry.Length), hasLongSizes: version == 4);
        }

        if (_directory is not [{ Kind: EntryKind.Root }, ..])
        {
            throw new UnreadableException("the Outlook message is broken: it has no directory");
        }

        _miniStream = [.. Sectors(Root.Start)];
        _miniSectors = SectorTable.Of(ReadChain(BinaryPrimitives.ReadUInt32LittleEndian(header[0x3C..]), _sectorCount << shift));
    }

    /// <summary>The storage that holds all others.</summary>
    internal DirectoryEntry Root => _directory[0];

    /// <summary>Whether content begins like a compound file: Outlook messages do, and older files of Word, Excel and the like.</summary>
    internal static bool IsCompoundFile(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>The entries of a storage, in the order of their names. A tree that runs in a circle ends.</summary>
    internal List<DirectoryEntry> Entries(DirectoryEntry storage)
    {
        var entries = new List<DirectoryEntry>();
        var seen = new HashSet<uint>();
        var todo = new Stack<uint>([storage.Child]);
        while (todo.TryPop(out var id))
        {
            // The root (0) is not an entry of any storage.
            if (id > 0 && id < _directory.Length && seen.Add(id))
            {
                if (++_visits > MostVisits)
                {
                    throw new UnreadableException("the Outlook message is broken: its directory contains a loop");
                }

                var entry = _directory[id];
                todo.Push(entry.Left);
                todo.Push(entry.Right);
                if (entry.Kind != EntryKind.None)
                {
                    entries.Add(entry);
                }
            }
        }

        entries.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return entries;
    }

    /// <summary>Opens a stream; small ones lie in sectors of their own kind ([MS-CFB] section 2.4).</summary>
    internal Stream Open(DirectoryEntry stream) => stream.Size < _miniLimit
        ? new SectorStream(_miniSectors.Chain(stream.Start), _miniSectorSize, stream.Size, ReadMini)
        : new SectorStream(Sectors(stream.Start), _sectorSize, stream.Size, Read);

    private IEnumerable<uint> Sectors(uint first) => first > SectorTable.LastSector ? [] : _sectors.Chain(first);

    private SectorTable ReadTable(ReadOnlySpan<byte> header)
    {
        // More tables than the file has sectors for cannot be true, and neither can a list of them that loops.
        var perSector = _sectorSize / 4;
        var most = (_sectorCount + perSector - 1) / perSector;
        var table = new List<byte>();
        var difat = header[FirstDifat..].ToArray();
        var next = BinaryPrimitives.ReadUInt32LittleEndian(header[0x44..]);
        for (long lists = 0, tables = 0; ;)
        {
            for (var at = 0; at < difat.Length - (lists == 0 ? 0 : 4); at += 4)
            {
                var sector = BinaryPrimitives.ReadUInt32LittleEndian(difat.AsSpan(at));
                if (sector <= SectorTable.LastSector && tables++ < most)
                {
                    var bytes = new byte[_sectorSize];
                    Read(sector, 0, bytes);
                    table.AddRange(bytes);
                }
            }

            if (next > SectorTable.LastSector || lists++ > most)
            {
                return SectorTable.Of(table.ToArray().AsSpan(0, (int)Math.Min(table.Count, 4 * _sectorCount)));
            }

            difat = new byte[_sectorSize];
            Read(next, 0, difat);
            next = BinaryPrimitives.ReadUInt32LittleEndian(difat.AsSpan(_sectorSize - 4));
        }
    }

    private byte[] ReadChain(uint first, long limit)
    {
        using var bytes = new MemoryStream();
        var sector = new byte[_sectorSize];
        foreach (var number in Sectors(first))
        {
            if (bytes.Length + _sectorSize > limit)
            {
                throw new UnreadableException($"the Outlook message has more than {MostEntries} entries");
            }

            Read(number, 0, sector);
            bytes.Write(sector);
        }

        return bytes.ToArray();
    }

    private void Read(uint sector, int offset, Span<byte> buffer) => Fill(_start + ((sector + 1L) * _sectorSize) + offset, buffer);

    private void ReadMini(uint sector, int offset, Span<byte> buffer)
    {
        var at = ((long)sector * _miniSectorSize) + offset;
        if (at / _sectorSize >= _miniStream.Length)
        {
            throw new UnreadableException(Cut);
        }

        // A small sector never crosses the end of a large one.
        Read(_miniStream[at / _sectorSize], (int)(at % _sectorSize), buffer);
    }

    private void Fill(long position, Span<byte> buffer)
    {
        if (position < 0 || position + buffer.Length > _file.Length)
        {
            throw new UnreadableException(Cut);
        }

        _file.Position = position;
        _file.ReadExactly(buffer);
    }
}

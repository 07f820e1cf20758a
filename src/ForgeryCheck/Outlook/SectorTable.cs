using System.Buffers.Binary;
using ForgeryCheck.Unpacking;

namespace ForgeryCheck.Outlook;

/// <summary>
/// Which sector follows which ([MS-CFB] section 2.3). Every chain is followed for at most as many steps as the table has sectors, so that one that runs in
/// a circle ends.
/// </summary>
/// <param name="next">For each sector the next one.</param>
internal sealed class SectorTable(uint[] next)
{
    /// <summary>What ends a chain; numbers from here on are no sectors, nor are those beyond <see cref="LastSector"/>.</summary>
    internal const uint EndOfChain = 0xFFFFFFFE;

    /// <summary>The highest number that a sector can have (MAXREGSECT).</summary>
    internal const uint LastSector = 0xFFFFFFFA;

    /// <summary>A table from its bytes.</summary>
    internal static SectorTable Of(ReadOnlySpan<byte> bytes)
    {
        var next = new uint[bytes.Length / 4];
        for (var i = 0; i < next.Length; i++)
        {
            next[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(4 * i)..]);
        }

        return new SectorTable(next);
    }

    /// <summary>The sectors of a chain, in order.</summary>
    /// <exception cref="UnreadableException">It leads to a sector that does not exist, or runs in a circle.</exception>
    internal IEnumerable<uint> Chain(uint first)
    {
        var steps = 0;
        for (var sector = first; sector != EndOfChain; sector = next[sector])
        {
            if (sector >= next.Length)
            {
                throw new UnreadableException("the Outlook message is broken: a sector chain points outside the file");
            }

            if (steps++ == next.Length)
            {
                throw new UnreadableException("the Outlook message is broken: a sector chain contains a loop");
            }

            yield return sector;
        }
    }
}

using System.Formats.Tar;

namespace ForgeryCheck.Unpacking;

/// <summary>The files in a tar, in its order. What is not a file (folders, links, devices) is left out.</summary>
internal static class TarFiles
{
    private const string Broken = "the tar archive is broken";
    private const int Block = 512;

    /// <summary>Whether content begins with a header block of a tar: its checksum fits (POSIX.1-2001, pax, "ustar Interchange Format").</summary>
    internal static bool IsTar(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Block || bytes[0] == 0)
        {
            return false;
        }

        // Eight digits, blanks and NUL at 148, which count as blanks in the sum themselves.
        var stated = 0;
        var digits = 0;
        foreach (var c in bytes.Slice(148, 8))
        {
            if (c is >= (byte)'0' and <= (byte)'7')
            {
                stated = (stated * 8) + (c - '0');
                digits++;
            }
            else if (c is not ((byte)' ' or 0))
            {
                return false;
            }
        }

        var sum = 8 * ' ';
        for (var i = 0; i < Block; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : bytes[i];
        }

        return digits > 0 && sum == stated;
    }

    /// <summary>Reads a tar; each file only until the next is asked for.</summary>
    /// <param name="archive">The tar; it is left open.</param>
    /// <param name="budget">What it may come to.</param>
    internal static IEnumerable<ArchiveEntry> Read(Stream archive, UnpackingBudget budget)
    {
        using var guard = new TarHeaderGuard(archive);
        using var reader = new TarReader(guard, leaveOpen: true);
        for (var count = 0; Next(reader) is { } entry; count++)
        {
            if (count == UnpackingLimits.Entries)
            {
                throw UnreadableException.TooManyEntries();
            }

            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile && entry.DataStream is { } data)
            {
                yield return new ArchiveEntry(entry.Name, () => new UnpackedStream(data, budget, Broken));
            }
        }
    }

    private static TarEntry? Next(TarReader reader)
    {
        try
        {
            return reader.GetNextEntry(copyData: false);
        }
        catch (Exception e) when (e is not UnreadableException and (InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException or NotSupportedException))
        {
            throw UnreadableException.Of(e, Broken);
        }
    }
}

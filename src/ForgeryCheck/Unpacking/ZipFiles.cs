using System.IO.Compression;

namespace ForgeryCheck.Unpacking;

/// <summary>The files in a zip, in its own order. What is not a file (folders, links) is left out.</summary>
internal static class ZipFiles
{
    private const string Broken = "the zip archive is broken";
    private const int UnixLink = 0xA;

    /// <summary>Reads a zip.</summary>
    /// <param name="file">The zip; it can seek, and is left open.</param>
    /// <param name="budget">What it may come to.</param>
    /// <exception cref="UnreadableException">It cannot be read, or some of its entries cannot, which is said after all others.</exception>
    internal static IEnumerable<ArchiveEntry> Read(Stream file, UnpackingBudget budget)
    {
        using var guard = new ZipDirectoryGuard(file);
        using var zip = Open(guard);
        var encrypted = 0;
        foreach (var entry in zip.Entries)
        {
            if (entry.FullName.EndsWith('/') || (entry.ExternalAttributes >>> 28) == UnixLink)
            {
                continue;
            }

            if (entry.IsEncrypted)
            {
                encrypted++;
                continue;
            }

            yield return new ArchiveEntry(entry.FullName, () => Open(entry, budget));
        }

        if (encrypted > 0)
        {
            throw new UnreadableException($"{(encrypted == 1 ? "1 entry is" : $"{encrypted} entries are")} encrypted and could not be read");
        }
    }

    private static ZipArchive Open(ZipDirectoryGuard guard)
    {
        try
        {
            var zip = new ZipArchive(guard, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > UnpackingLimits.Entries)
            {
                throw UnreadableException.TooManyEntries();
            }

            guard.Release();
            return zip;
        }
        catch (Exception e) when (e is not UnreadableException and (InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException))
        {
            throw UnreadableException.Of(e, Broken);
        }
    }

    private static UnpackedStream Open(ZipArchiveEntry entry, UnpackingBudget budget)
    {
        const string broken = "its data in the zip archive is broken, or uses an unsupported compression method";
        try
        {
            return new UnpackedStream(entry.Open(), budget, broken);
        }
        catch (Exception e) when (e is not UnreadableException and (InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException))
        {
            throw UnreadableException.Of(e, broken);
        }
    }
}

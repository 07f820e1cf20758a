using System.Text;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Reads the segments of an mbox spool back while they are written to and swept. Thread-safe; what was removed is simply not there.</summary>
/// <param name="disk">The disk.</param>
/// <param name="folder">The spool.</param>
internal sealed class MboxArchive(SpoolDisk disk, string folder)
{
    /// <summary>What is stored, the newest first; read from the disk a segment at a time.</summary>
    internal IEnumerable<KeptRecord> ReadKept()
    {
        foreach (var segment in Segments())
        {
            var reports = Heads(segment);
            foreach (var entry in KeptFiles.Read(segment.JournalPath).AsEnumerable().Reverse())
            {
                yield return new KeptRecord(new KeptAt(entry.File, entry.Place), entry.Envelope, entry.Session, reports.GetValueOrDefault(entry.Id));
            }
        }
    }

    /// <summary>What is stored with a message; null if it is gone.</summary>
    internal KeptFacts? Find(string id, KeptAt at) =>
        SegmentOf(at) is { } segment
        && LineOf(segment.JournalPath, line => line.IndexOf(Encoding.ASCII.GetBytes($"\"id\":\"{id}\"")) >= 0) is { } line
        && JournalEntry.TryRead(line) is { } entry && entry.Id == id
            ? new KeptFacts(entry.Envelope, entry.Session, ReportOf(segment, id))
            : null;

    /// <summary>Passes on the bytes of a message; false if it is gone.</summary>
    internal bool TryCopy(KeptAt at, Action<ReadOnlySpan<byte>> to) => KeptFiles.TryCopy(SegmentOf(at)?.DataPath, at.Place, isQuoted: true, to);

    private static ReadOnlyMemory<byte> ReportOf(MboxSegment segment, string id) =>
        LineOf(segment.ReportsPath, line => line.StartsWith(Encoding.ASCII.GetBytes($"{{\"id\":\"{id}\","))) is { } line ? FactsText.ReportIn(line) : default;

    private static byte[]? LineOf(string path, Func<ReadOnlySpan<byte>, bool> isIt)
    {
        try
        {
            foreach (var line in JournalLines.Read(path))
            {
                if (isIt(line.Bytes.Span))
                {
                    return line.Bytes.ToArray();
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Removed meanwhile, or there are no reports yet.
        }

        return null;
    }

    private static Dictionary<string, ReportHead> Heads(MboxSegment segment)
    {
        var heads = new Dictionary<string, ReportHead>(StringComparer.Ordinal);
        try
        {
            foreach (var line in JournalLines.Read(segment.ReportsPath))
            {
                if (MboxRecovery.IdOf(line.Bytes.Span) is { } id && ReportHead.TryRead(FactsText.ReportIn(line.Bytes).Span) is { } head)
                {
                    heads[id] = head;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Removed meanwhile, or there are no reports yet.
        }

        return heads;
    }

    private IEnumerable<MboxSegment> Segments()
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.mbox").Select(path => new KeptAt(Path.GetFileName(path), default)).Select(SegmentOf).OfType<MboxSegment>().OrderByDescending(segment => segment.Number)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // A segment that is never opened: it only says how its files are called.
    private MboxSegment? SegmentOf(KeptAt at) => at.File is { } name && MboxRecovery.NumberOf(name) is > 0 and var number ? new MboxSegment(disk, folder, number) : null;
}

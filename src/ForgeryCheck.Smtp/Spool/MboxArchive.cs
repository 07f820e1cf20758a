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
            // Before its reports: once it is done, no more come.
            var isDone = File.Exists(segment.DonePath);
            var reports = Heads(segment);
            foreach (var entry in KeptFiles.Read(segment.JournalPath).AsEnumerable().Reverse())
            {
                yield return new KeptRecord(new KeptAt(entry.File, entry.Place), entry.Envelope, entry.Session, reports.GetValueOrDefault(entry.Id), IsAwaited: !isDone);
            }
        }
    }

    /// <summary>What is stored with a message; null if it is gone.</summary>
    internal KeptFacts? Find(string id, KeptAt at, CancellationToken cancellation)
    {
        var needle = Encoding.ASCII.GetBytes($"\"id\":\"{id}\"");
        return SegmentOf(at) is { } segment
            && KeptFiles.Line(segment.JournalPath, line => line.IndexOf(needle) >= 0, cancellation) is { } line
            && JournalEntry.TryRead(line) is { } entry && entry.Id == id
                ? new KeptFacts(entry.Envelope, entry.Session, ReportOf(segment, id, cancellation))
                : null;
    }

    /// <summary>Passes on the bytes of a message, and says whether they are sound.</summary>
    internal CopyOutcome Copy(KeptAt at, Action<ReadOnlySpan<byte>> to) => KeptFiles.Copy(SegmentOf(at)?.DataPath, at.Place, isQuoted: true, to);

    private static ReadOnlyMemory<byte> ReportOf(MboxSegment segment, string id, CancellationToken cancellation)
    {
        var start = Encoding.ASCII.GetBytes($"{{\"id\":\"{id}\",");
        return KeptFiles.Line(segment.ReportsPath, line => line.StartsWith(start), cancellation) is { } line ? FactsText.ReportIn(line) : default;
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

using System.Globalization;
using System.Text.Json;
using ForgeryCheck.Smtp.Monitoring;
using Microsoft.Win32.SafeHandles;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>Examines what earlier runs left: counts it, cuts off torn tails, and lists the messages without a report.</summary>
internal sealed class MboxRecovery(SpoolDisk disk, string folder, IListenerLog log)
{
    /// <summary>The segments, oldest first.</summary>
    /// <param name="reports">Receives the messages without a report.</param>
    /// <exception cref="IOException">A file could not be read or truncated.</exception>
    internal List<MboxSegment> Open(MboxReports reports)
    {
        var segments = new List<MboxSegment>();
        foreach (var number in Directory.EnumerateFiles(folder).Select(NumberOf).Where(n => n > 0).Distinct().Order())
        {
            var segment = new MboxSegment(disk, folder, number);
            if (File.Exists(segment.DonePath) && int.TryParse(File.ReadAllText(segment.DonePath), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var messages))
            {
                segment.Messages = messages;
                segment.DataEnd = File.Exists(segment.DataPath) ? new FileInfo(segment.DataPath).Length : 0;
            }
            else if (!Read(segment, reports))
            {
                segment.Delete();
                continue;
            }

            segments.Add(segment);
        }

        return segments;
    }

    // Returns false if the segment is empty.
    private bool Read(MboxSegment segment, MboxReports reports)
    {
        if (!File.Exists(segment.DataPath))
        {
            return false;
        }

        using var data = KeptMessage.Open(segment.DataPath);
        var length = RandomAccess.GetLength(data);
        var reported = Reported(segment.ReportsPath);
        var sound = new List<(string Id, KeptPlace Place, long LineEnd)>();
        var damaged = 0;
        long journalLength = 0;
        if (File.Exists(segment.JournalPath))
        {
            foreach (var line in JournalLines.Read(segment.JournalPath))
            {
                journalLength = line.End;
                var end = sound.Count > 0 ? sound[^1].Place.End : 0;
                if (line.IsWhole && JournalEntry.TryRead(line.Bytes) is { } entry && entry.File == segment.Name && entry.Place.Offset >= end && entry.Place.End <= length)
                {
                    sound.Add((entry.Id, entry.Place, line.End));
                }
                else
                {
                    damaged++;
                }
            }
        }

        // The journal is written after the data, so only the last messages can be torn, and only if sync is off.
        while (sound.Count > 0 && !KeptMessage.IsSound(data, sound[^1].Place, isQuoted: true))
        {
            damaged++;
            sound.RemoveAt(sound.Count - 1);
        }

        if (damaged > 0)
        {
            log.Write(LogLevel.Warning, "spool-journal-damaged", null, ("file", segment.JournalPath), ("lines", damaged));
        }

        segment.Messages = sound.Count;
        segment.DataEnd = Math.Min(length, sound.Count > 0 ? EndOfRecord(data, sound[^1].Place) : 0);
        segment.JournalEnd = sound.Count > 0 ? sound[^1].LineEnd : 0;
        Cut(segment, data, length, journalLength);
        if (segment.DataEnd == 0 && !File.Exists(segment.TornPath))
        {
            return false;
        }

        var waiting = 0;
        foreach (var (id, _, _) in sound)
        {
            waiting += !reported.Contains(id) && reports.Found(id, segment) ? 1 : 0;
        }

        segment.Await(waiting);
        segment.Close();
        return true;
    }

    /// <summary>
    /// Cuts off what follows the last complete message. It was never answered with 250, unless the disk damaged the journal: so it is set aside, not
    /// deleted.
    /// </summary>
    private void Cut(MboxSegment segment, SafeFileHandle data, long length, long journalLength)
    {
        if (length > segment.DataEnd)
        {
            using (var torn = OwnFiles.Open(segment.TornPath, FileMode.Create))
            {
                Copy(data, segment.DataEnd, torn);
                torn.Flush(flushToDisk: true);
            }

            Cut(segment.DataPath, segment.DataEnd);
            log.Write(LogLevel.Warning, "spool-torn", null, ("file", segment.DataPath), ("bytes", length - segment.DataEnd), ("aside", segment.TornPath));
        }

        if (journalLength > segment.JournalEnd)
        {
            Cut(segment.JournalPath, segment.JournalEnd);
            log.Write(LogLevel.Warning, "spool-torn", null, ("file", segment.JournalPath), ("bytes", journalLength - segment.JournalEnd));
        }
    }

    private void Cut(string path, long length)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        disk.Cut(file, length);
        disk.Flush(file);
    }

    private static void Copy(SafeFileHandle from, long offset, FileStream to)
    {
        var piece = new byte[1 << 16];
        while (RandomAccess.Read(from, piece, offset) is > 0 and var read)
        {
            to.Write(piece.AsSpan(0, read));
            offset += read;
        }
    }

    // A message that does not end in a line end was given one; then comes the blank line.
    private static long EndOfRecord(SafeFileHandle data, KeptPlace place)
    {
        Span<byte> last = stackalloc byte[1];
        return place.End + (RandomAccess.Read(data, last, place.End - 1) == 1 && last[0] == '\n' ? 1 : 2);
    }

    private static HashSet<string> Reported(string path)
    {
        var ids = new HashSet<string>();
        if (File.Exists(path))
        {
            foreach (var line in JournalLines.Read(path))
            {
                if (line.IsWhole && line.Bytes.Span is [.., (byte)'}', (byte)'}'] && IdOf(line.Bytes.Span) is { } id)
                {
                    ids.Add(id);
                }
            }
        }

        return ids;
    }

    /// <summary>The id in a line of reports; null if it has none.</summary>
    internal static string? IdOf(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            return json.Read() && json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals("id"u8) && json.Read() ? json.GetString() : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The number in the name of a segment's file; 0 if it has none.</summary>
    internal static int NumberOf(string path)
    {
        var name = Path.GetFileName(path.AsSpan());
        return name.Length > 8 && name[8] == '.' && int.TryParse(name[..8], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}

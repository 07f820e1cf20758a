using System.Collections.Concurrent;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Writes each stored message's facts file: with the report once there is one, or soon after the message if there will be none. Thread-safe.
/// </summary>
internal sealed class MaildirReports : IDisposable
{
    private const int MostInGroup = 512;

    private readonly MaildirFacts _facts;
    private readonly MaildirFolders _folders;
    private readonly IListenerLog _log;
    private readonly bool _areAwaited;
    private readonly ConcurrentDictionary<string, JournalLine> _unreported = new();
    private readonly GroupQueue<JournalLine> _withoutReport = new();
    private readonly Thread _writer;

    /// <summary>Starts the thread that writes facts without a report.</summary>
    /// <param name="facts">Writes them.</param>
    /// <param name="folders">The folders of the Maildir.</param>
    /// <param name="areAwaited">Whether each message gets a report.</param>
    /// <param name="log">Logs what cannot be written.</param>
    internal MaildirReports(MaildirFacts facts, MaildirFolders folders, bool areAwaited, IListenerLog log)
    {
        (_facts, _folders, _areAwaited, _log) = (facts, folders, areAwaited, log);
        _writer = new Thread(WriteWithout) { IsBackground = true, Name = "maildir-facts" };
        _writer.Start();
    }

    /// <summary>Records a stored message.</summary>
    internal void Kept(string id, JournalLine line)
    {
        line.Journal.Await(1);
        if (_areAwaited)
        {
            _unreported[id] = line;
        }
        else
        {
            _withoutReport.TryAdd(line);
        }
    }

    /// <summary>Records a message of an earlier run that has no facts file.</summary>
    internal void Found(string id, JournalLine line)
    {
        if (_unreported.TryAdd(id, line))
        {
            line.Journal.Await(1);
        }
    }

    /// <summary>Whether the message of that journal line awaits its report.</summary>
    internal bool IsAwaited(string id, MaildirJournal journal, long offset) =>
        _unreported.TryGetValue(id, out var line) && line.Journal == journal && line.Offset == offset;

    /// <summary>Takes the report of a message.</summary>
    internal void Add(string id, Report report)
    {
        if (_unreported.TryRemove(id, out var line))
        {
            Write(line, ReportText.Of(report));
        }
        else
        {
            _log.Write(LogLevel.Warning, "report-unknown", null, ("id", id));
        }
    }

    /// <summary>Writes the facts that need no report, and ends.</summary>
    internal Task StopAsync()
    {
        _withoutReport.Close();
        return Task.Run(_writer.Join);
    }

    /// <summary>Closes the journals that still hold messages without a report.</summary>
    public void Dispose()
    {
        foreach (var line in _unreported.Values)
        {
            line.Journal.Dispose();
        }
    }

    private void WriteWithout()
    {
        var lines = new List<JournalLine>(MostInGroup);
        while (_withoutReport.Take(lines, MostInGroup))
        {
            lines.ForEach(line => Write(line, default));
            lines.Clear();
        }
    }

    private void Write(JournalLine line, ReadOnlySpan<byte> report)
    {
        try
        {
            _facts.Write(line.Name, line.Journal.Read(line.Offset, line.Length), report);
            line.Journal.Settle(_folders.JournalHandle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or ObjectDisposedException)
        {
            _log.Write(LogLevel.Error, "report-not-kept", null, ("file", line.Name), ("error", e.Message));
        }
    }
}

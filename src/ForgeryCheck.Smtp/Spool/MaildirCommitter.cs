using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Commits messages whose files are written: one thread takes all pending messages, flushes their journal lines together, renames the files into new
/// and flushes that folder once.
/// </summary>
internal sealed class MaildirCommitter : IAsyncDisposable
{
    private const int MostInGroup = 512;

    private readonly SpoolDisk _disk;
    private readonly MaildirFolders _folders;
    private readonly MaildirWriter _files;
    private readonly MaildirJournals _journals;
    private readonly Action<PendingMessage, JournalLine> _onKept;
    private readonly Action<TimeSpan, int>? _onFlush;
    private readonly GroupQueue<PendingMessage> _written = new();
    private readonly JournalText _lines = new();
    private readonly Thread _thread;

    /// <summary>Starts the thread.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="folders">The folders of the Maildir.</param>
    /// <param name="files">Where the message files are.</param>
    /// <param name="journals">The journals.</param>
    /// <param name="onKept">Called for each stored message, before its session knows.</param>
    /// <param name="onFlush">Called with the duration of each flush and its number of messages.</param>
    internal MaildirCommitter(
        SpoolDisk disk, MaildirFolders folders, MaildirWriter files, MaildirJournals journals, Action<PendingMessage, JournalLine> onKept, Action<TimeSpan, int>? onFlush)
    {
        (_disk, _folders, _files, _journals, _onKept, _onFlush) = (disk, folders, files, journals, onKept, onFlush);
        _thread = new Thread(Run) { IsBackground = true, Name = "maildir-commit" };
        _thread.Start();
    }

    /// <summary>Takes a message whose file is written.</summary>
    internal void Add(PendingMessage message) => _written.TryAdd(message);

    /// <summary>Commits what is pending, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _written.Close();
        await Task.Run(_thread.Join).ConfigureAwait(false);
        _lines.Dispose();
    }

    private void Run()
    {
        var group = new List<PendingMessage>(MostInGroup);
        while (_written.Take(group, MostInGroup))
        {
            var rest = CollectionsMarshal.AsSpan(group);
            while (!rest.IsEmpty)
            {
                rest = rest[Commit(rest)..];
            }

            group.Clear();
        }
    }

    // Returns how many messages were stored or failed; the rest form another group.
    private int Commit(ReadOnlySpan<PendingMessage> group)
    {
        _lines.Clear();
        var ends = new List<int>(group.Length);
        try
        {
            while (ends.Count < group.Length && !_lines.IsFull)
            {
                var pending = group[ends.Count];
                _lines.Append(pending.Name, pending.Place, pending.Message);
                ends.Add(_lines.Written.Length);
            }

            var start = Stopwatch.GetTimestamp();
            var (journal, offset) = _journals.Append(_lines.Written);
            var renamed = Rename(group[..ends.Count]);
            _disk.FlushFolder(_folders.NewHandle);
            var took = Stopwatch.GetElapsedTime(start);
            var before = 0;
            for (var i = 0; i < ends.Count; i++)
            {
                if (renamed[i])
                {
                    _onKept(group[i], new JournalLine(journal, offset + before, ends[i] - before - 1, group[i].Name));
                    group[i].Complete();
                }

                before = ends[i];
            }

            _onFlush?.Invoke(took, ends.Count);
            return ends.Count;
        }
        catch (Exception e)
        {
            // Whatever it was: if this thread ended, every client would hang.
            foreach (var pending in group)
            {
                if (pending.IsOver)
                {
                    continue;
                }

                MaildirWriter.Remove(_files.PathOf(pending));
                MaildirWriter.Remove(Path.Combine(_folders.New, pending.Name));
                pending.Fail(e);
            }

            return group.Length;
        }
    }

    private bool[] Rename(ReadOnlySpan<PendingMessage> group)
    {
        var renamed = new bool[group.Length];
        for (var i = 0; i < group.Length; i++)
        {
            try
            {
                _disk.Rename(_files.PathOf(group[i]), Path.Combine(_folders.New, group[i].Name));
                renamed[i] = true;
            }
            catch (IOException e)
            {
                MaildirWriter.Remove(_files.PathOf(group[i]));
                group[i].Fail(e);
            }
        }

        return renamed;
    }
}

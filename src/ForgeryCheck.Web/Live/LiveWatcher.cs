using System.Collections.Concurrent;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Web.Live;

/// <summary>Takes note of the messages of a listener: what it stored before, in the background, and what it takes.</summary>
internal sealed class LiveWatcher(LiveIndex index, RecentMessages recent) : IMessageWatcher
{
    /// <summary>The largest message that is held in memory if it is stored nowhere.</summary>
    private const int MostHeld = 4 << 20;

    /// <summary>Where a header is looked for if nobody has parsed the message.</summary>
    private const int MostOfHeader = 64 << 10;

    private const int MostOfId = 64;

    /// <summary>Reports that may wait for the rows of their messages.</summary>
    private const int MostEarly = 10_000;

    private volatile bool _isStopped;
    private volatile ConcurrentDictionary<string, (Verdict Verdict, double Score)>? _early = new(StringComparer.Ordinal);

    /// <summary>Where messages are stored; null before the listener starts.</summary>
    internal IMessageStore? Store { get; private set; }

    /// <inheritdoc/>
    public void Begin(IMessageStore store, bool analyzes)
    {
        Store = store;
        new Thread(() => ReadKept(store, analyzes)) { IsBackground = true, Name = "live-window", Priority = ThreadPriority.BelowNormal }.Start();
    }

    /// <inheritdoc/>
    public void Taken(in TakenMessage taken)
    {
        var (message, at, mail, dialogue) = taken;

        // A session waits meanwhile: what is on the disk is not read, except for its first bytes, where nobody else has read them.
        var bytes = at.File is null && message.Content.IsInMemory && message.Length <= MostHeld ? Read(message, (int)message.Length) : [];
        var header = mail?.Header ?? HeaderBlock.Parse(bytes.Length > 0 ? bytes : Read(message, (int)Math.Min(message.Length, MostOfHeader)));
        recent.Add(new HeldMessage(message.Session, message.Envelope, dialogue, bytes));
        index.Add(MessageRow.Of(message.Session, message.Envelope, MessageHeaders.Subject(header), message.Length, at, isAnalyzed: mail is not null));
    }

    /// <inheritdoc/>
    public void Write(MailMessage message, Report report)
    {
        if (message.Session is { Id: var id })
        {
            recent.AddReport(id, report);
            if (!index.TryJudge(id, report.Verdict, report.Score))
            {
                JudgeLater(id, report);
            }
        }
    }

    /// <inheritdoc/>
    public void Flush()
    {
    }

    /// <summary>Stops reading what was stored earlier.</summary>
    internal void Stop() => _isStopped = true;

    private static byte[] Read(AcceptedMessage message, int length)
    {
        var bytes = new byte[length];
        try
        {
            _ = MessageBytes.Read(message, 0, bytes);
            return bytes;
        }
        catch (IOException)
        {
            // The disk that holds large messages fails: the store says so.
            return [];
        }
    }

    // A message of an earlier run, whose report is ready before its row, or a message that was refused.
    private void JudgeLater(string id, Report report)
    {
        if (_early is { Count: < MostEarly } early)
        {
            early[id] = (report.Verdict, report.Score);
            if (index.TryJudge(id, report.Verdict, report.Score))
            {
                early.TryRemove(id, out _);
            }
        }
    }

    private void ReadKept(IMessageStore store, bool analyzes)
    {
        try
        {
            foreach (var kept in store.ReadKept())
            {
                if (kept.Session.Id.Length > MostOfId || !kept.Session.Id.All(char.IsAsciiLetterOrDigit))
                {
                    continue; // It is not an id of ours: somebody else has written to the spool.
                }

                var row = MessageRow.Of(kept, kept.Report is { } report ? report.Subject : SubjectOf(store, kept.At), analyzes);
                if (_isStopped || !index.TryAddOlder(row))
                {
                    break;
                }

                if (_early!.TryRemove(row.Id, out var judged))
                {
                    index.TryJudge(row.Id, judged.Verdict, judged.Score);
                }
            }
        }
        catch (Exception)
        {
            // By contract it does not throw; a bug of ours costs the window what is left to read, and must not end the program.
        }

        _early = null;
    }

    private static string? SubjectOf(IMessageStore store, KeptAt at)
    {
        var head = at.Place with { Length = Math.Min(at.Place.Length, MostOfHeader), Stored = Math.Min(at.Place.Stored, MostOfHeader) };
        var bytes = new List<byte>();
        return store.Copy(at with { Place = head }, piece => bytes.AddRange(piece)) != CopyOutcome.Gone ? MessageHeaders.Subject(HeaderBlock.Parse(bytes.ToArray())) : null;
    }
}

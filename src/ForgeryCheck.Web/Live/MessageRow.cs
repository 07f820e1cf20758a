using ForgeryCheck.Messages;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Web.Live;

/// <summary>
/// One message as the list shows it. Its texts are cut and safe to display, though not encoded for HTML. The verdict comes later than the rest, from
/// another thread; everything else never changes.
/// </summary>
internal sealed class MessageRow
{
    private const int MostOfName = 100;
    private const int MostOfSubject = 200;
    private const int MostOfRecipients = 400;
    private const int None = -1;

    private double _score;
    private long _order;
    private volatile int _verdict = None;

    private MessageRow(SessionFacts session, MailEnvelope envelope, string? subject, long size, KeptAt at, bool isAnalyzed)
    {
        Id = session.Id;
        Received = session.Received;
        Client = session.Client?.ToString() ?? "unknown";
        ClientName = session.ClientName is { } name ? SafeText.Show(name, MostOfName) : null;
        Helo = session.Helo is { Length: > 0 } helo ? SafeText.Show(helo, MostOfName) : null;
        Sender = SafeText.Show(envelope.Sender.Address, MostOfName);
        RecipientCount = envelope.Recipients.Count;
        Recipient = RecipientCount > 0 ? SafeText.Show(envelope.Recipients[0].Address, MostOfName) : "";
        Others = Join(envelope.Recipients);
        Subject = SafeText.Show(subject, MostOfSubject);
        (Size, At, IsAnalyzed) = (size, at, isAnalyzed);
    }

    /// <summary>Its place in the list: the newest message has the highest.</summary>
    internal long Number { get; set; }

    /// <summary>Whether a newer row has taken its place.</summary>
    internal bool IsRepeated { get; set; }

    /// <summary>The id under which the listener took it: letters and digits.</summary>
    internal string Id { get; }

    /// <summary>When it was taken.</summary>
    internal DateTimeOffset Received { get; }

    /// <summary>The client's address.</summary>
    internal string Client { get; }

    /// <summary>The client's reverse name; null if there is none.</summary>
    internal string? ClientName { get; }

    /// <summary>The client's HELO name; null if it gave none.</summary>
    internal string? Helo { get; }

    /// <summary>The envelope sender; empty for a bounce.</summary>
    internal string Sender { get; }

    /// <summary>The first recipient.</summary>
    internal string Recipient { get; }

    /// <summary>The number of recipients.</summary>
    internal int RecipientCount { get; }

    /// <summary>The recipients after the first, as many as fit, for the filter.</summary>
    internal string Others { get; }

    /// <summary>The Subject field, decoded; empty if there is none.</summary>
    internal string Subject { get; }

    /// <summary>The size in bytes.</summary>
    internal long Size { get; }

    /// <summary>Where it is stored.</summary>
    internal KeptAt At { get; }

    /// <summary>Whether it has a verdict or gets one.</summary>
    internal bool IsAnalyzed { get; }

    /// <summary>The verdict; null if there is none yet.</summary>
    internal Verdict? Verdict => _verdict is not None and var verdict ? (Verdict)verdict : null;

    /// <summary>The score that goes with the verdict.</summary>
    internal double Score => Volatile.Read(ref _score);

    /// <summary>Which of the verdicts of this run its verdict is; meaningless before it has one.</summary>
    internal long VerdictOrder => Volatile.Read(ref _order);

    /// <summary>About how many bytes it takes in memory.</summary>
    internal int Cost => 320 + (2 * (Id.Length + Client.Length + (ClientName?.Length ?? 0) + (Helo?.Length ?? 0) + Sender.Length + Recipient.Length + Others.Length
        + Subject.Length + (At.File?.Length ?? 0)));

    /// <summary>The row of a message that has just been taken.</summary>
    internal static MessageRow Of(SessionFacts session, MailEnvelope envelope, string? subject, long size, KeptAt at, bool isAnalyzed) =>
        new(session, envelope, subject, size, at, isAnalyzed);

    /// <summary>The row of a stored message.</summary>
    /// <param name="kept">What is known of it.</param>
    /// <param name="subject">Its subject.</param>
    /// <param name="analyzes">Whether the listener analyzes what awaits it.</param>
    internal static MessageRow Of(KeptRecord kept, string? subject, bool analyzes)
    {
        var row = new MessageRow(kept.Session, kept.Envelope, subject, kept.At.Place.Length, kept.At, kept.Report is not null || (kept.IsAwaited && analyzes));
        if (kept.Report is { } report)
        {
            row.Judge(report.Verdict, report.Score, order: 0);
        }

        return row;
    }

    /// <summary>Sets the verdict.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="score">Its score.</param>
    /// <param name="order">Which of the verdicts of this run it is, from 1 on; 0 if an earlier run gave it.</param>
    internal void Judge(Verdict verdict, double score, long order)
    {
        Volatile.Write(ref _score, score);
        Volatile.Write(ref _order, order);
        _verdict = (int)verdict;
    }

    private static string Join(IReadOnlyList<Recipient> recipients)
    {
        if (recipients.Count < 2)
        {
            return "";
        }

        var text = new System.Text.StringBuilder();
        for (var i = 1; i < recipients.Count && text.Length < MostOfRecipients; i++)
        {
            text.Append(i == 1 ? "" : " ").Append(SafeText.Show(recipients[i].Address, MostOfName));
        }

        return text.ToString();
    }
}

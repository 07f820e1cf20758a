using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>MAIL (RFC 5321 section 4.1.1.2): starts a transaction, provided there is room for a message.</summary>
/// <param name="extensions">The extensions offered in EHLO.</param>
/// <param name="store">Where the message will be stored.</param>
/// <param name="analyzer">What will analyze it; null if analysis is off.</param>
/// <param name="patience">How long to wait while the analysis queue is full: cheaper for both sides than a retry minutes later.</param>
/// <param name="metrics">Counts limits that were reached.</param>
internal sealed class MailVerb(OfferedExtensions extensions, IMessageStore store, MessageAnalyzer? analyzer, TimeSpan patience, ListenerMetrics metrics) : Verb("MAIL")
{
    // Assumed size of a message without SIZE: a full disk is reported at MAIL, before anything is sent in vain.
    private const long UsualSize = 1 << 20;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        var text = argument.Span;
        if (text.Length < 5 || !Ascii.EqualsIgnoreCase(text[..5], "FROM:"u8))
        {
            session.Facts.Add(WireFactKind.SyntaxError, sample: text);
            return new(StandardReplies.BadSender);
        }

        var read = MailArgument.Read(text[5..], session.IsExtended ? extensions : OfferedExtensions.None);
        if (ArgumentReplies.Check(session, read.Error, read.SpaceBefore, read.IsLong, text, StandardReplies.BadSender) is { } error)
        {
            return new(error);
        }

        var sender = read.Sender!;
        var most = session.Options.Limits.MessageBytes;
        var size = sender.Size ?? (most > 0 ? Math.Min(UsualSize, most) : UsualSize);
        if (!store.HasRoom(size))
        {
            metrics.Limit("spool");
            return new(StandardReplies.SpoolFull);
        }

        return analyzer is { IsFull: true } || session.NextHop is not null
            ? WaitAsync(session, sender)
            : new(Begin(session, sender, StandardReplies.SenderOk));
    }

    private async ValueTask<Step> WaitAsync(Session session, Sender sender)
    {
        if (analyzer is { IsFull: true } && !await analyzer.WaitForRoomAsync(patience).ConfigureAwait(false))
        {
            metrics.Limit("queue");
            return StandardReplies.Busy;
        }

        if (session.NextHop is { } next)
        {
            var answer = await next.MailAsync(sender, session.ToForwardedClient()).ConfigureAwait(false);
            return answer.IsPositive ? Begin(session, sender, answer.ToReply()) : answer.ToReply();
        }

        return Begin(session, sender, StandardReplies.SenderOk);
    }

    private static Reply Begin(Session session, Sender sender, Reply reply)
    {
        session.Sender = sender;
        session.State = SessionStates.Sender;
        return reply;
    }
}

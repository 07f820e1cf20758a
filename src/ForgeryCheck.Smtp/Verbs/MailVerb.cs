using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>MAIL (RFC 5321 section 4.1.1.2): begins a transaction, if there is room for a message at all.</summary>
internal sealed class MailVerb() : Verb("MAIL")
{
    // What a message without SIZE may need: a full disk is told at MAIL, when nothing was sent in vain yet.
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

        var read = MailArgument.Read(text[5..], session.Offers);
        if (ArgumentReplies.Of(session, read.Error, read.SpaceBefore, read.IsLong, text, StandardReplies.BadSender) is { } error)
        {
            return new(error);
        }

        var sender = read.Sender!;
        var (limits, analyzer) = (session.Options.Limits, session.Services.MessageAnalyzer);
        var size = sender.Size ?? (limits.MessageBytes > 0 ? Math.Min(UsualSize, limits.MessageBytes) : UsualSize);
        if (!session.Services.Store.HasRoom(size))
        {
            session.Services.Metrics.Limit("spool");
            return new(StandardReplies.SpoolFull);
        }

        return analyzer is { IsFull: true } || session.NextHop is not null
            ? WaitAsync(session, sender)
            : new(Begin(session, sender, StandardReplies.SenderOk));
    }

    private static async ValueTask<Step> WaitAsync(Session session, Sender sender)
    {
        if (session.Services.MessageAnalyzer is { IsFull: true } analyzer && !await analyzer.WaitForRoomAsync(session.Services.Patience).ConfigureAwait(false))
        {
            session.Services.Metrics.Limit("queue");
            return StandardReplies.Busy;
        }

        if (session.NextHop is { } next)
        {
            var answer = await next.MailAsync(sender, ForwardedClientOf.Session(session)).ConfigureAwait(false);
            return answer.IsPositive ? Begin(session, sender, ReplyOf.NextHop(answer)) : ReplyOf.NextHop(answer);
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

using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>RCPT (RFC 5321 section 4.1.1.3): adds a recipient, if the policy accepts it.</summary>
/// <param name="extensions">The extensions offered in EHLO.</param>
/// <param name="policy">What becomes of mail for which recipients.</param>
/// <param name="metrics">Counts limits that were reached.</param>
internal sealed class RcptVerb(OfferedExtensions extensions, RecipientPolicy policy, ListenerMetrics metrics) : Verb("RCPT")
{
    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        var text = argument.Span;
        if (text.Length < 3 || !Ascii.EqualsIgnoreCase(text[..3], "TO:"u8))
        {
            session.Facts.Add(WireFactKind.SyntaxError, sample: text);
            return new(StandardReplies.BadRecipient);
        }

        var read = RecipientArgument.Read(text[3..], session.IsExtended ? extensions : OfferedExtensions.None, session.Sender!.Utf8);
        if (ArgumentReplies.Check(session, read.Error, read.SpaceBefore, read.IsLong, text, StandardReplies.BadRecipient) is { } error)
        {
            return new(error);
        }

        var decision = policy.Decide(read.Recipient!.Address);
        if (decision == RecipientDecision.Refuse)
        {
            return new(StandardReplies.RecipientRefused);
        }

        // RFC 5321 section 4.5.3.1.10: 452, and the earlier recipients stand.
        if (session.Options.Limits.Recipients is > 0 and var most && session.Recipients.Count >= most)
        {
            metrics.Limit("recipients");
            return new(StandardReplies.TooManyRecipients);
        }

        return session.NextHop is null || decision == RecipientDecision.Drop
            ? new(Add(session, read.Recipient, StandardReplies.RecipientOk, isDropped: decision == RecipientDecision.Drop))
            : PassOnAsync(session, read.Recipient);
    }

    private static async ValueTask<Step> PassOnAsync(Session session, Recipient recipient)
    {
        var answer = await session.NextHop!.RecipientAsync(recipient).ConfigureAwait(false);
        return answer.IsPositive ? Add(session, recipient, answer.ToReply(), isDropped: false) : answer.ToReply();
    }

    private static Reply Add(Session session, Recipient recipient, Reply reply, bool isDropped)
    {
        session.Recipients.Add(recipient, isDropped);
        session.State = SessionStates.Recipients;
        return reply;
    }
}

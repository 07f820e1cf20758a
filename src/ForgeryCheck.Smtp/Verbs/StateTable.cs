using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>Where each command is allowed, and the reply elsewhere (RFC 5321 section 4.1.4). Commands not listed are always allowed.</summary>
internal static class StateTable
{
    private static readonly (string Verb, SessionStates In, Reply Reply)[] NotAllowed =
    [
        ("MAIL", SessionStates.Greeted, StandardReplies.HelloFirst),
        ("MAIL", SessionStates.Sender | SessionStates.Recipients, StandardReplies.NestedMail),
        ("MAIL", SessionStates.Chunks, StandardReplies.ChunksUnderWay),
        ("RCPT", SessionStates.Greeted | SessionStates.Ready, StandardReplies.MailFirst),
        ("RCPT", SessionStates.Chunks, StandardReplies.ChunksUnderWay),
        ("DATA", SessionStates.Greeted | SessionStates.Ready, StandardReplies.MailFirst),
        ("DATA", SessionStates.Sender, StandardReplies.RecipientFirst),
        // RFC 3030 section 3: DATA and BDAT must not be mixed in one transaction.
        ("DATA", SessionStates.Chunks, StandardReplies.ChunksUnderWay),
        ("BDAT", SessionStates.Greeted | SessionStates.Ready, StandardReplies.MailFirst),
        ("BDAT", SessionStates.Sender, StandardReplies.RecipientFirst),
        ("AUTH", SessionStates.Greeted, StandardReplies.HelloFirst),
        ("AUTH", SessionStates.Sender | SessionStates.Recipients | SessionStates.Chunks, StandardReplies.TransactionUnderWay),
        ("STARTTLS", SessionStates.Sender | SessionStates.Recipients | SessionStates.Chunks, StandardReplies.TransactionUnderWay),
        ("XCLIENT", SessionStates.Sender | SessionStates.Recipients | SessionStates.Chunks, StandardReplies.TransactionUnderWay),
        ("XFORWARD", SessionStates.Greeted, StandardReplies.HelloFirst),
        ("XFORWARD", SessionStates.Sender | SessionStates.Recipients | SessionStates.Chunks, StandardReplies.TransactionUnderWay),
    ];

    /// <summary>The reply to a command that is not allowed in the current state; null if it is.</summary>
    internal static Reply? Refusal(string verb, SessionStates state)
    {
        foreach (var (name, states, reply) in NotAllowed)
        {
            if ((states & state) != 0 && name == verb)
            {
                return reply;
            }
        }

        return null;
    }
}

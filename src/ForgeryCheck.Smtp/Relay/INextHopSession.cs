using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// Passes the transactions of one session on as they come, so that each answer of the next hop becomes ours. Never throws for what the next hop does
/// or fails to do: that is a 451 4.4.1. For one caller at a time.
/// </summary>
internal interface INextHopSession : IAsyncDisposable
{
    /// <summary>Connects where that is not done yet, tells of the client (XFORWARD, where the next hop offers it), and passes MAIL on.</summary>
    /// <param name="sender">What MAIL said.</param>
    /// <param name="client">Who our client is, for XFORWARD.</param>
    /// <param name="cancellation">Cancelled when our own client's time is over.</param>
    ValueTask<NextHopReply> MailAsync(Sender sender, ForwardedClient client, CancellationToken cancellation = default);

    /// <summary>Passes one RCPT on.</summary>
    ValueTask<NextHopReply> RecipientAsync(Recipient recipient, CancellationToken cancellation = default);

    /// <summary>Passes the message on: one answer, or with LMTP one for each recipient that was accepted, in their order.</summary>
    ValueTask<IReadOnlyList<NextHopReply>> DataAsync(AcceptedMessage message, CancellationToken cancellation = default);

    /// <summary>Ends the transaction, where there is one (RSET).</summary>
    ValueTask ResetAsync(CancellationToken cancellation = default);
}

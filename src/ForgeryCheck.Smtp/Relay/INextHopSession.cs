using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// Forwards the transactions of one session command by command, so that each reply of the next hop becomes ours. Never throws for a failure of the
/// next hop: that is a 451 4.4.1. For one caller at a time.
/// </summary>
internal interface INextHopSession : IAsyncDisposable
{
    /// <summary>Connects if necessary, identifies the client (XFORWARD, if offered by the next hop), and forwards MAIL.</summary>
    /// <param name="sender">The MAIL command.</param>
    /// <param name="client">Our client, for XFORWARD.</param>
    /// <param name="cancellation">Cancelled when our own client times out.</param>
    ValueTask<NextHopReply> MailAsync(Sender sender, ForwardedClient client, CancellationToken cancellation = default);

    /// <summary>Forwards one RCPT.</summary>
    ValueTask<NextHopReply> RecipientAsync(Recipient recipient, CancellationToken cancellation = default);

    /// <summary>Forwards the message: one reply, or in LMTP one per accepted recipient, in order.</summary>
    ValueTask<IReadOnlyList<NextHopReply>> DataAsync(AcceptedMessage message, CancellationToken cancellation = default);

    /// <summary>Ends the transaction, if any (RSET).</summary>
    ValueTask ResetAsync(CancellationToken cancellation = default);
}

using System.Net.Sockets;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// Forwards the transactions of one of our sessions over one connection, command by command. Hand-written: MailKit sends whole messages, which it
/// reserializes, breaking signatures; it has no LMTP and gives its results only after the last recipient. Driven command by command through a stream
/// of ours it was as fast as this, and more code.
/// </summary>
internal sealed class NextHopSession(NextHopAddress address, string hostName, IListenerLog? log, NextHopTimes times) : INextHopSession
{
    private NextHopConnection? _connection;

    // Whether the next hop holds any transaction state, even after refusing MAIL: XFORWARD stays in force until RSET.
    private bool _begun;
    private bool _senderAccepted;
    private int _recipients;

    /// <inheritdoc/>
    public async ValueTask<NextHopReply> MailAsync(Sender sender, ForwardedClient client, CancellationToken cancellation = default)
    {
        await ResetAsync(cancellation).ConfigureAwait(false);
        var reply = await AnswerAsync(BeginAsync(sender, client, cancellation), cancellation).ConfigureAwait(false);
        _senderAccepted = reply.IsPositive;
        return reply;
    }

    /// <inheritdoc/>
    public async ValueTask<NextHopReply> RecipientAsync(Recipient recipient, CancellationToken cancellation = default)
    {
        if (_connection is not { } connection || !_senderAccepted)
        {
            return NextHopReply.NoAnswer;
        }

        var reply = await AnswerAsync(connection.SendAsync(EnvelopeCommands.Rcpt(recipient, connection.Offer), cancellation), cancellation).ConfigureAwait(false);
        _recipients += reply.IsPositive ? 1 : 0;
        return reply;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<NextHopReply>> DataAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        // RFC 2033 section 4.2: LMTP replies once per accepted recipient.
        var expected = address.Lmtp ? message.Envelope.Recipients.Count : 1;
        var replies = new List<RawReply>(expected);
        if (_connection is { } connection && _recipients > 0)
        {
            await TryAsync(PassAsync(connection, message, replies, cancellation), cancellation).ConfigureAwait(false);
        }

        if (replies.Exists(r => r.IsClosing))
        {
            Drop();
        }

        // Only for recipients whose reply is missing; replies received before the connection broke count.
        var missing = Enumerable.Repeat(NextHopReply.NoAnswer, Math.Max(0, expected - replies.Count));
        return [.. replies.Select(ReplyCleaner.Clean), .. missing];
    }

    /// <inheritdoc/>
    public async ValueTask ResetAsync(CancellationToken cancellation = default)
    {
        if (_connection is not { } connection || !_begun)
        {
            return;
        }

        // If the next hop has closed the connection meanwhile, nothing is lost.
        if (!(await AnswerAsync(connection.SendAsync("RSET", cancellation), cancellation, isTold: false).ConfigureAwait(false)).IsPositive)
        {
            Drop();
        }

        Forget();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is { } connection)
        {
            await TryAsync(connection.QuitAsync(), CancellationToken.None, isTold: false).ConfigureAwait(false);
            Drop();
        }
    }

    private async Task<RawReply> BeginAsync(Sender sender, ForwardedClient client, CancellationToken cancellation)
    {
        if (_connection is { IsQuiet: true } kept)
        {
            try
            {
                var reply = await BeginAsync(kept, sender, client, cancellation).ConfigureAwait(false);
                if (!reply.IsClosing)
                {
                    return reply;
                }
            }
            catch (IOException)
            {
                // The next hop has closed the connection since the last message; only the connection is lost.
            }
        }

        Drop();
        _connection = await NextHopConnection.OpenAsync(address, hostName, times, cancellation).ConfigureAwait(false);
        return await BeginAsync(_connection, sender, client, cancellation).ConfigureAwait(false);
    }

    private async Task<RawReply> BeginAsync(NextHopConnection connection, Sender sender, ForwardedClient client, CancellationToken cancellation)
    {
        var offer = connection.Offer;
        if (sender.Utf8 && !offer.Has("SMTPUTF8"))
        {
            // RFC 6531 section 3.5: it cannot be forwarded as it is.
            return new RawReply(550, ["5.6.7 the next hop takes no internationalized mail (SMTPUTF8)"]);
        }

        _begun = true;
        foreach (var command in XForwardCommand.Write(client, offer.XForward))
        {
            // If it refuses XFORWARD it gets the message without, as Postfix does.
            var reply = await connection.SendAsync(command, cancellation).ConfigureAwait(false);
            if (reply.IsClosing)
            {
                return reply;
            }
        }

        return await connection.SendAsync(EnvelopeCommands.Mail(sender, offer), cancellation).ConfigureAwait(false);
    }

    private async Task PassAsync(NextHopConnection connection, AcceptedMessage message, List<RawReply> replies, CancellationToken cancellation)
    {
        var count = address.Lmtp ? _recipients : 1;
        var go = await connection.SendAsync("DATA", cancellation).ConfigureAwait(false);
        if (go.Code == 354)
        {
            await connection.SendMessageAsync(message, count, replies, cancellation).ConfigureAwait(false);
            Forget();
        }
        else if (go.IsPositive)
        {
            throw new IOException("the next hop said yes to DATA without 354");
        }
        else
        {
            replies.AddRange(Enumerable.Repeat(go, count));
        }
    }

    private async Task<NextHopReply> AnswerAsync(Task<RawReply> step, CancellationToken cancellation, bool isTold = true)
    {
        if (!await TryAsync(step, cancellation, isTold).ConfigureAwait(false))
        {
            return NextHopReply.NoAnswer;
        }

        var reply = await step.ConfigureAwait(false);
        if (reply.IsClosing)
        {
            Drop();
        }

        return ReplyCleaner.Clean(reply);
    }

    // Any failure costs the connection; failures of the next hop go no further than the log.
    private async Task<bool> TryAsync(Task step, CancellationToken cancellation, bool isTold = true)
    {
        try
        {
            await step.ConfigureAwait(false);
            return true;
        }
        catch (Exception fault)
        {
            Drop();
            var isTimeOver = fault is OperationCanceledException && !cancellation.IsCancellationRequested;
            if (!isTimeOver && fault is not (IOException or SocketException))
            {
                throw;
            }

            if (isTold)
            {
                var error = isTimeOver ? "the next hop took too long" : fault.Message;
                log?.Write(LogLevel.Warning, "next-hop-failed", null, ("next-hop", address.ToString()), ("error", error));
            }

            return false;
        }
    }

    private void Drop()
    {
        Forget();
        _connection?.Dispose();
        _connection = null;
    }

    private void Forget()
    {
        _begun = false;
        _senderAccepted = false;
        _recipients = 0;
    }
}

using System.Net.Sockets;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using MailKit;
using MailKit.Net.Smtp;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>The transactions of one session of ours, passed on over one connection as they come.</summary>
internal sealed class NextHopSession(NextHopAddress address, string hostName, IListenerLog? log, NextHopTimes times) : INextHopSession
{
    private NextHopConnection? _connection;

    // Whether the next hop holds something of a transaction, even one that it refused: XFORWARD is in force until RSET.
    private bool _begun;
    private bool _senderAccepted;
    private int _recipients;

    /// <inheritdoc/>
    public async ValueTask<NextHopReply> MailAsync(Sender sender, ForwardedClient client, CancellationToken cancellation = default)
    {
        await ResetAsync(cancellation).ConfigureAwait(false);
        while (true)
        {
            // The next hop may have closed the connection since; nothing is lost then but the connection.
            var kept = _connection is { IsQuiet: true };
            if (!kept)
            {
                await DropAsync().ConfigureAwait(false);
            }

            try
            {
                _connection ??= await NextHopConnection.OpenAsync(address, hostName, times, cancellation).ConfigureAwait(false);
                var response = await BeginAsync(_connection, sender, client, cancellation).ConfigureAwait(false);
                if (kept && IsClosing(response))
                {
                    await DropAsync().ConfigureAwait(false);
                    continue;
                }

                var reply = await AnswerAsync(response).ConfigureAwait(false);
                _senderAccepted = reply.IsPositive;
                return reply;
            }
            catch (Exception fault)
            {
                await DropAsync().ConfigureAwait(false);
                if (kept && IsFailure(fault) && fault is not TimeoutException)
                {
                    continue;
                }

                if (!IsFailure(fault))
                {
                    throw;
                }

                return NoAnswer(fault);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask<NextHopReply> RecipientAsync(Recipient recipient, CancellationToken cancellation = default)
    {
        if (_connection is not { } connection || !_senderAccepted)
        {
            return ReplyReader.NoAnswer;
        }

        try
        {
            var response = await SendAsync(connection, EnvelopeCommands.Rcpt(recipient, connection.Offer), cancellation).ConfigureAwait(false);
            var reply = await AnswerAsync(response).ConfigureAwait(false);
            _recipients += reply.IsPositive ? 1 : 0;
            return reply;
        }
        catch (Exception fault)
        {
            await DropAsync().ConfigureAwait(false);
            if (!IsFailure(fault))
            {
                throw;
            }

            return NoAnswer(fault);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<NextHopReply>> DataAsync(AcceptedMessage message, CancellationToken cancellation = default)
    {
        // RFC 2033 section 4.2: with LMTP one reply for each recipient that was accepted.
        var expected = address.Lmtp ? message.Envelope.Recipients.Count : 1;
        var replies = new List<NextHopReply>(expected);
        try
        {
            if (_connection is { } connection && _recipients > 0)
            {
                await PassAsync(connection, message, address.Lmtp ? _recipients : 1, replies, cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception fault)
        {
            // Without the dot at the end the next hop throws away what it has of the message.
            await DropAsync().ConfigureAwait(false);
            if (!IsFailure(fault))
            {
                throw;
            }

            Tell(fault);
        }

        // Only for those whose answer did not come; what was said before the connection broke holds.
        replies.AddRange(Enumerable.Repeat(ReplyReader.NoAnswer, Math.Max(0, expected - replies.Count)));
        return replies;
    }

    /// <inheritdoc/>
    public async ValueTask ResetAsync(CancellationToken cancellation = default)
    {
        if (_connection is null || !_begun)
        {
            return;
        }

        try
        {
            var response = await _connection.SendAsync("RSET", cancellation).ConfigureAwait(false);
            if (!(await AnswerAsync(response).ConfigureAwait(false)).IsPositive)
            {
                await DropAsync().ConfigureAwait(false);
            }

            Forget();
        }
        catch (Exception fault)
        {
            await DropAsync().ConfigureAwait(false);
            if (!IsFailure(fault))
            {
                throw;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            try
            {
                await _connection.QuitAsync().ConfigureAwait(false);
            }
            catch (Exception fault) when (IsFailure(fault))
            {
                // It is closed in any case.
            }
        }

        await DropAsync().ConfigureAwait(false);
    }

    private async Task<SmtpResponse> BeginAsync(NextHopConnection connection, Sender sender, ForwardedClient client, CancellationToken cancellation)
    {
        var offer = connection.Offer;
        if (sender.Utf8 && !offer.Has(SmtpCapabilities.UTF8))
        {
            // RFC 6531 section 3.5: it cannot be passed on as it is.
            return new SmtpResponse((SmtpStatusCode)550, "5.6.7 the next hop takes no internationalized mail (SMTPUTF8)");
        }

        _begun = true;
        foreach (var command in XForwardCommand.Write(client, offer.XForward))
        {
            // One that refuses it gets the message without it, as from Postfix.
            var response = await connection.SendAsync(command, cancellation).ConfigureAwait(false);
            if (IsClosing(response))
            {
                return response;
            }
        }

        return await SendAsync(connection, EnvelopeCommands.Mail(sender, offer), cancellation).ConfigureAwait(false);
    }

    private async Task PassAsync(
        NextHopConnection connection, AcceptedMessage message, int count, List<NextHopReply> replies, CancellationToken cancellation)
    {
        var response = await connection.SendAsync("DATA", cancellation).ConfigureAwait(false);
        if ((int)response.StatusCode != 354)
        {
            var refusal = await AnswerAsync(response).ConfigureAwait(false);
            if (refusal.IsPositive)
            {
                throw new IOException("the next hop said yes to DATA without 354");
            }

            replies.AddRange(Enumerable.Repeat(refusal, count));
            return;
        }

        var bad = false;
        await connection.SendMessageAsync(message, count, r => { replies.Add(ReplyReader.Read(r)); bad |= IsClosing(r); }, cancellation).ConfigureAwait(false);
        Forget();
        if (bad)
        {
            await DropAsync().ConfigureAwait(false);
        }
    }

    // A control character could end the command and begin another. The session lets none through; this is the last door.
    private static Task<SmtpResponse> SendAsync(NextHopConnection connection, string command, CancellationToken cancellation) =>
        command.Any(char.IsControl)
            ? Task.FromResult(new SmtpResponse((SmtpStatusCode)501, "5.5.4 control character"))
            : connection.SendAsync(command, cancellation);

    private async ValueTask<NextHopReply> AnswerAsync(SmtpResponse response)
    {
        if (IsClosing(response))
        {
            await DropAsync().ConfigureAwait(false);
        }

        return ReplyReader.Read(response);
    }

    // 421, or a code that is no answer to anything: the connection is of no more use.
    private static bool IsClosing(SmtpResponse response) =>
        (int)response.StatusCode is 421 or not (>= 200 and < 300 or >= 400 and < 600);

    private static bool IsFailure(Exception fault) => fault
        is IOException or SocketException or TimeoutException or ProtocolException or CommandException or ServiceNotConnectedException
        or ObjectDisposedException;

    private NextHopReply NoAnswer(Exception fault)
    {
        Tell(fault);
        return ReplyReader.NoAnswer;
    }

    private void Tell(Exception fault) =>
        log?.Write(LogLevel.Warning, "next-hop-failed", null, ("next-hop", address.ToString()), ("error", fault.Message));

    private async ValueTask DropAsync()
    {
        Forget();
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void Forget()
    {
        _begun = false;
        _senderAccepted = false;
        _recipients = 0;
    }
}

using System.Buffers;
using System.Net.Sockets;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Options;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>One connection to the next hop. Everything throws where the other end fails; the connection is then of no more use.</summary>
internal sealed class NextHopConnection : IAsyncDisposable
{
    private const int Piece = 1 << 14;

    private readonly NextHopWire _wire;
    private readonly NextHopClient _client;
    private readonly NextHopTimes _times;

    private NextHopConnection(NextHopWire wire, NextHopClient client, NextHopTimes times)
    {
        (_wire, _client, _times) = (wire, client, times);
        Offer = NextHopOffer.Read(client.Capabilities, wire.LastReply);
    }

    /// <summary>What the next hop offered.</summary>
    internal NextHopOffer Offer { get; }

    /// <summary>Whether it can take a command: it is up, and said nothing that was not asked for.</summary>
    internal bool IsQuiet => _client.IsConnected && _wire.IsQuiet;

    /// <summary>Connects and says EHLO.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    internal static async Task<NextHopConnection> OpenAsync(
        NextHopAddress address, string hostName, NextHopTimes times, CancellationToken cancellation)
    {
        using var deadline = new Deadline(times.Connect, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        NextHopWire? wire = null;
        var client = new NextHopClient { LocalDomain = hostName };
        try
        {
            await deadline.Bound(socket.ConnectAsync(address.Host, address.Port, deadline.Token).AsTask()).ConfigureAwait(false);
            wire = new NextHopWire(socket, address.Lmtp);

            // The name is for MailKit's traces only, and it would refuse some that resolve.
            await deadline.Bound(client.ConnectAsync(wire, "next-hop", address.Port, SecureSocketOptions.None, deadline.Token)).ConfigureAwait(false);
            return new NextHopConnection(wire, client, times);
        }
        catch
        {
            client.Dispose();
            wire?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends one command and reads its reply.</summary>
    /// <exception cref="TimeoutException">It took too long.</exception>
    /// <exception cref="IOException">The connection is gone, or a reply waits that nobody asked for: no reply could be told from another any more.</exception>
    internal async Task<SmtpResponse> SendAsync(string command, CancellationToken cancellation)
    {
        if (!IsQuiet)
        {
            throw new IOException("the next hop closed the connection, or spoke without being asked");
        }

        using var deadline = new Deadline(_times.Command, cancellation);
        return await deadline.Bound(_client.CommandAsync(command, deadline.Token)).ConfigureAwait(false);
    }

    /// <summary>Sends a message after 354, and reads as many replies as are expected.</summary>
    /// <param name="message">The message.</param>
    /// <param name="count">How many replies.</param>
    /// <param name="replies">Gets each as it comes, so that those before a failure hold.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="TimeoutException">It took too long.</exception>
    internal async Task SendMessageAsync(AcceptedMessage message, int count, Action<SmtpResponse> replies, CancellationToken cancellation)
    {
        using var deadline = new Deadline(_times.Data, cancellation);
        await deadline.Bound(WriteAsync(message, deadline.Token)).ConfigureAwait(false);
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
            {
                _wire.KeepBackNextCommand();
            }

            replies(await deadline.Bound(_client.CommandAsync(i == 0 ? "." : "", deadline.Token)).ConfigureAwait(false));
        }
    }

    /// <summary>Says QUIT, if the next hop still listens.</summary>
    internal async Task QuitAsync()
    {
        if (IsQuiet)
        {
            using var patience = new CancellationTokenSource(_times.Quit);
            await _client.DisconnectAsync(quit: true, patience.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connection without a word.</summary>
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        _wire.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(AcceptedMessage message, CancellationToken cancellation)
    {
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        var stuffed = ArrayPool<byte>.Shared.Rent(DotStuffer.MostOut(Piece));
        try
        {
            var stuffer = new DotStuffer();
            for (var rest = message.Top; !rest.IsEmpty; rest = rest[Math.Min(Piece, rest.Length)..])
            {
                var length = stuffer.Stuff(rest.Span[..Math.Min(Piece, rest.Length)], stuffed);
                await _wire.WriteDataAsync(stuffed.AsMemory(0, length), cancellation).ConfigureAwait(false);
            }

            for (var at = message.Skip; at < message.Content.Length;)
            {
                var read = message.Content.Read(at, piece.AsSpan(0, Piece));
                if (read == 0)
                {
                    throw new IOException("the message is not whole any more");
                }

                at += read;
                var length = stuffer.Stuff(piece.AsSpan(0, read), stuffed);
                await _wire.WriteDataAsync(stuffed.AsMemory(0, length), cancellation).ConfigureAwait(false);
            }

            if (!stuffer.EndsLine)
            {
                await _wire.WriteDataAsync("\r\n"u8.ToArray(), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            ArrayPool<byte>.Shared.Return(stuffed);
        }
    }
}

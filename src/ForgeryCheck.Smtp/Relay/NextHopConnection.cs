using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// One connection to the next hop, unusable after any exception. If a step exceeds its limit in <see cref="NextHopTimes"/>, it throws an
/// <see cref="OperationCanceledException"/> although the caller did not cancel.
/// </summary>
internal sealed class NextHopConnection : IDisposable
{
    private readonly NetworkStream _stream;
    private readonly NextHopTimes _times;
    private readonly byte[] _input = new byte[4096];
    private ReadOnlyMemory<byte> _unread;

    private NextHopConnection(Socket socket, NextHopTimes times) => (_stream, _times) = (new NetworkStream(socket, ownsSocket: true), times);

    /// <summary>The extensions offered by the next hop.</summary>
    internal NextHopOffer Offer { get; private set; } = NextHopOffer.Nothing;

    /// <summary>Whether it can take a command: it is up, and has sent nothing unsolicited.</summary>
    internal bool IsQuiet => _unread.IsEmpty && !_stream.Socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Connects and sends EHLO.</summary>
    /// <exception cref="IOException">The next hop refuses, or closed the connection.</exception>
    /// <exception cref="SocketException">The connection failed, or there is no such host.</exception>
    internal static async Task<NextHopConnection> OpenAsync(
        NextHopAddress address, string hostName, NextHopTimes times, CancellationToken cancellation)
    {
        using var time = Within(times.Connect, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, time.Token).ConfigureAwait(false);
            var connection = new NextHopConnection(socket, times);
            await connection.GreetAsync(address.Lmtp, hostName, time.Token).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends one command and reads its reply.</summary>
    /// <exception cref="IOException">The connection is gone, or an unsolicited reply is pending: replies would no longer match commands.</exception>
    internal async Task<RawReply> SendAsync(string command, CancellationToken cancellation)
    {
        if (command.Any(char.IsControl))
        {
            // It could end the command and start another. The session lets none through; this is the last line of defence.
            return new RawReply(501, ["5.5.4 control character"]);
        }

        using var time = Within(_times.Command, cancellation);
        return await AskAsync(command, time.Token).ConfigureAwait(false);
    }

    /// <summary>Sends a message after 354 and reads the expected number of replies.</summary>
    /// <param name="message">The message.</param>
    /// <param name="count">The number of replies.</param>
    /// <param name="replies">Receives each reply as it arrives, so that those before a failure count.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="IOException">The connection is gone.</exception>
    internal async Task SendMessageAsync(AcceptedMessage message, int count, List<RawReply> replies, CancellationToken cancellation)
    {
        using var time = Within(_times.Data, cancellation);
        await DataWriter.WriteAsync(message, _stream, time.Token).ConfigureAwait(false);
        for (var i = 0; i < count; i++)
        {
            replies.Add(await ReadAsync(time.Token).ConfigureAwait(false));
        }
    }

    /// <summary>Sends QUIT, if the connection still works.</summary>
    internal async Task QuitAsync()
    {
        if (IsQuiet)
        {
            using var time = Within(_times.Quit, CancellationToken.None);
            await AskAsync("QUIT", time.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connection without QUIT.</summary>
    public void Dispose() => _stream.Dispose();

    private static CancellationTokenSource Within(TimeSpan time, CancellationToken cancellation)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        source.CancelAfter(time);
        return source;
    }

    private async Task GreetAsync(bool lmtp, string hostName, CancellationToken cancellation)
    {
        var greeting = await ReadAsync(cancellation).ConfigureAwait(false);
        if (greeting.Code != 220)
        {
            throw Refusal(greeting);
        }

        // LMTP uses LHLO and has no HELO to fall back to (RFC 2033 section 4.1).
        var hello = await AskAsync($"{(lmtp ? "LHLO" : "EHLO")} {hostName}", cancellation).ConfigureAwait(false);
        if (hello.IsPositive)
        {
            Offer = new NextHopOffer(hello);
        }
        else if (lmtp || hello.IsClosing || !(hello = await AskAsync($"HELO {hostName}", cancellation).ConfigureAwait(false)).IsPositive)
        {
            throw Refusal(hello);
        }
    }

    private async Task<RawReply> AskAsync(string command, CancellationToken cancellation)
    {
        if (!IsQuiet)
        {
            throw new IOException("the next hop closed the connection, or spoke without being asked");
        }

        await _stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellation).ConfigureAwait(false);
        return await ReadAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<RawReply> ReadAsync(CancellationToken cancellation)
    {
        var parser = new ReplyParser();
        while (true)
        {
            var reply = parser.Read(_unread.Span, out var used);
            _unread = _unread[used..];
            if (reply is not null)
            {
                return reply;
            }

            var length = await _stream.ReadAsync(_input, cancellation).ConfigureAwait(false);
            _unread = length > 0 ? _input.AsMemory(0, length) : throw new IOException("the next hop closed the connection");
        }
    }

    private static IOException Refusal(RawReply reply) => new($"the next hop refused: {reply.Code} {string.Join(' ', reply.Lines)}");
}

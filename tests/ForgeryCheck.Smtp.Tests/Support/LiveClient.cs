using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A client of a <see cref="LiveListener"/> that sends what a test says. Whatever takes very long fails.</summary>
internal sealed class LiveClient : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));
    private readonly Socket _socket;
    private Stream _stream;

    private LiveClient(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
    }

    internal static async Task<LiveClient> ConnectAsync(IPEndPoint address)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        return new LiveClient(socket);
    }

    internal async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), _patience.Token);

    /// <summary>Sends commands and reads a reply to each.</summary>
    /// <returns>The codes.</returns>
    internal async Task<string> AskAsync(params string[] commands)
    {
        var codes = new List<string>();
        foreach (var command in commands)
        {
            await SendAsync(command);
            codes.Add((await ReplyAsync())[..3]);
        }

        return string.Join(' ', codes);
    }

    /// <summary>One reply with its line ends; empty where the connection has ended.</summary>
    internal async Task<string> ReplyAsync()
    {
        var text = new StringBuilder();
        var line = 0;
        while (await ReadAsync() is { } c)
        {
            text.Append(c);
            if (c == '\n')
            {
                if (text.Length > line + 3 && text[line + 3] == ' ')
                {
                    break;
                }

                line = text.Length;
            }
        }

        return text.ToString();
    }

    /// <summary>All that comes until the connection ends, in whatever way.</summary>
    internal async Task<string> RestAsync()
    {
        var text = new StringBuilder();
        while (await ReadAsync() is { } c)
        {
            text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>Sends no more; what comes can still be read.</summary>
    internal void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Goes away without a word: the other end gets a reset.</summary>
    internal void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    /// <summary>Makes a TLS handshake.</summary>
    /// <param name="before">What is sent in one piece with the start of the handshake.</param>
    internal async Task SecureAsync(string before = "")
    {
        var secure = new SslStream(before.Length == 0 ? _stream : new PiecedStream(_socket, Encoding.Latin1.GetBytes(before)));
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = "mx.example.net", RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == "CN=mx.example.net" }, _patience.Token);
        _stream = secure;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _patience.Dispose();
    }

    /// <summary>Sends something in front of what is written first.</summary>
    private sealed class PiecedStream(Socket socket, byte[] before) : NetworkStream(socket)
    {
        private byte[] _before = before;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            byte[] all = [.. _before, .. buffer.Span];
            _before = [];
            await base.WriteAsync(all, cancellationToken);
        }
    }

    private async Task<char?> ReadAsync()
    {
        var one = new byte[1];
        try
        {
            return await _stream.ReadAsync(one, _patience.Token) == 1 ? (char)one[0] : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}

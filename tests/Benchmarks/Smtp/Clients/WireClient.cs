using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Benchmarks.Smtp.Clients;

/// <summary>A client that sends whatever bytes it is told to, in whatever portions, and reads replies. What is no reply is a word: end, reset, silence.</summary>
internal sealed class WireClient : IDisposable
{
    internal const string End = "end";
    internal const string WasReset = "reset";
    internal const string Silence = "silence";

    private readonly Socket _socket;
    private readonly byte[] _input = new byte[4096];
    private Stream _stream;
    private int _start;
    private int _length;

    internal WireClient(IPEndPoint server, IPAddress? from = null, int timeout = 10_000)
    {
        _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = timeout, SendTimeout = timeout };
        try
        {
            if (from is not null)
            {
                _socket.Bind(new IPEndPoint(from, 0));
            }

            _socket.Connect(server);
        }
        catch
        {
            _socket.Dispose();
            throw;
        }

        _stream = new NetworkStream(_socket);
    }

    internal Socket Socket => _socket;

    /// <summary>A client that has read the greeting and the answer to EHLO.</summary>
    internal static WireClient Greeted(IPEndPoint server, IPAddress? from = null, int timeout = 10_000)
    {
        var client = new WireClient(server, from, timeout);
        client.Read();
        client.Ask("EHLO client.example\r\n");
        return client;
    }

    internal void Send(string text) => Send(Encoding.Latin1.GetBytes(text));

    internal void Send(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    /// <summary>Sends as long as the server takes; whether it took all.</summary>
    internal bool TrySend(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Send(bytes);
            return true;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return false;
        }
    }

    /// <summary>One byte at a time, each in its own segment.</summary>
    internal void SendByteByByte(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            Send(bytes.Slice(i, 1));
        }
    }

    /// <summary>Sends a command and reads its reply.</summary>
    internal string Ask(string text) => TrySend(Encoding.Latin1.GetBytes(text)) ? Read() : WasReset;

    /// <summary>The next reply, all its lines; or what there is instead.</summary>
    internal string Read()
    {
        var reply = new StringBuilder();
        try
        {
            while (true)
            {
                if (ReadLine() is not { } line)
                {
                    return reply.Length > 0 ? reply + " " + End : End;
                }

                reply.Append(reply.Length > 0 ? "\n" : "").Append(line);
                if (line.Length < 4 || line[3] != '-')
                {
                    return reply.ToString();
                }
            }
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut or SocketError.WouldBlock })
        {
            return Silence;
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return WasReset;
        }
    }

    /// <summary>The code of the next reply, or the word for what there is instead.</summary>
    internal string ReadCode() => Code(Read());

    internal static string Code(string reply) => reply.Length > 3 && char.IsAsciiDigit(reply[0]) ? reply[..3] : reply;

    /// <summary>Speaks TLS from here on; whoever the server is.</summary>
    internal void StartTls()
    {
        var tls = new SslStream(_stream);
        _start = _length = 0;
        _stream = tls;
#pragma warning disable CA5359 // The certificate was made for this run; it is the dialogue that is tried.
        tls.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = "mx.bench.example", RemoteCertificateValidationCallback = (_, _, _, _) => true });
#pragma warning restore CA5359
    }

    /// <summary>Says that nothing more comes, and still reads.</summary>
    internal void FinishSending() => _socket.Shutdown(SocketShutdown.Send);

    /// <summary>Goes away without a farewell (RST).</summary>
    internal void Reset()
    {
        _socket.LingerState = new LingerOption(true, 0);
        _socket.Close();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _socket.Dispose();
    }

    private string? ReadLine()
    {
        var line = new StringBuilder();
        while (true)
        {
            for (; _start < _length; _start++)
            {
                if (_input[_start] == '\n')
                {
                    _start++;
                    return line.ToString().TrimEnd('\r');
                }

                line.Append((char)_input[_start]);
            }

            _start = 0;
            _length = _stream.Read(_input);
            if (_length == 0)
            {
                return line.Length > 0 ? line.ToString() : null;
            }
        }
    }
}

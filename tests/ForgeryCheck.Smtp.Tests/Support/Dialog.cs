using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ForgeryCheck.Smtp.Tests.Support;

/// <summary>A session with a listener over the network, typed line by line.</summary>
internal sealed class Dialog : IAsyncDisposable
{
    private readonly TcpClient _client = new();
    private Stream _stream = Stream.Null;

    /// <summary>The certificate that the listener showed; null before the handshake.</summary>
    internal X509Certificate2? Certificate { get; private set; }

    /// <summary>What the listener said first.</summary>
    internal string Greeting { get; private set; } = "";

    /// <summary>Connects, and reads the greeting.</summary>
    internal static async Task<Dialog> OpenAsync(IPEndPoint address)
    {
        var dialog = new Dialog();
        try
        {
            await dialog._client.ConnectAsync(address);
            dialog._client.NoDelay = true;
            dialog._stream = dialog._client.GetStream();
            dialog.Greeting = await dialog.HearAsync();
            return dialog;
        }
        catch
        {
            await dialog.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects and says EHLO.</summary>
    internal static async Task<Dialog> BeginAsync(IPEndPoint address)
    {
        var dialog = await OpenAsync(address);
        Assert.StartsWith("220 ", dialog.Greeting, StringComparison.Ordinal);
        await dialog.SayAsync("EHLO client.example", "250");
        return dialog;
    }

    /// <summary>Sends text, a character a byte.</summary>
    internal async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask().WaitAsync(Patience.Longest);

    /// <summary>Sends a line and gives the reply.</summary>
    internal async Task<string> SayAsync(string line)
    {
        await SendAsync(line + "\r\n");
        return await HearAsync();
    }

    /// <summary>Sends a line, and expects a reply that begins with a code.</summary>
    internal async Task<string> SayAsync(string line, string code)
    {
        var reply = await SayAsync(line);
        Assert.True(reply.StartsWith(code, StringComparison.Ordinal), $"{line}: {reply}, not {code}");
        return reply;
    }

    /// <summary>Sends a message and gives the reply to its end, or to what was refused before.</summary>
    internal async Task<string> MailAsync(string content, string recipient = "b@y.test")
    {
        foreach (var command in (string[])["MAIL FROM:<a@x.test>", $"RCPT TO:<{recipient}>", "DATA"])
        {
            if (await SayAsync(command) is var reply && reply is not ['2' or '3', ..])
            {
                return reply;
            }
        }

        await SendAsync(content + ".\r\n");
        return await HearAsync();
    }

    /// <summary>Reads a reply with all its lines; what came before the end of the connection where it is at an end.</summary>
    internal async Task<string> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        var reply = new StringBuilder();
        var (one, start) = (new byte[1], 0);
        while (true)
        {
            try
            {
                if (await _stream.ReadAsync(one, patience.Token) == 0)
                {
                    return reply.ToString();
                }
            }
            catch (IOException)
            {
                return reply.ToString();
            }

            reply.Append((char)one[0]);
            if (one[0] == '\n')
            {
                if (reply.Length - start < 4 || reply[start + 3] != '-')
                {
                    return reply.ToString();
                }

                start = reply.Length;
            }
        }
    }

    /// <summary>Says STARTTLS, and what else is sent with it, and shakes hands, whoever it is.</summary>
    internal async Task StartTlsAsync(string text = "STARTTLS\r\n")
    {
        await SendAsync(text);
        Assert.StartsWith("220 ", await HearAsync(), StringComparison.Ordinal);
        var tls = new SslStream(_stream);
        _stream = tls;
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = ListenerProgram.HostName,
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                Certificate = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
                return Certificate is not null;
            },
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _client.Dispose();
        Certificate?.Dispose();
    }
}

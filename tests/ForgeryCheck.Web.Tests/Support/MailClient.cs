using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A client that speaks SMTP, and sends whatever it is told to.</summary>
internal sealed class MailClient : IDisposable
{
    private readonly TcpClient _tcp;
    private readonly StreamReader _reader;

    private MailClient(TcpClient tcp) => (_tcp, _reader) = (tcp, new StreamReader(tcp.GetStream(), Encoding.Latin1));

    public static async Task<MailClient> ConnectAsync(IPEndPoint address)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(address);
        var client = new MailClient(tcp);
        Assert.StartsWith("220 ", await client.ReplyAsync(), StringComparison.Ordinal);
        return client;
    }

    /// <summary>Sends a command; returns the last line of the reply.</summary>
    public async Task<string> SayAsync(string command)
    {
        await _tcp.GetStream().WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"));
        return await ReplyAsync();
    }

    /// <summary>Sends the data of a message, with its dots stuffed; returns the reply.</summary>
    public async Task<string> SendDataAsync(byte[] message)
    {
        var text = Encoding.Latin1.GetString(message);
        text = (text.StartsWith('.') ? "." : "") + text.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        await _tcp.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text + (text.EndsWith("\r\n", StringComparison.Ordinal) ? "" : "\r\n") + ".\r\n"));
        return await ReplyAsync();
    }

    public void Dispose()
    {
        _reader.Dispose();
        _tcp.Dispose();
    }

    private async Task<string> ReplyAsync()
    {
        while (true)
        {
            var line = await _reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) ?? throw new IOException("the listener has closed the connection");
            if (line.Length < 4 || line[3] == ' ')
            {
                return line;
            }
        }
    }
}

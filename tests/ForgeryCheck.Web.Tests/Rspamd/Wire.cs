using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Rspamd;

/// <summary>Asks by a socket, in bytes of the test's choice.</summary>
internal static class Wire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends a text, a character a byte, and reads until the server closes the connection.</summary>
    internal static Task<string> AskAsync(TestServer server, string question) => AskAsync(server, [question]);

    /// <summary>Sends a text in pieces, each in a packet of its own.</summary>
    internal static async Task<string> AskAsync(TestServer server, IEnumerable<string> pieces)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        var stream = client.GetStream();
        try
        {
            foreach (var piece in pieces)
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(piece));
                await Task.Yield();
            }
        }
        catch (IOException)
        {
            // It has answered without reading all.
        }

        return await ReadAsync(stream);
    }

    /// <summary>What the server sends until it closes the connection.</summary>
    internal static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var patience = new CancellationTokenSource(Patience);
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) is > 0 and var read)
            {
                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (IOException)
        {
            // Closed with bytes of ours unread.
        }

        return answer.ToString();
    }
}

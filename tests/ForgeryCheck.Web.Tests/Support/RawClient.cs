using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Web.Tests.Support;

/// <summary>A connection on which a test sends what no well-behaved client would.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _connection = new();

    public NetworkStream Stream { get; private set; } = null!;

    /// <exception cref="SocketException">Nobody listens, or the server has closed the connection before it was seen to stand.</exception>
    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        var client = new RawClient();
        try
        {
            await client._connection.ConnectAsync(address.Host, address.Port);
        }
        catch
        {
            client.Dispose();
            throw;
        }

        client.Stream = client._connection.GetStream();
        return client;
    }

    /// <summary>A connection to a server that may refuse it: null where the server closed it before it was seen to stand.</summary>
    public static async Task<RawClient?> TryConnectAsync(Uri address)
    {
        try
        {
            return await ConnectAsync(address);
        }
        catch (SocketException refused) when (refused.SocketErrorCode == SocketError.ConnectionReset)
        {
            return null;
        }
    }

    public Task SendAsync(string text) => Stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Sends bytes as one chunk of a body (RFC 9112 section 7.1).</summary>
    public async Task SendChunkAsync(ReadOnlyMemory<byte> bytes)
    {
        await SendAsync($"{bytes.Length:x}\r\n");
        await Stream.WriteAsync(bytes);
        await SendAsync("\r\n");
    }

    /// <summary>Reads until what has come holds a text.</summary>
    public async Task ReadUntilAsync(string text)
    {
        var all = "";
        var buffer = new byte[1 << 14];
        while (!all.Contains(text, StringComparison.Ordinal))
        {
            var read = await Stream.ReadAsync(buffer);
            Assert.True(read > 0, $"the connection ended after: {all}");
            all += Encoding.Latin1.GetString(buffer, 0, read);
        }
    }

    /// <summary>Everything up to the end of the connection, however it ends.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var all = new MemoryStream();
        var buffer = new byte[1 << 14];
        try
        {
            while (await Stream.ReadAsync(buffer) is > 0 and var read)
            {
                all.Write(buffer, 0, read);
            }
        }
        catch (IOException)
        {
            // A reset ends it as well.
        }

        return Encoding.Latin1.GetString(all.ToArray());
    }

    public void Dispose() => _connection.Dispose();
}

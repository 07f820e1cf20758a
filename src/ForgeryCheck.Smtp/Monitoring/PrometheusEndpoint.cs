using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ForgeryCheck.Smtp.Monitoring;

/// <summary>
/// Serves the metrics over HTTP/1.1, on loopback only: GET /metrics and nothing else, one request per connection. Requests are limited in size, time
/// and number, so whoever finds the port can do no more than read. Hand-written: for one page, Kestrel makes the program a sixth
/// larger and each start longer; prometheus-net's server costs less than that, and counts everything twice.
/// </summary>
internal sealed class PrometheusEndpoint : IAsyncDisposable
{
    private const int MostAtOnce = 8;
    private const int RequestBytes = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Func<string> _page;
    private readonly IListenerLog _log;
    private readonly Socket _socket;
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _free = new(MostAtOnce);
    private readonly Task _accepting;

    /// <summary>Binds and starts.</summary>
    /// <exception cref="FormatException">The address is not loopback.</exception>
    /// <exception cref="IOException">The port is in use, or the address is not local; the message is one line.</exception>
    internal PrometheusEndpoint(IPEndPoint address, IReadOnlyList<Metric> metrics, IListenerLog log)
    {
        if (!IPAddress.IsLoopback(address.Address))
        {
            throw new FormatException($"--metrics {address}: metrics are served on loopback only, as 127.0.0.1:9925 or [::1]:9925");
        }

        _page = () => PrometheusText.Of(metrics);
        _log = log;
        _socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            _socket.Bind(address);
            _socket.Listen(MostAtOnce);
        }
        catch (SocketException e)
        {
            _socket.Dispose();
            throw new IOException($"--metrics {address}: {e.Message}", e);
        }

        _accepting = Task.Run(AcceptAsync);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync().ConfigureAwait(false);
        _socket.Dispose();
        await _accepting.ConfigureAwait(false);
        for (var i = 0; i < MostAtOnce; i++)
        {
            await _free.WaitAsync().ConfigureAwait(false);
        }

        _free.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_ended.IsCancellationRequested)
        {
            try
            {
                await _free.WaitAsync(_ended.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            try
            {
                var client = await _socket.AcceptAsync(_ended.Token).ConfigureAwait(false);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                _free.Release();
                if (!_ended.IsCancellationRequested)
                {
                    // Out of file descriptors, for one: retrying at once would burn a core.
                    _log.Write(LogLevel.Warning, "metrics-accept-failed", null, ("reason", e.Message));
                    await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(_ended.Token);
        time.CancelAfter(Patience);
        try
        {
            var answer = Answer(await ReadAsync(client, time.Token).ConfigureAwait(false));
            for (ReadOnlyMemory<byte> rest = answer; !rest.IsEmpty;)
            {
                rest = rest[await client.SendAsync(rest, time.Token).ConfigureAwait(false)..];
            }

            client.Shutdown(SocketShutdown.Send);
            // The rest of the request is drained briefly: a reset would make the client lose the response.
            var scrap = new byte[RequestBytes];
            for (var bytes = 0; bytes < 16 * RequestBytes && await client.ReceiveAsync(scrap, time.Token).ConfigureAwait(false) is > 0 and var read; bytes += read)
            {
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // It disconnected, or was too slow.
        }
        finally
        {
            client.Dispose();
            _free.Release();
        }
    }

    // The request header; null if it is longer than any legitimate one.
    private static async Task<string?> ReadAsync(Socket client, CancellationToken cancellation)
    {
        var buffer = new byte[RequestBytes];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await client.ReceiveAsync(buffer.AsMemory(length), cancellation).ConfigureAwait(false);
            length += read;
            var received = buffer.AsSpan(0, length);
            if (read == 0 || received.IndexOf("\r\n\r\n"u8) >= 0 || received.IndexOf("\n\n"u8) >= 0)
            {
                return Encoding.Latin1.GetString(received);
            }
        }

        return null;
    }

    private byte[] Answer(string? request)
    {
        var line = request?.Split('\n')[0].TrimEnd('\r').Split(' ');
        return line switch
        {
            null => Respond("431 Request Header Fields Too Large", "too large\n"),
            not [_, _, _] => Respond("400 Bad Request", "not HTTP\n"),
            [_, _, var version] when !version.StartsWith("HTTP/1.", StringComparison.Ordinal) => Respond("400 Bad Request", "not HTTP/1\n"),
            ["GET", var path, _] when path.Split('?')[0] == "/metrics" => Respond("200 OK", _page(), PrometheusText.ContentType),
            ["GET", _, _] => Respond("404 Not Found", "see /metrics\n"),
            _ => Respond("405 Method Not Allowed", "GET alone\n", more: "Allow: GET\r\n"),
        };
    }

    private static byte[] Respond(string status, string body, string type = "text/plain; charset=utf-8", string more = "") => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{more}X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n{body}");
}

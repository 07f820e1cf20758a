using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Benchmarks.Dns;

/// <summary>A name server on loopback, by UDP and TCP, that answers every question after the same while, or none.</summary>
internal sealed class SlowNameServer : IDisposable
{
    private const int Longest = 4096;

    private readonly TimeSpan? _delay;
    private readonly Func<string, IReadOnlyList<(RecordType Type, string Value)>?> _find;
    private readonly ConcurrentDictionary<string, int> _names = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _streams = new(IPAddress.Loopback, 0);
    private readonly Socket _datagrams = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };

    /// <summary>Starts it.</summary>
    /// <param name="delay">How long after a question the answer leaves; null for never.</param>
    /// <param name="find">The records of a name; null if there is no such name.</param>
    internal SlowNameServer(TimeSpan? delay, Func<string, IReadOnlyList<(RecordType Type, string Value)>?> find)
    {
        (_delay, _find) = (delay, find);
        _streams.Start();
        _datagrams.Bind(_streams.LocalEndpoint);
        _ = ReceiveAsync();
        _ = AcceptAsync();
    }

    internal IPEndPoint Address => (IPEndPoint)_streams.LocalEndpoint;

    /// <summary>How many questions came.</summary>
    internal int Questions => _names.Values.Sum();

    /// <summary>How many of them were different.</summary>
    internal int Distinct => _names.Count;

    public void Dispose()
    {
        _stop.Cancel();
        _streams.Dispose();
        _datagrams.Dispose();
        _stop.Dispose();
    }

    private async Task ReceiveAsync()
    {
        var buffer = new byte[Longest];
        try
        {
            while (true)
            {
                var from = await _datagrams.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token).ConfigureAwait(false);
                _ = SendAsync(buffer[..from.ReceivedBytes], from.RemoteEndPoint);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task SendAsync(byte[] query, EndPoint to)
    {
        try
        {
            if (await AnswerAsync(query).ConfigureAwait(false) is { } reply)
            {
                await _datagrams.SendToAsync(reply, to, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or the measurement over.
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _streams.AcceptTcpClientAsync(_stop.Token).ConfigureAwait(false));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    // By TCP each message has its length before it (RFC 1035 section 4.2.2).
    private async Task ServeAsync(TcpClient client)
    {
        using var held = client;
        var stream = client.GetStream();
        var length = new byte[2];
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(length, _stop.Token).ConfigureAwait(false);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(query, _stop.Token).ConfigureAwait(false);
                if (await AnswerAsync(query).ConfigureAwait(false) is { } reply)
                {
                    await stream.WriteAsync((byte[])[(byte)(reply.Length >> 8), (byte)reply.Length, .. reply], _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client closed, or the measurement is over.
        }
    }

    private async Task<byte[]?> AnswerAsync(byte[] query)
    {
        // The type is a part of the question.
        var name = NameReply.NameOf(query);
        _names.AddOrUpdate(name + " " + NameReply.TypeOf(query), 1, static (_, count) => count + 1);
        if (_delay is not { } delay)
        {
            return null;
        }

        await Task.Delay(delay, _stop.Token).ConfigureAwait(false);
        return NameReply.To(query, _find(name));
    }
}

using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Names;

/// <summary>A resolver on loopback that behaves as a test wants: each query goes to a function that gives the reply, or none.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<byte[], byte[]?> _reply;
    private int _queries;

    public FakeServer(Func<byte[], byte[]?> reply)
    {
        _reply = reply;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = RunAsync();
    }

    /// <summary>How many datagrams came.</summary>
    public int Queries => Volatile.Read(ref _queries);

    public LiveNames Ask(int timeoutMilliseconds = 20_000, TimeProvider? clock = null) => new(
        new NameOptions { Resolver = (IPEndPoint)_socket.LocalEndPoint!, Timeout = TimeSpan.FromMilliseconds(timeoutMilliseconds) }, clock);

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
        _stop.Dispose();
    }

    /// <summary>A reply to a query: its id and question, a response code, and answers as they stand on the wire.</summary>
    public static byte[] Reply(byte[] query, int code, params byte[][] answers)
    {
        var reply = new List<byte>(query[..QuestionEnd(query)]);
        reply[2] = 0x81;
        reply[3] = (byte)(0x80 | code);
        reply[6] = (byte)(answers.Length >> 8);
        reply[7] = (byte)answers.Length;
        reply[8] = reply[9] = reply[10] = reply[11] = 0;
        foreach (var answer in answers)
        {
            reply.AddRange(answer);
        }

        return [.. reply];
    }

    /// <summary>An A record of the name asked for.</summary>
    public static byte[] A(params byte[] address) => Record([0xC0, 12], 1, address);

    public static byte[] Record(byte[] owner, ushort type, byte[] data)
    {
        var record = new byte[owner.Length + 10 + data.Length];
        owner.CopyTo(record, 0);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(owner.Length), type);
        record[owner.Length + 3] = 1; // IN
        record[owner.Length + 7] = 60; // TTL
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(owner.Length + 8), (ushort)data.Length);
        data.CopyTo(record, owner.Length + 10);
        return record;
    }

    /// <summary>A name as it stands on the wire.</summary>
    public static byte[] Wire(string name) =>
        [.. name.Split('.').SelectMany(l => new byte[] { (byte)l.Length }.Concat(l.Select(c => (byte)c))), 0];

    private static int QuestionEnd(byte[] query)
    {
        var at = 12;
        while (query[at] != 0)
        {
            at += query[at] + 1;
        }

        return at + 5;
    }

    private async Task RunAsync()
    {
        var buffer = new byte[4096];
        try
        {
            while (true)
            {
                var from = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _stop.Token);
                Interlocked.Increment(ref _queries);
                if (_reply(buffer[..from.ReceivedBytes]) is { } reply)
                {
                    await _socket.SendToAsync(reply, from.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }
}

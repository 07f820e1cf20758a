using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace ForgeryCheck.Benchmarks.Milter;

/// <summary>A milter that agrees on the same steps as ours and accepts everything: what a mail server pays for any milter.</summary>
internal sealed class EmptyMilter : IDisposable
{
    private const uint Actions = 0x111;
    private const int QuickAck = 12;
    private const uint Steps = 0x1F_F180;

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    internal EmptyMilter()
    {
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _socket.Listen(512);
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    internal IPEndPoint Address => (IPEndPoint)_socket.LocalEndPoint!;

    public void Dispose() => _socket.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _socket.AcceptAsync();
                client.NoDelay = true;
                _ = AnswerAsync(client);
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The measurement is over.
        }
    }

    private static async Task AnswerAsync(Socket client)
    {
        using var stream = new BufferedStream(new NetworkStream(client, ownsSocket: true), 1 << 16);
        var head = new byte[5];
        var data = new byte[1 << 17];
        try
        {
            while (true)
            {
                await stream.ReadExactlyAsync(head);
                var length = BinaryPrimitives.ReadInt32BigEndian(head) - 1;
                await stream.ReadExactlyAsync(data, 0, length);
                // As ours does (PromptStream): otherwise Postfix waits 40 ms for an acknowledgement.
                client.SetRawSocketOption((int)ProtocolType.Tcp, QuickAck, [1, 0, 0, 0]);
                switch (head[4])
                {
                    case (byte)'O':
                        await client.SendAsync(Agreement(data));
                        break;
                    case (byte)'E':
                        await client.SendAsync("\0\0\0\u0001c"u8.ToArray());
                        break;
                    case (byte)'Q':
                        return;
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The mail server has gone.
        }
    }

    private static byte[] Agreement(byte[] offer)
    {
        var packet = new byte[17];
        packet[3] = 13;
        packet[4] = (byte)'O';
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(5), 6);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(9), Actions & BinaryPrimitives.ReadUInt32BigEndian(offer.AsSpan(4)));
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(13), Steps & BinaryPrimitives.ReadUInt32BigEndian(offer.AsSpan(8)));
        return packet;
    }
}

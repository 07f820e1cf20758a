using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>A mail server, as far as the milter sees it.</summary>
internal sealed class TestMta : IAsyncDisposable
{
    private readonly NetworkStream _stream;

    private TestMta(NetworkStream stream) => _stream = stream;

    /// <summary>Connects.</summary>
    internal static async Task<TestMta> ConnectAsync(MilterAddress address)
    {
        var socket = address.Inet is null
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync((System.Net.EndPoint?)address.Inet ?? new UnixDomainSocketEndPoint(address.SocketPath!));
        return new(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>Connects, negotiates, and has a client.</summary>
    internal static async Task<TestMta> BeginAsync(MilterAddress address, uint actions = Wire.AllActions, uint steps = Wire.AllSteps)
    {
        var mta = await ConnectAsync(address);
        await mta.SendAsync(Wire.Offer(6, actions, steps));
        Assert.Equal('O', (await mta.HearAsync()).Command);
        await mta.SendAsync(Wire.Macros('C', "j", "mx.example.org", "v", "Postfix 3.10.5"), Wire.Connect("client.example.net", "198.51.100.7"), Wire.Macros('H'), Wire.Strings('H', "hello.example"));
        return mta;
    }

    /// <summary>Sends packets.</summary>
    internal async Task SendAsync(params byte[][] packets) => await _stream.WriteAsync(packets.SelectMany(p => p).ToArray());

    /// <summary>Ends what it sends; the milter may go on.</summary>
    internal void EndSending() => _stream.Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads a packet; the command is NUL at the end of the connection.</summary>
    internal async Task<(char Command, byte[] Data)> HearAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        try
        {
            var head = new byte[5];
            await _stream.ReadExactlyAsync(head, patience.Token);
            var data = new byte[BinaryPrimitives.ReadUInt32BigEndian(head) - 1];
            await _stream.ReadExactlyAsync(data, patience.Token);
            return ((char)head[4], data);
        }
        catch (IOException)
        {
            // EndOfStreamException, or a reset.
            return ('\0', []);
        }
    }

    /// <summary>Sends a message and reads the answer to its end, a line a packet: the command, an index if there is one, and strings.</summary>
    internal async Task<IReadOnlyList<string>> AskAsync((string Name, string Value)[] fields, string body = "Text\r\n", string queueId = "4XyZ1q2W3e")
    {
        await SendAsync([Wire.Envelope(queueId), .. fields.Select(f => Wire.Field(f.Name, f.Value)), Wire.Packet('N'), Wire.Body(body), Wire.Macros('E', "i", queueId), Wire.End()]);
        return await HearAnswerAsync();
    }

    /// <summary>Reads the answer to the end of a message.</summary>
    internal async Task<IReadOnlyList<string>> HearAnswerAsync()
    {
        var answer = new List<string>();
        while (true)
        {
            var (command, data) = await HearAsync();
            answer.Add(Show(command, data));
            if (command is 'c' or 'y' or '\0')
            {
                return answer;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private static string Show(char command, byte[] data)
    {
        var start = command is 'm' or 'i' ? 4 : 0;
        var index = start == 0 ? "" : $" {BinaryPrimitives.ReadUInt32BigEndian(data)}";
        var text = Encoding.Latin1.GetString(data.AsSpan(start)).TrimEnd('\0').Replace("\0", "|", StringComparison.Ordinal);
        return $"{command}{index} {text}".TrimEnd(' ');
    }
}

using System.IO.Pipelines;
using System.Text;
using CsCheck;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Milter.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Packets;

public sealed class PacketReaderTests
{
    private static readonly byte[] Session =
        [.. Wire.Offer(), .. Wire.Connect("a.example", "192.0.2.7"), .. Wire.Envelope(), .. Wire.Field("From", " a@x.test"), .. Wire.Packet('N'), .. Wire.Body("Text\r\n"), .. Wire.End()];

    [Fact]
    public async Task Packets_are_the_same_wherever_the_bytes_are_split()
    {
        var whole = await ReadAsync(Session);
        Assert.Equal(10, whole.Count);
        for (var at = 0; at <= Session.Length; at++)
        {
            Assert.Equal(whole, await ReadAsync(Session[..at], Session[at..]));
        }

        Assert.Equal(whole, await ReadAsync([.. Session.Select(one => new[] { one })]));
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "a packet of 0 bytes")]
    [InlineData(new byte[] { 255, 255, 255, 255, 66 }, "a packet of 4294967295 bytes")]
    [InlineData(new byte[] { 0, 0, 0, 9, 66 }, "the connection ends within a packet")]
    [InlineData(new byte[] { 0 }, "the connection ends within a packet")]
    public async Task What_is_no_packet_is_refused(byte[] bytes, string reason) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<MilterProtocolException>(() => ReadAsync(bytes))).Message);

    [Fact]
    public async Task A_packet_as_long_as_a_header_may_be_is_read()
    {
        var field = Wire.Field("X-Long", new string('x', 1 << 20));
        Assert.Equal(field.Length - 5, Assert.Single(await ReadAsync(field)).Length - 2);
    }

    [Fact]
    public void Random_bytes_are_packets_or_are_refused() => Gen.Byte.Array[0, 64].Sample(
        bytes =>
        {
            try
            {
                ReadAsync(bytes).GetAwaiter().GetResult();
            }
            catch (MilterProtocolException)
            {
                // That is what it is for.
            }
        },
        iter: 2000);

    // Each as its command, a colon, and its data.
    private static async Task<List<string>> ReadAsync(params byte[][] pieces)
    {
        var pipe = new Pipe();
        using var reader = new PacketReader(pipe.Reader);
        var packets = new List<string>();
        var reading = Task.Run(async () =>
        {
            while (await reader.ReadAsync() is { } packet)
            {
                packets.Add($"{(char)packet.Command}:{Encoding.Latin1.GetString(packet.Data.Span)}");
            }
        });
        foreach (var piece in pieces)
        {
            await pipe.Writer.WriteAsync(piece);
        }

        await pipe.Writer.CompleteAsync();
        await reading;
        return packets;
    }
}

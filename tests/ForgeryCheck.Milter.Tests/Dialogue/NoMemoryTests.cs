using System.IO.Pipelines;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Packets;
using ForgeryCheck.Milter.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Dialogue;

/// <summary>Packets for which there is no memory.</summary>
[Collection(NoMemory.Alone)]
public sealed class NoMemoryTests
{
    private static readonly string Long = new('x', 100_000);

    [Theory]
    [InlineData(FailAction.Open, "c")]
    [InlineData(FailAction.Tempfail, "y 451 4.3.0 Local error in processing")]
    public async Task A_field_that_is_lost_is_a_failure_and_the_connection_goes_on(FailAction fail, string last)
    {
        await using var milter = new TestMilter(o => o with { OnFailure = fail });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        using (new NoMemory())
        {
            Assert.Equal([last], await mta.AskAsync([.. Mails.Honest, ("X-Long", Long)]));
        }

        Assert.Equal(["c"], await mta.AskAsync([.. Mails.Honest, ("X-Long", Long)]));
        Assert.Single(milter.Reports);
    }

    [Fact]
    public async Task A_field_that_is_lost_may_be_an_imitation()
    {
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        using (new NoMemory())
        {
            Assert.Equal(["y 451 4.3.0 Local error in processing"], await mta.AskAsync([.. Mails.Honest, ("X-ForgeryCheck", Long)]));
        }

        Assert.Equal(3, (await mta.AskAsync([.. Mails.Honest, ("X-ForgeryCheck", Long)])).Count(line => line[0] is 'm' or 'h' or 'i'));
    }

    [Fact]
    public async Task A_piece_of_the_body_that_is_lost_is_a_failure_and_imitations_are_still_disarmed()
    {
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        using (new NoMemory())
        {
            var answer = await mta.AskAsync([.. Mails.Honest, ("X-ForgeryCheck", " consistent")], Long);
            Assert.Equal(["m 1 X-ForgeryCheck", "h X-Received-X-ForgeryCheck| consistent", "c"], answer.Select(line => line.TrimEnd('|')));
        }
    }

    [Fact]
    public async Task What_follows_a_lost_packet_is_read_wherever_the_bytes_are_split()
    {
        byte[] bytes = [.. Wire.Field("X-Long", Long), .. Wire.Packet('N'), .. Wire.Field("X-Long", Long), .. Wire.Packet('E')];
        using var none = new NoMemory();
        foreach (var at in new[] { 0, 1, 4, 5, 6, 50_000, 100_013, 100_014, 100_015, 100_018, 100_019, bytes.Length })
        {
            Assert.Equal(["Header lost", "EndOfHeader", "Header lost", "EndOfMessage"], await ReadAsync(bytes[..at], bytes[at..]));
        }

        await Assert.ThrowsAsync<MilterProtocolException>(() => ReadAsync(bytes[..200], bytes[200..300]));
    }

    private static async Task<List<string>> ReadAsync(params byte[][] pieces)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0));
        using var reader = new PacketReader(pipe.Reader);
        var packets = new List<string>();
        var reading = Task.Run(async () =>
        {
            while (await reader.ReadAsync() is { } packet)
            {
                packets.Add(packet.IsLost ? $"{packet.Command} lost" : $"{packet.Command}");
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

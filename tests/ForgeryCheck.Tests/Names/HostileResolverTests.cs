using ForgeryCheck.Names;
using static ForgeryCheck.Tests.Names.FakeServer;

namespace ForgeryCheck.Tests.Names;

/// <summary>Whatever a resolver does, an answer comes, and a bad one tells nothing.</summary>
public sealed class HostileResolverTests
{
    private static readonly DnsQuestion Question = new("www.zone.test", DnsType.A);

    [Fact]
    public async Task AGoodReplyIsRead()
    {
        using var server = new FakeServer(q => Reply(q, 0, A(104, 128, 23, 2), A(104, 128, 23, 1), A(104, 128, 23, 2)));
        var answer = await server.Ask().AskAsync(Question);
        Assert.Equal(DnsStatus.NoError, answer.Status);
        Assert.Equal(["104.128.23.1", "104.128.23.2"], answer.Records);
    }

    [Theory]
    [InlineData(1)] // FORMERR
    [InlineData(2)] // SERVFAIL
    [InlineData(4)] // NOTIMP
    [InlineData(5)] // REFUSED
    [InlineData(15)]
    public async Task AServersErrorTellsNothing(int code)
    {
        using var server = new FakeServer(q => Reply(q, code));
        var answer = await server.Ask().AskAsync(Question);
        Assert.Equal(DnsStatus.Failed, answer.Status);
        Assert.False(answer.IsKnown);
    }

    public static TheoryData<string> BadReplies => new(Bad.Keys);

    private static Dictionary<string, Func<byte[], byte[]?>> Bad { get; } = new()
    {
        ["nothing"] = _ => null,
        ["empty datagram"] = _ => [],
        ["one byte"] = _ => [0],
        ["garbage"] = q => [.. q[..2], .. Enumerable.Range(0, 600).Select(i => (byte)(i * 37))],
        ["header alone"] = q => [.. q[..2], 0x81, 0x80, 0, 1, 0xFF, 0xFF, 0, 0, 0, 0],
        ["wrong id"] = q => [(byte)~q[0], .. Reply(q, 0, A(1, 2, 3, 4))[1..]],
        ["another question"] = q => Reply([.. q[..12], .. Wire("evil.zone.test"), 0, 1, 0, 1], 0, A(1, 2, 3, 4)),
        ["another type"] = q => { var r = Reply(q, 0, A(1, 2, 3, 4)); r[^20] = 28; return r; },
        ["no question"] = q => [.. q[..2], 0x81, 0x80, 0, 0, 0, 0, 0, 0, 0, 0],
        ["short address"] = q => Reply(q, 0, A(1, 2, 3)),
        ["long address"] = q => Reply(q, 0, A(1, 2, 3, 4, 5)),
        ["pointer to itself"] = q => Reply(q, 0, Record([0xC0, (byte)(q.Length > 0 ? 31 : 0)], 1, [1, 2, 3, 4])),
        ["CNAME to itself"] = q => Reply(q, 0, Record([0xC0, 12], 5, [0xC0, 12])),
        ["bad A-label"] = q => Reply([.. q[..12], .. Wire("xn--\u007f.zone.test"), 0, 1, 0, 1], 0),
    };

    [Theory]
    [MemberData(nameof(BadReplies))]
    public async Task ABadReplyTellsNothing(string kind)
    {
        using var server = new FakeServer(Bad[kind]);
        var answer = await server.Ask(timeoutMilliseconds: 200).AskAsync(Question);
        Assert.Equal(Question, answer.Question);
        Assert.False(answer.IsKnown, $"{answer}");
        Assert.Empty(answer.Values);
    }

    [Fact]
    public async Task SilenceIsNoAnswer()
    {
        using var server = new FakeServer(_ => null);
        Assert.Equal(DnsStatus.NotAnswered, (await server.Ask(timeoutMilliseconds: 100).AskAsync(Question)).Status);
    }

    [Fact]
    public async Task RecordsOfOtherNamesAreNotTaken()
    {
        using var server = new FakeServer(q => Reply(
            q, 0, Record(Wire("bank.test"), 1, [1, 2, 3, 4]), A(104, 128, 23, 1), Record([0xC0, 12], 12, Wire("x.test"))));
        Assert.Equal(["104.128.23.1"], (await server.Ask().AskAsync(Question)).Records);
    }

    [Fact]
    public async Task AChainWithoutEndEnds()
    {
        var step = 0;
        using var server = new FakeServer(q => Reply(q, 0, Record([0xC0, 12], 5, Wire($"n{Interlocked.Increment(ref step)}.test"))));
        var answer = await server.Ask().AskAsync(Question);
        Assert.Equal(DnsStatus.Failed, answer.Status);
        Assert.InRange(server.Queries, 2, 20);
    }

    [Fact]
    public async Task ACrowdOfRecordsIsCut()
    {
        // 4096 bytes are what a datagram may bring: about 250 addresses of 16 bytes, many names of fewer.
        using var server = new FakeServer(q => Reply(q, 0, [.. Enumerable.Range(0, 240).Select(i => A(104, 128, (byte)i, 1))]));
        Assert.Equal(240, (await server.Ask().AskAsync(Question)).Records.Count);
    }

    [Fact]
    public async Task RandomDamageNeverThrows()
    {
        var random = new Random(20240501);
        using var server = new FakeServer(q =>
        {
            var reply = Reply(q, 0, A(104, 128, 23, 1), Record([0xC0, 12], 5, Wire("a.b.test")), Record([0xC0, 12], 15, [0, 5, 0xC0, 12]));
            for (var i = random.Next(1, 6); i > 0; i--)
            {
                reply[random.Next(2, reply.Length)] = (byte)random.Next(256); // the id stays: without it nothing is read
            }

            return reply[..random.Next(12, reply.Length + 1)];
        });
        var names = server.Ask(timeoutMilliseconds: 300);
        for (var i = 0; i < 300; i++)
        {
            var question = new DnsQuestion($"host{i}.zone.test", (DnsType)(i % 4 == 2 ? 0 : i % 4));
            Assert.Equal(question, (await names.AskAsync(question)).Question);
        }
    }
}

using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Relay;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Relay;

/// <summary>What the next hop says, or fails to say, becomes our answer.</summary>
public class NextHopTests
{
    private const string All = "250-next.test\r\n250-SIZE 1000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250 XFORWARD NAME ADDR PORT PROTO HELO IDENT SOURCE\r\n";

    // No machine is so busy that an answer over loopback takes half a minute.
    private static readonly NextHopTimes Patient = new(
        TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ATransactionIsPassedOnWithAllThatIsOffered(bool perByte)
    {
        await using var hop = new ScriptedNextHop([(".", "250-2.0.0 queued\r\n250 2.0.0 as 77\r\n")], perByte, All);
        await using (var session = Open(hop))
        {
            Assert.True(HostAddress.TryParse("2001:db8::7", out var address));
            var client = new ForwardedClient { Name = "c.test", Address = address, Port = 4711, Protocol = "ESMTP", Helo = "h+=\u00e9" };
            var sender = new Sender("a@x.test") { Size = 50, Body = BodyKind.EightBitMime, Utf8 = true, Return = "HDRS", EnvelopeId = "e+2B1" };
            Assert.Equal(new NextHopReply(250, "2.0.0", "ok"), await session.MailAsync(sender, client));
            Assert.True((await session.RecipientAsync(new Recipient("b@y.test") { Notify = "NEVER", Original = "rfc822;b@y.test" })).IsPositive);
            Assert.Equal(new NextHopReply(250, "2.0.0", "queued as 77"), Assert.Single(await session.DataAsync(Mail.Accepted("\r\n.\r\n"u8.ToArray(), "A: b\r\n"))));
        }

        Assert.Equal(
            [
                "EHLO mx.test",
                "XFORWARD NAME=c.test ADDR=IPV6:2001:db8::7 PORT=4711 PROTO=ESMTP HELO=h+2B+3D+C3+A9 IDENT=[UNAVAILABLE]",
                "MAIL FROM:<a@x.test> SIZE=50 BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=e+2B1",
                "RCPT TO:<b@y.test> NOTIFY=NEVER ORCPT=rfc822;b@y.test",
                "DATA",
                "QUIT",
            ],
            hop.Commands);
        Assert.Equal("A: b\r\n\r\n..\r\n", Assert.Single(hop.Data));
    }

    [Fact]
    public async Task WhatIsNotOfferedIsNotSent()
    {
        await using var hop = new ScriptedNextHop([]);
        await using var session = Open(hop);
        Assert.True((await session.MailAsync(new Sender("") { Size = 5, Body = BodyKind.SevenBit, Return = "FULL", EnvelopeId = "1" }, new())).IsPositive);
        Assert.True((await session.RecipientAsync(new Recipient("b@y.test") { Notify = "NEVER", Original = "rfc822;b" })).IsPositive);

        Assert.Equal(["EHLO mx.test", "MAIL FROM:<>", "RCPT TO:<b@y.test>"], hop.Commands);
    }

    [Fact]
    public async Task OneThatKnowsOnlyHeloGetsMailWithoutParameters()
    {
        await using var hop = new ScriptedNextHop([("EHLO", "502 5.5.2 what?\r\n"), ("HELO", "250-next.test\r\n250 XFORWARD NAME\r\n")]);
        await using var session = Open(hop);
        Assert.True((await session.MailAsync(new Sender("a@x.test") { Size = 5 }, new())).IsPositive);

        Assert.Equal(["EHLO mx.test", "HELO mx.test", "MAIL FROM:<a@x.test>"], hop.Commands);
    }

    [Fact]
    public async Task WithLmtpThereIsNoHelo()
    {
        await using var hop = new ScriptedNextHop([("LHLO", "502 5.5.2 what?\r\n")]);
        await using var session = Open(hop, lmtp: true);
        Assert.Equal(NextHopReply.NoAnswer, await session.MailAsync(new Sender("a@x.test"), new()));

        Assert.Equal(["LHLO mx.test"], hop.Commands);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16_384)]
    [InlineData(100_000)]
    public async Task ALongMessageOfDotsArrivesAsItWas(int length)
    {
        await using var hop = new ScriptedNextHop([]);
        await using var session = Open(hop);
        await session.MailAsync(new Sender("a@x.test"), new());
        await session.RecipientAsync(new Recipient("b@y.test"));
        var body = string.Concat(Enumerable.Repeat(".\r\n.", (length / 4) + 1))[..length];

        Assert.True(Assert.Single(await session.DataAsync(Mail.Accepted(Mail.Bytes(body), "A: b\r\n", spill: new SpillFolder(Path.GetTempPath())))).IsPositive);

        var message = "A: b\r\n" + body;
        var sent = message.Replace("\r\n.", "\r\n..", StringComparison.Ordinal);
        Assert.Equal(message.EndsWith("\r\n", StringComparison.Ordinal) ? sent : sent + "\r\n", Assert.Single(hop.Data));
    }

    [Fact]
    public async Task InternationalizedMailIsRefusedWhereTheNextHopCannotTakeIt()
    {
        await using var hop = new ScriptedNextHop([]);
        await using var session = Open(hop);

        var reply = await session.MailAsync(new Sender("\u00e9@x.test") { Utf8 = true }, new());

        Assert.Equal((550, "5.6.7"), (reply.Code, reply.Enhanced));
        Assert.True((await session.MailAsync(new Sender("a@x.test"), new())).IsPositive);
    }

    [Theory]
    [InlineData("MAIL", "450 4.7.1 later\r\n", 450, "4.7.1", "later")]
    [InlineData("MAIL", "550-5.7.1 no\r\n550 5.7.1 never\r\n", 550, "5.7.1", "no never")]
    [InlineData("RCPT", "550 5.1.1 \x1b[31mwho?\xff\r\n", 550, "5.1.1", "?[31mwho??")]
    [InlineData("RCPT", "452 too many\r\n", 452, null, "too many")]
    [InlineData("RCPT", "550 2.1.5 not its class\r\n", 550, null, "2.1.5 not its class")]
    [InlineData("DATA", "554 5.5.1 no\r\n", 554, "5.5.1", "no")]
    [InlineData(".", "552 5.3.4 too large\r\n", 552, "5.3.4", "too large")]
    [InlineData("MAIL", "421 4.3.2 going down\r\n", 451, "4.3.2", "going down")]
    [InlineData(".", "421 4.3.2 going down\r\n", 451, "4.3.2", "going down")]
    public async Task ARefusalIsGivenBackAsItIs(string at, string reply, int code, string? enhanced, string text)
    {
        await using var hop = new ScriptedNextHop([(at, reply)]);
        await using var session = Open(hop);

        Assert.Equal(new NextHopReply(code, enhanced, text), (await RunAsync(session))[^1]);

        hop[at] = at == "DATA" ? "354 go on\r\n" : "250 2.0.0 ok\r\n";
        Assert.True((await RunAsync(session))[^1].IsPositive);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task AFailureIs451AndTheNextMessageMayGo(string at, string? reply)
    {
        await using var hop = new ScriptedNextHop([(at, reply)]);
        // A reply that never ends is waited for as long as the times say; whatever else is wrong is seen at once.
        var isSilent = reply is "" or "25" || reply?.StartsWith("250-no end", StringComparison.Ordinal) == true;
        await using var session = Open(hop, times: isSilent ? ImpatientAt(at) : Patient);

        var last = (await RunAsync(session))[^1];
        Assert.Equal((451, "4.4.1"), (last.Code, last.Enhanced));

        hop[at] = at switch { "" => "220 x\r\n", "DATA" => "354 go on\r\n", _ => "250 2.0.0 ok\r\n" };
        last = (await RunAsync(session))[^1];
        for (var i = 0; isSilent && !last.IsPositive && i < 10; i++)
        {
            // Times that are short enough for a test run out on a busy machine too.
            last = (await RunAsync(session))[^1];
        }

        Assert.True(last.IsPositive);
    }

    public static TheoryData<string, string?> Failures()
    {
        var data = new TheoryData<string, string?>();
        foreach (var at in (string[])["", "EHLO", "MAIL", "RCPT", "DATA", "."])
        {
            data.Add(at, null);
            data.Add(at, "");
            data.Add(at, "HTTP/1.1 400 Bad Request\r\n\r\n");
            data.Add(at, "999 what\r\n");
            data.Add(at, "250-no end\r\n" + string.Concat(Enumerable.Repeat("250-more\r\n", 8000)));
            data.Add(at, "25");
        }

        data.Add("", "554 5.7.1 not you\r\n");
        data.Add("DATA", "250 ok\r\n");
        data.Add("MAIL", "354 go on\r\n");
        data.Add("MAIL", "250 ok\r\n250 one too many\r\n");
        return data;
    }

    [Fact]
    public async Task NobodyListeningIs451()
    {
        var hop = new ScriptedNextHop([]);
        var port = hop.Port;
        await hop.DisposeAsync();
        await using var session = new NextHop(new NextHopAddress("127.0.0.1", port), "mx.test", null, Patient).Open();

        var replies = await RunAsync(session);

        Assert.All(replies, r => Assert.Equal((451, "4.4.1"), (r.Code, r.Enhanced)));
    }

    [Fact]
    public async Task TheLogTellsWhatTheNextHopSaid()
    {
        await using var hop = new ScriptedNextHop([("", "554 5.7.1 not you\r\n")]);
        var written = new StringBuilder();
        using (var log = new ListenerLog(lines => written.Append(lines), LogLevel.Info))
        {
            await using var session = new NextHop(new NextHopAddress("127.0.0.1", hop.Port), "mx.test", log, Patient).Open();
            await session.MailAsync(new Sender("a@x.test"), new());
        }

        Assert.EndsWith(
            $" warning next-hop-failed next-hop=127.0.0.1:{hop.Port} error=\"the next hop refused: 554 5.7.1 not you\"\n", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConnectionThatWasClosedBetweenMessagesIsOpenedAgain()
    {
        await using var hop = new ScriptedNextHop([]);
        await using var session = Open(hop);
        Assert.True((await RunAsync(session))[^1].IsPositive);
        Assert.True((await RunAsync(session))[^1].IsPositive);
        Assert.Equal(1, hop.Connections);
        hop["RSET"] = null;
        Assert.True((await session.MailAsync(new Sender("a@x.test"), new())).IsPositive);
        await session.ResetAsync();

        Assert.True((await RunAsync(session))[^1].IsPositive);
        Assert.Equal(2, hop.Connections);
    }

    [Fact]
    public async Task ARefusedTransactionIsResetBeforeTheNext()
    {
        await using var hop = new ScriptedNextHop([("MAIL", "550 5.1.8 no\r\n")]);
        await using var session = Open(hop);
        await session.MailAsync(new Sender("a@x.test"), new());
        await session.MailAsync(new Sender("c@x.test"), new());

        Assert.Equal(["EHLO mx.test", "MAIL FROM:<a@x.test>", "RSET", "MAIL FROM:<c@x.test>"], hop.Commands);
    }

    [Fact]
    public async Task WithLmtpEachRecipientHasItsAnswer()
    {
        await using var hop = new ScriptedNextHop([(".", "250 2.0.0 one\r\n452-4.2.2 two\r\n452 4.2.2 is full\r\n550 5.1.1 three\r\n")], perByte: true);
        await using (var session = Open(hop, lmtp: true))
        {
            await session.MailAsync(new Sender("a@x.test"), new());
            for (var i = 1; i <= 3; i++)
            {
                Assert.True((await session.RecipientAsync(new Recipient($"b{i}@y.test"))).IsPositive);
            }

            Assert.Equal(
                [new(250, "2.0.0", "one"), new(452, "4.2.2", "two is full"), new(550, "5.1.1", "three")],
                await session.DataAsync(Mail.Accepted("\r\nx"u8.ToArray(), recipients: 3)));
        }

        Assert.Equal("LHLO mx.test", hop.Commands[0]);
        Assert.Equal("QUIT", hop.Commands[^1]);
    }

    [Fact]
    public async Task WithLmtpAnswersThatCameBeforeTheBreakHold()
    {
        await using var hop = new ScriptedNextHop([(".", "250 2.0.0 one\r\n")]);
        await using var session = Open(hop, lmtp: true);
        await session.MailAsync(new Sender("a@x.test"), new());
        await session.RecipientAsync(new Recipient("b1@y.test"));
        await session.RecipientAsync(new Recipient("b2@y.test"));

        var replies = await session.DataAsync(Mail.Accepted("\r\nx"u8.ToArray(), recipients: 2));

        Assert.Equal([250, 451], replies.Select(r => r.Code));
    }

    [Fact]
    public async Task ACommandCannotBeSmuggledInAnAddress()
    {
        await using var hop = new ScriptedNextHop([]);
        await using var session = Open(hop);

        Assert.Equal(501, (await session.MailAsync(new Sender("a>\r\nRCPT TO:<x@z.test"), new())).Code);
        Assert.Equal(["EHLO mx.test"], hop.Commands);
    }

    [Fact]
    public async Task CancellationByTheCallerIsTold()
    {
        await using var hop = new ScriptedNextHop([("MAIL", "")]);
        await using var session = Open(hop);
        using var soon = new CancellationTokenSource(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.MailAsync(new Sender("a@x.test"), new(), soon.Token));
    }

    /// <summary>Times that run out soon in the one step where a next hop may stay silent, and leave a busy machine all it needs in the others.</summary>
    private static NextHopTimes ImpatientAt(string command)
    {
        var soon = TimeSpan.FromSeconds(1.5);
        return command switch
        {
            "" or "EHLO" => Patient with { Connect = soon },
            "." => Patient with { Data = soon },
            _ => Patient with { Command = soon },
        };
    }

    private static INextHopSession Open(ScriptedNextHop hop, bool lmtp = false, NextHopTimes? times = null) =>
        new NextHop(new NextHopAddress("127.0.0.1", hop.Port, lmtp), "mx.test", null, times ?? Patient).Open();

    private static async Task<List<NextHopReply>> RunAsync(INextHopSession session)
    {
        List<NextHopReply> replies = [await session.MailAsync(new Sender("a@x.test"), new())];
        if (replies[^1].IsPositive)
        {
            replies.Add(await session.RecipientAsync(new Recipient("b@y.test")));
        }

        if (replies[^1].IsPositive)
        {
            replies.AddRange(await session.DataAsync(Mail.Accepted("\r\nbody\r\n"u8.ToArray())));
        }

        return replies;
    }
}

using CsCheck;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Dialogue;

/// <summary>Connections: several messages, what is out of order, what is no protocol, limits, the end.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task Messages_on_one_connection_have_nothing_in_common_but_their_client()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.AskAsync(Mails.Forged, queueId: "AAA1");
        await mta.SendAsync(Wire.Envelope("AAA2"), Wire.Macros('M', "{auth_authen}", "helga"), Wire.Field("Subject", " given up"), Wire.Packet('A'));
        await mta.AskAsync(Mails.Honest, queueId: "AAA3");
        // The next client on the same connection.
        await mta.SendAsync(Wire.Packet('K'), Wire.Macros('C', "j", "mx.example.org"), Wire.Connect("unknown", "203.0.113.9"), Wire.Strings('H', "other.example"));
        await mta.AskAsync(Mails.Honest, queueId: "AAA4");
        await mta.SendAsync(Wire.Packet('Q'));
        Assert.Equal('\0', (await mta.HearAsync()).Command);

        var reports = milter.Reports;
        Assert.Equal(["AAA1", "AAA3", "AAA4"], reports.Select(r => r.GetProperty("session").GetProperty("queueId").GetString()));
        Assert.Equal(["198.51.100.7", "198.51.100.7", "203.0.113.9"], reports.Select(r => r.GetProperty("session").GetProperty("client").GetString()));
        Assert.Equal(["hello.example", "hello.example", "other.example"], reports.Select(r => r.GetProperty("session").GetProperty("helo").GetString()));
        Assert.Equal(["forged", "consistent", "consistent"], reports.Select(r => r.GetProperty("verdict").GetString()));
        Assert.All(reports, r => Assert.Empty(r.GetProperty("session").GetProperty("authentication").EnumerateArray()));
    }

    [Fact]
    public async Task Two_hundred_connections_at_once_are_answered()
    {
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag });
        var mtas = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => TestMta.BeginAsync(milter.Address)));
        var answers = await Task.WhenAll(mtas.Select((mta, i) => mta.AskAsync(i % 2 == 0 ? Mails.Forged : Mails.Honest, queueId: $"Q{i}")));
        for (var i = 0; i < answers.Length; i++)
        {
            Assert.StartsWith(i % 2 == 0 ? "i 0 X-ForgeryCheck| forged; " : "i 0 X-ForgeryCheck| consistent; ", answers[i][0], StringComparison.Ordinal);
            await mtas[i].DisposeAsync();
        }

        Assert.Equal(200, milter.Server.Status.Messages);
        Assert.Equal(200, answers.Select(answer => answer[0].Split("id=")[1].Split(';')[0]).Distinct().Count());
    }

    [Theory]
    [InlineData("", "no negotiation at the start")]
    [InlineData("\0\0\0\0", "a packet of 0 bytes")]
    [InlineData("\u00ff\u00ff\u00ff\u00ffB", "a packet of 4294967295 bytes")]
    [InlineData("GET / HTTP/1.1\r\n\r\n", "a packet of 1195725856 bytes")]
    [InlineData("\0\0\0\u0001O", "an offer without version, actions and steps")]
    [InlineData("\0\0\0\u0005O\0\0\0\u0006", "an offer without version, actions and steps")]
    public async Task Who_does_not_speak_the_protocol_is_cut_off(string start, string reason)
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.ConnectAsync(milter.Address);
        await mta.SendAsync(start.Length > 0 ? System.Text.Encoding.Latin1.GetBytes(start) : Wire.Connect("a.example", "192.0.2.7"));
        Assert.Equal('\0', (await mta.HearAsync()).Command);
        await Patience.UntilAsync(() => milter.Log.Contains(reason, StringComparison.Ordinal), "it is logged", () => milter.Log);
    }

    [Fact]
    public async Task An_unknown_command_ends_the_connection()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync(Wire.Packet('\u00e9'));
        Assert.Equal('\0', (await mta.HearAsync()).Command);
    }

    [Fact]
    public async Task Steps_out_of_order_are_answered()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.ConnectAsync(milter.Address);
        await mta.SendAsync(Wire.Offer(), Wire.End());
        await mta.HearAsync();
        Assert.Equal(["c"], await mta.HearAnswerAsync());
        await mta.SendAsync(Wire.Body("Text\r\n"), Wire.Field("From", " a@x.test"), Wire.Packet('N'), Wire.Packet('N'), Wire.Packet('A'), Wire.Packet('R'), Wire.Packet('H'), Wire.Packet('C'), Wire.Packet('L'), Wire.Packet('D'), Wire.Packet('U'), Wire.End());
        Assert.Equal(["c"], await mta.HearAnswerAsync());
    }

    [Fact]
    public async Task Random_packets_end_the_connection_or_do_not_and_the_milter_goes_on()
    {
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag, AuthservId = "mx.example.org" });
        await Gen.Select(Gen.Char["ABCDEHKLMNOQRTUx"], Gen.Byte.Array[0, 40]).Array[1, 30].SampleAsync(
            async packets =>
            {
                await using var mta = await TestMta.ConnectAsync(milter.Address);
                try
                {
                    await mta.SendAsync([Wire.Offer(), .. packets.Select(p => Wire.Packet(p.Item1, p.Item2))]);
                    mta.EndSending();
                    while ((await mta.HearAsync()).Command != '\0')
                    {
                    }
                }
                catch (IOException)
                {
                    // It was cut off.
                }
            },
            iter: 300);
        await using var last = await TestMta.BeginAsync(milter.Address);
        Assert.StartsWith("i 0 ", (await last.AskAsync(Mails.Forged))[0], StringComparison.Ordinal);
        Assert.DoesNotContain("internal-error", milter.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("at=internal", milter.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_idle_connection_is_closed()
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { Idle = TimeSpan.FromMilliseconds(50) } });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        Assert.Equal('\0', (await mta.HearAsync()).Command);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    public async Task Who_does_not_negotiate_is_not_waited_for_as_long_as_a_mail_server(string start)
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { Idle = TimeSpan.FromHours(2), Packet = TimeSpan.FromMilliseconds(50) } });
        await using var mta = await TestMta.ConnectAsync(milter.Address);
        await mta.SendAsync(System.Text.Encoding.Latin1.GetBytes(start));
        Assert.Equal('\0', (await mta.HearAsync()).Command);
    }

    [Fact]
    public async Task A_packet_that_does_not_end_is_not_waited_for()
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { Packet = TimeSpan.FromMilliseconds(50) } });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync(Wire.Body("Text")[..6]);
        Assert.Equal('\0', (await mta.HearAsync()).Command);
    }

    [Fact]
    public async Task Beyond_the_limit_connections_are_closed()
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { Connections = 1 } });
        await using var first = await TestMta.BeginAsync(milter.Address);
        await using var second = await TestMta.ConnectAsync(milter.Address);
        Assert.Equal('\0', (await second.HearAsync()).Command);
        Assert.Equal(["c"], await first.AskAsync(Mails.Honest));
    }

    [Fact]
    public async Task Many_refused_connections_do_not_fill_the_log()
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { Connections = 1 } });
        await using var first = await TestMta.BeginAsync(milter.Address);
        for (var i = 0; i < 50; i++)
        {
            await using var next = await TestMta.ConnectAsync(milter.Address);
            Assert.Equal('\0', (await next.HearAsync()).Command);
        }

        await Patience.UntilAsync(() => milter.Log.Contains(" refused ", StringComparison.Ordinal), "a refusal is in the log", () => milter.Log);
        await milter.Server.StopAsync();
        Assert.InRange(milter.Log.Split(" refused ").Length - 1, 1, 20);
    }

    [Fact]
    public async Task A_mail_server_that_goes_during_the_analysis_harms_nobody()
    {
        var names = new SilentNames();
        var store = new MemoryStore();
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { Progress = TimeSpan.FromMilliseconds(10) } }, names, store);
        await using (var mta = await TestMta.BeginAsync(milter.Address))
        {
            await mta.SendAsync([Wire.Envelope(), .. Mails.Forged.Select(f => Wire.Field(f.Name, f.Value)), Wire.Packet('N'), Wire.End()]);
            await names.Asked.Task.WaitAsync(Patience.Longest);
        }

        await Patience.UntilAsync(() => milter.Server.Status.Connections == 0, "the connection ends", () => milter.Log);
        names.Gate.SetResult();
        await using var other = await TestMta.BeginAsync(milter.Address);
        Assert.Equal(["c"], await other.AskAsync(Mails.Honest));
        Assert.Single(store.Kept);
    }

    [Fact]
    public async Task Stopping_lets_a_message_finish_and_closes_idle_connections()
    {
        var names = new SilentNames();
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag }, names);
        await using var idle = await TestMta.BeginAsync(milter.Address);
        await using var busy = await TestMta.BeginAsync(milter.Address);
        await busy.SendAsync([Wire.Envelope(), .. Mails.Forged.Select(f => Wire.Field(f.Name, f.Value)), Wire.Packet('N')]);
        await busy.SendAsync(Wire.End());
        await names.Asked.Task.WaitAsync(Patience.Longest);

        var stopping = milter.Server.StopAsync();
        Assert.Equal('\0', (await idle.HearAsync()).Command);
        names.Gate.SetResult();
        Assert.StartsWith("i 0 X-ForgeryCheck| ", (await busy.HearAnswerAsync())[0], StringComparison.Ordinal);
        Assert.Equal('\0', (await busy.HearAsync()).Command);
        await stopping.WaitAsync(Patience.Longest);
    }
}

using System.Text;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Tests.Support;
using ForgeryCheck.Smtp.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Dialogue;

/// <summary>What the analyzer gets is what the client sent, below the mail server's line.</summary>
public sealed class MessageTests
{
    private const string Body = "Follow the link.\r\n.\r\nCaf\u00c3\u00a9 \0\r\n";

    [Theory]
    [InlineData(Wire.AllActions, Wire.AllSteps)]
    [InlineData(0x3Fu, 0x7Fu)]
    [InlineData(0x3Fu, 0u)]
    public async Task A_message_is_put_together_as_it_was(uint actions, uint steps)
    {
        var store = new MemoryStore();
        await using var milter = new TestMilter(store: store);
        await using var mta = await TestMta.ConnectAsync(milter.Address);
        var answers = new Answers(mta, hasReplies: steps != Wire.AllSteps);
        await mta.SendAsync(Wire.Offer(6, actions, steps));
        await mta.HearAsync();
        await mta.SendAsync(Wire.Macros('C', "j", "mx.example.org", "v", "Postfix 3.10.5"));
        await answers.SendAsync(Wire.Connect("client.example.net", "198.51.100.7"));
        await answers.SendAsync(Wire.Strings('H', "hello.example"));
        await mta.SendAsync(Wire.Macros('M', "i", "4XyZ1q2W3e"));
        await answers.SendAsync(Wire.Strings('M', "<a@x.test>", "BODY=8BITMIME", "SIZE=100"));
        await answers.SendAsync(Wire.Strings('R', "<b@y.test>"));
        await answers.SendAsync(Wire.Packet('T'));
        foreach (var (name, value) in Mails.Forged)
        {
            // Without this step a mail server leaves out the space after the colon.
            await answers.SendAsync(Wire.Field(name, (steps & 0x10_0000) != 0 ? value : value[1..]));
        }

        await answers.SendAsync(Wire.Packet('N'));
        await answers.SendAsync(Wire.Body(Body[..7]));
        await answers.SendAsync(Wire.Body(Body[7..9]));
        await mta.SendAsync(Wire.Packet('E', Encoding.Latin1.GetBytes(Body[9..])));
        Assert.Equal(["c"], await mta.HearAnswerAsync());

        var kept = Assert.Single(store.Kept);
        Assert.Equal(Mails.Header(Mails.Forged) + "\r\n" + Body, kept.Text);
        Assert.StartsWith(
            $"Received: from hello.example\r\n\t({((actions & 0x100) != 0 ? "client.example.net" : "unknown")} [198.51.100.7])\r\n\tby mx.example.org (ForgeryCheck) with ESMTP id 4XyZ1q2W3e\r\n\tfor <b@y.test>;\r\n\t",
            kept.Stamp, StringComparison.Ordinal);
        var report = Assert.Single(milter.Reports);
        Assert.Equal(
            (Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([.. kept.Top, .. kept.Bytes])), kept.Top.Length + kept.Bytes.Length),
            (report.GetProperty("sha256").GetString(), report.GetProperty("size").GetInt32()));
    }

    [Fact]
    public async Task A_message_is_the_same_when_each_byte_comes_alone()
    {
        var store = new MemoryStore();
        await using var milter = new TestMilter(o => o with { OnForged = MilterAction.Tag }, store: store);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        var whole = await mta.AskAsync(Mails.Forged, Body);

        byte[] packets = [.. Wire.Envelope(), .. Mails.Forged.SelectMany(f => Wire.Field(f.Name, f.Value)), .. Wire.Packet('N'), .. Wire.Body(Body), .. Wire.End()];
        foreach (var one in packets)
        {
            await mta.SendAsync([one]);
        }

        Assert.Equal(whole.Select(WithoutId), (await mta.HearAnswerAsync()).Select(WithoutId));
        Assert.Equal(store.Kept[0].Text, store.Kept[1].Text);
    }

    [Fact]
    public async Task The_report_counts_the_line_of_the_mail_server_and_knows_the_session()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.AskAsync(Mails.Forged);

        var report = Assert.Single(milter.Reports);
        Assert.Equal(("forged", 1, 2, 3), (
            report.GetProperty("verdict").GetString(), report.GetProperty("boundaryLine").GetInt32(), report.GetProperty("forgedFromLine").GetInt32(), report.GetProperty("hops").GetArrayLength()));
        Assert.Equal("198.51.100.7", report.GetProperty("handOver").GetProperty("ip").GetString());
        var session = report.GetProperty("session");
        Assert.Equal(
            ("4XyZ1q2W3e", "mx.example.org", "198.51.100.7", 4711, "milter", "client.example.net", "hello.example"),
            (Text(session, "queueId"), Text(session, "host"), Text(session, "client"), session.GetProperty("clientPort").GetInt32(), Text(session, "source"), Text(session, "clientName"), Text(session, "helo")));
        Assert.Equal(("a@x.test", "b@y.test"), (Text(report.GetProperty("envelope"), "sender"), report.GetProperty("envelope").GetProperty("recipients")[0].GetString()));
        Assert.Contains("line 1 is that of mx.example.org, the mail server that asked", Text(report, "boundaryReason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_and_a_login_are_recorded_and_the_login_counts()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync(
            Wire.Macros('H', "{tls_version}", "TLSv1.3", "{cipher}", "TLS_AES_256_GCM_SHA384"), Wire.Strings('H', "hello.example"),
            Wire.Macros('M', "{auth_type}", "PLAIN", "{auth_authen}", "helga"));
        await mta.AskAsync(Mails.Honest);

        var report = Assert.Single(milter.Reports);
        var session = report.GetProperty("session");
        Assert.Equal(("ESMTPSA", "TLSv1.3", "TLS_AES_256_GCM_SHA384"), (Text(session, "protocol"), Text(session, "tls"), Text(session, "cipher")));
        var login = Assert.Single(session.GetProperty("authentication").EnumerateArray());
        Assert.Equal(("PLAIN", "helga", "verified"), (Text(login, "mechanism"), Text(login, "user"), Text(login, "outcome")));
    }

    [Theory]
    [InlineData("OK", "client.example.net")]
    [InlineData("FORGED", null)]
    [InlineData("FAIL", null)]
    [InlineData("TEMP", null)]
    public async Task A_name_that_Sendmail_could_not_confirm_is_none(string resolve, string? name)
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync(Wire.Macros('C', "j", "mx.example.org", "{client_resolve}", resolve), Wire.Connect("client.example.net", "198.51.100.7"));
        await mta.AskAsync(Mails.Honest);
        Assert.Equal(name, Text(Assert.Single(milter.Reports).GetProperty("session"), "clientName"));
    }

    [Theory]
    [InlineData("8.18.1", null)]
    [InlineData("", null)]
    [InlineData("Postfix 3.10.5", "client.example.net")]
    public async Task A_name_that_nobody_has_confirmed_is_none(string version, string? name)
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync(Wire.Packet('K'), Wire.Macros('C', "j", "mx.example.org", "v", version), Wire.Connect("client.example.net", "198.51.100.7"));
        await mta.AskAsync(Mails.Honest);
        Assert.Equal(name, Text(Assert.Single(milter.Reports).GetProperty("session"), "clientName"));
    }

    [Fact]
    public async Task Without_macros_it_has_a_name_and_an_id_of_its_own()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.ConnectAsync(milter.Address);
        await mta.SendAsync(Wire.Offer(), Wire.Connect("localhost", "IPv6:::1"), Wire.Strings('M', "<>"), Wire.Strings('R', "<b@y.test>"), Wire.Strings('R', "<c@y.test>"));
        await mta.SendAsync(Wire.Field("From", " a@x.test"), Wire.Packet('N'), Wire.End());
        await mta.HearAsync();
        Assert.Equal(["c"], await mta.HearAnswerAsync());
        var report = Assert.Single(milter.Reports);
        Assert.Equal(("milter.example.org", 14, ""), (Text(report.GetProperty("session"), "host"), Text(report.GetProperty("session"), "id")!.Length, Text(report.GetProperty("envelope"), "sender")));
    }

    [Fact]
    public async Task A_queue_id_that_is_used_again_gives_another_id()
    {
        var store = new MemoryStore();
        await using var milter = new TestMilter(store: store);
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.AskAsync(Mails.Forged);
        await mta.AskAsync(Mails.Forged);
        var sessions = milter.Reports.Select(report => report.GetProperty("session")).ToList();
        Assert.Equal(["4XyZ1q2W3e", "4XyZ1q2W3e"], sessions.Select(session => Text(session, "queueId")));
        Assert.Equal(2, sessions.Select(session => Text(session, "id")).Distinct().Count());
        Assert.Equal(sessions.Select(session => Text(session, "id")), store.Kept.Select(kept => kept.Message.Id));
        Assert.All(milter.Reports, report => Assert.Equal(1, report.GetProperty("boundaryLine").GetInt32()));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a b")]
    [InlineData("NOQUEUE")]
    public async Task An_id_that_looks_like_none_is_not_taken(string queueId)
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.AskAsync(Mails.Honest, queueId: queueId);
        var session = Assert.Single(milter.Reports).GetProperty("session");
        Assert.Matches("^[0-9A-Z]{14}$", Text(session, "id"));
        Assert.Null(Text(session, "queueId"));
    }

    [Fact]
    public async Task A_long_message_is_analyzed_without_its_body()
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { MessageBytes = 1000 } });
        await using var mta = await TestMta.BeginAsync(milter.Address, steps: Wire.AllSteps & ~0x8_0000u);
        await mta.SendAsync(Wire.Envelope());
        foreach (var (name, value) in Mails.Forged)
        {
            await mta.SendAsync(Wire.Field(name, value));
        }

        await mta.SendAsync(Wire.Packet('N'), Wire.Body(new string('x', 100)));
        Assert.Equal('c', (await mta.HearAsync()).Command);
        await mta.SendAsync(Wire.Body(new string('x', 2000)));
        Assert.Equal('s', (await mta.HearAsync()).Command);
        await mta.SendAsync(Wire.End());
        Assert.Equal(["c"], await mta.HearAnswerAsync());
        var report = Assert.Single(milter.Reports);
        Assert.Equal("forged", Text(report, "verdict"));
        Assert.Contains("longer than 1000 bytes", report.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_is_analyzed_whatever_the_limit()
    {
        await using var milter = new TestMilter(o => o with { Limits = o.Limits with { MessageBytes = 10 } });
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.AskAsync(Mails.Forged);
        var report = Assert.Single(milter.Reports);
        Assert.Equal(("forged", 3), (Text(report, "verdict"), report.GetProperty("hops").GetArrayLength()));
        Assert.Contains("longer than 10 bytes", report.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_of_many_megabytes_is_counted_to_its_end()
    {
        await using var milter = new TestMilter();
        await using var mta = await TestMta.BeginAsync(milter.Address);
        await mta.SendAsync([Wire.Envelope(), .. Mails.Honest.Select(f => Wire.Field(f.Name, f.Value)), Wire.Packet('N')]);
        var piece = Wire.Body(string.Concat(Enumerable.Repeat("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcd\r\n", 1000)));
        for (var i = 0; i < 300; i++)
        {
            await mta.SendAsync(piece);
        }

        await mta.SendAsync(Wire.End());
        Assert.Equal(["c"], await mta.HearAnswerAsync());
        Assert.True(Assert.Single(milter.Reports).GetProperty("size").GetInt64() > 19_000_000);
    }

    private static string WithoutId(string line) => System.Text.RegularExpressions.Regex.Replace(line, "id=[^;]+", "");

    private static string? Text(System.Text.Json.JsonElement from, string name) => from.GetProperty(name).GetString();

    /// <summary>Sends steps, and reads the answer to each where they are answered.</summary>
    private sealed class Answers(TestMta mta, bool hasReplies)
    {
        internal async Task SendAsync(byte[] packet)
        {
            await mta.SendAsync(packet);
            if (hasReplies)
            {
                Assert.Equal('c', (await mta.HearAsync()).Command);
            }
        }
    }
}

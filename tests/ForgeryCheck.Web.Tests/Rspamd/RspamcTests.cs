using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Rspamd;

/// <summary>The protocol as Exim's src/spam.c speaks it.</summary>
public sealed partial class RspamcTests
{
    private const string Client = "198.51.100.7";
    private const string Fields = $"Queue-Id: 1t9XyZ-0001Ab-2C\r\nFrom: <ann@sender.example>\r\nRecipient-Number: 1\r\nRcpt: <bob@here.example>\r\nHelo: hello.example\r\nIP: {Client}\r\n";

    [Fact]
    public async Task Exim_can_read_the_answer()
    {
        await using var server = await TestServer.StartAsync();
        var forged = await Wire.AskAsync(server, Question(Mails.Forged));
        var honest = await Wire.AskAsync(server, Question(Mails.Honest));

        Assert.True(Answer(forged) is { Action: "add header", Score: >= 6, Threshold: 6 });
        Assert.True(Answer(honest) is { Action: "no action", Score: < 6, Threshold: 6 });
        Assert.Matches($@"\r\nX-ForgeryCheck: forged; score=[0-9.]+; from-line=2; hand-over={Client}; id=1t9XyZ-0001Ab-2C; host=\S+\r\n", forged);
        Assert.Matches(@"\r\nSymbol: FC[0-9]{3}\([0-9.]+\); line", forged);
        Assert.Contains("\r\nMessage-ID: ", forged, StringComparison.Ordinal);
        Assert.True(forged.Length < 32_600);
    }

    [Fact]
    public async Task A_question_may_arrive_in_any_pieces()
    {
        await using var server = await TestServer.StartAsync();
        var question = Question(Mails.Forged);
        var whole = await Wire.AskAsync(server, question);
        for (var at = 1; at < question.Length; at += at < 400 ? 1 : 37)
        {
            Assert.Equal(whole, await Wire.AskAsync(server, [question[..at], question[at..]]));
        }

        Assert.Equal(whole, await Wire.AskAsync(server, question.Select(c => c.ToString())));
    }

    [Theory]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "HTTP/1.1 200 ")]
    [InlineData("CHECK /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n", "HTTP/1.1 4")]
    [InlineData("C", "")]
    [InlineData("\r\n", "")]
    public async Task Everything_else_is_HTTP(string question, string begins)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var pieces in (IEnumerable<string>[])[[question], question.Select(c => c.ToString())])
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Address.Host, server.Address.Port);
            var stream = client.GetStream();
            foreach (var piece in pieces)
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(piece));
            }

            if (begins.Length == 0)
            {
                client.Client.Shutdown(SocketShutdown.Send);
            }

            Assert.StartsWith(begins, await Wire.ReadAsync(stream), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Helo: \u001b[31m\u0007\u0000(\r\n")]
    [InlineData("Helo: \u00ff\u00fe\r\nHostname: [203.0.113.9]\r\n")]
    [InlineData("Queue-Id: Action: no action\r\n")]
    [InlineData("X: \r\n: y\r\n")]
    [InlineData("no colon\r\n")]
    [InlineData("Content-length: 5\r\n")]
    [InlineData("IP: 1.2.3\r\nIP: \r\n")]
    public async Task Hostile_fields_make_no_line_of_the_answer(string fields)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await Wire.AskAsync(server, Question(Mails.Forged, fields));
        Assert.StartsWith("RSPAMD/1.3 ", answer, StringComparison.Ordinal);
        Assert.All(answer, c => Assert.True(c is '\r' or '\n' or (>= ' ' and <= '~')));
        Assert.All(answer.TrimEnd().Split("\r\n"), line => Assert.Matches("^(RSPAMD/|Metric|Action|X-ForgeryCheck|Symbol|Message-ID|Message)", line));
    }

    [Theory]
    [InlineData("CHECK RSPAMC/1.3\r\nIP: 198.51.100.7\r\n\r\n")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: -1\r\n\r\n")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: 0x10\r\n\r\n")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: 99999999999999999999999\r\n\r\n")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: 9000000000000000000\r\n\r\n")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: 1048577\r\n\r\n")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: 0\r\n\r\n")]
    public async Task A_length_that_is_none_or_too_much_is_refused(string question)
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new WebLimits { BodyBytes = 1 << 20 } });
        Assert.StartsWith("RSPAMD/1.3 65 EX_DATAERR\r\n", await Wire.AskAsync(server, question), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_that_is_too_large_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var fields in (string[])[$"X: {new string('x', 70_000)}\r\n", string.Concat(Enumerable.Repeat("X: y\r\n", 2000)), new string('x', 100_000)])
        {
            var answer = await Wire.AskAsync(server, $"CHECK RSPAMC/1.3\r\n{fields}");
            Assert.True(answer.Length == 0 || answer.StartsWith("RSPAMD/1.3 65 EX_DATAERR\r\n", StringComparison.Ordinal), answer);
        }
    }

    [Theory]
    [InlineData("CHECK RSP")]
    [InlineData("CHECK RSPAMC/1.3\r\nHelo: hel")]
    [InlineData("CHECK RSPAMC/1.3\r\nContent-length: 100\r\n\r\nFrom: a@b.example\r\n")]
    public async Task A_client_that_says_no_more_is_not_waited_for(string question)
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new WebLimits { Header = TimeSpan.FromMilliseconds(200), Idle = TimeSpan.FromMilliseconds(200) } });
        var answer = await Wire.AskAsync(server, question);
        Assert.DoesNotContain("EX_OK", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_the_protocol_is_off()
    {
        await using var server = await TestServer.StartAsync(new() { Token = "a-token-of-the-tests" });
        Assert.StartsWith("HTTP/1.1 505 ", await Wire.AskAsync(server, Question(Mails.Forged)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_stops_though_a_connection_says_nothing()
    {
        var server = await TestServer.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port);
        await client.GetStream().WriteAsync("CHECK"u8.ToArray());
        await server.DisposeAsync();
        Assert.Equal("", await Wire.ReadAsync(client.GetStream()));
    }

    private static string Question(string mail, string more = "") => $"CHECK RSPAMC/1.3\r\nContent-length: {mail.Length}\r\n{Fields}{more}\r\n{mail}";

    // What Exim's sscanf takes: "RSPAMD/%7s 0 EX_OK\r\nMetric: default; %7s %lf / %lf / %lf\r\n".
    private static (string Action, double Score, double Threshold) Answer(string text)
    {
        var match = EximRegex().Match(text);
        Assert.True(match.Success, text);
        return (match.Groups[3].Value, double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^RSPAMD/[0-9.]{1,7} 0 EX_OK\r\nMetric: default; \S{1,7} ([0-9.]+) / ([0-9.]+) / [0-9.]+\r\nAction: ([^\r]+)\r\n")]
    private static partial Regex EximRegex();
}

using System.Net;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Rspamd;

public sealed class CheckTests
{
    private const string Client = "198.51.100.7";
    private const string QueueId = "1t9XyZ-0001Ab-2C";

    [Theory]
    [InlineData(ForgedAction.Tag, "add header", 6)]
    [InlineData(ForgedAction.Reject, "reject", 15)]
    public async Task Only_forged_mail_reaches_the_required_score(ForgedAction onForged, string action, double required)
    {
        await using var server = await TestServer.StartAsync(new() { OnForged = onForged });
        var forged = await AskAsync(server, Mails.Forged, ("IP", Client));
        var honest = await AskAsync(server, Mails.Honest, ("IP", Client));

        Assert.Equal(action, forged.GetProperty("action").GetString());
        Assert.Equal("no action", honest.GetProperty("action").GetString());
        Assert.True(forged.GetProperty("score").GetDouble() >= required);
        Assert.True(honest.GetProperty("score").GetDouble() < 6);
        Assert.All([forged, honest], answer =>
        {
            Assert.Equal(required, answer.GetProperty("required_score").GetDouble());
            Assert.Equal(required, answer.GetProperty("thresholds").GetProperty(action).GetDouble());
            Assert.False(answer.GetProperty("is_skipped").GetBoolean());
            Assert.Equal(0, answer.GetProperty("milter").GetProperty("remove_headers").GetProperty("X-ForgeryCheck").GetInt32());
        });
        Assert.Equal(onForged == ForgedAction.Reject, forged.GetProperty("messages").TryGetProperty("smtp_message", out _));
        Assert.Equal("6643e17d.7733@mailer.example", forged.GetProperty("message-id").GetString()!.Trim('<', '>'));
        Assert.StartsWith("forged; score=", Field(forged), StringComparison.Ordinal);
        var symbol = forged.GetProperty("symbols").EnumerateObject().First();
        Assert.Matches("^FC[0-9]{3}$", symbol.Name);
        Assert.Equal(symbol.Name, symbol.Value.GetProperty("name").GetString());
        Assert.True(symbol.Value.GetProperty("score").GetDouble() > 0);
        Assert.NotEmpty(symbol.Value.GetProperty("options").EnumerateArray());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Helo: mail.sender.example")]
    [InlineData("Helo: mail")]
    [InlineData("Helo: [198.51.100.7]")]
    [InlineData("Helo: out-7", "Hostname: ")]
    [InlineData("Hostname: mail.sender.example")]
    [InlineData("Helo: mail.sender.example", "Hostname: mail.sender.example")]
    [InlineData("Helo: mail.sender.example", "Hostname: unknown")]
    public async Task Honest_mail_is_not_accused_of_what_the_mail_server_does_not_say(params string[] said)
    {
        await using var server = await TestServer.StartAsync();
        var fields = said.Where(field => field.Length > 0).Select(field => field.Split(": ")).Select(field => (field[0], field[1]));
        var answer = await AskAsync(server, Mails.Relayed, [("IP", Client), .. fields]);

        Assert.DoesNotContain("FC109", answer.GetProperty("symbols").EnumerateObject().Select(symbol => symbol.Name));
        Assert.True(Field(answer).StartsWith("consistent; ", StringComparison.Ordinal), answer.GetRawText());
    }

    [Fact]
    public async Task A_mail_server_that_looked_and_found_no_name_says_so()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await AskAsync(server, Mails.Relayed, ("IP", Client), ("Helo", "AB12CD34"), ("Hostname", "unknown"));
        Assert.Contains("FC109", answer.GetProperty("symbols").EnumerateObject().Select(symbol => symbol.Name));
    }

    [Fact]
    public async Task The_client_of_the_mail_server_handed_the_mail_in_whether_or_not_the_mail_server_has_written_its_line()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var mail in (string[])[Mails.Forged, Mails.Honest, Mails.LineOf(Client, QueueId) + Mails.Forged, Mails.LineOf(Client, QueueId) + Mails.Honest])
        {
            var answer = await AskAsync(server, mail, ("IP", Client), ("Queue-Id", QueueId), ("Helo", "hello.example"), ("MTA-Name", "mx.here.example"));
            Assert.Contains($"; hand-over={Client}; id={QueueId}; host=mx.here.example", Field(answer), StringComparison.Ordinal);
        }

        // The lines of the forger begin at 2, below that of the mail server, in both cases.
        var before = await AskAsync(server, Mails.Forged, ("IP", Client), ("Queue-Id", QueueId));
        var after = await AskAsync(server, Mails.LineOf(Client, QueueId) + Mails.Forged, ("IP", Client), ("Queue-Id", QueueId));
        Assert.Contains("from-line=2;", Field(before), StringComparison.Ordinal);
        Assert.Contains("from-line=2;", Field(after), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_is_on_the_inside_or_has_logged_in_is_the_hand_over_too()
    {
        await using var server = await TestServer.StartAsync();
        var inside = await AskAsync(server, Mails.Forged, ("IP", "10.1.2.3"), ("Helo", "mx.here.example"), ("MTA-Name", "mx.here.example"));
        var user = await AskAsync(server, Mails.Honest, ("IP", Client), ("User", "ann"), ("TLS-Version", "TLSv1.3"), ("TLS-Cipher", "TLS_AES_256_GCM_SHA384"));
        Assert.Contains("; hand-over=10.1.2.3;", Field(inside), StringComparison.Ordinal);
        Assert.Contains($"; hand-over={Client};", Field(user), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IP", "")]
    [InlineData("Helo", "\u00ff\u00fe(evil) by mx.here.example; Mon, 1 Jan 2001 00:00:00 +0000")]
    [InlineData("Hostname", "[203.0.113.9] (x) id")]
    [InlineData("Queue-Id", "a\"; host=evil; \u001b[31m\t")]
    [InlineData("MTA-Name", "by <x> ;")]
    [InlineData("From", "<<>>")]
    [InlineData("Rcpt", "<\u00c3\u00a9@here.example>")]
    [InlineData("User", "\u00ff")]
    [InlineData("TLS-Version", ")(")]
    [InlineData("Settings", "{}")]
    [InlineData("File", "/etc/passwd")]
    [InlineData("Content-Type", "not a type")]
    public async Task Whatever_a_client_made_the_mail_server_pass_on_there_is_an_answer(string name, string value)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await AskAsync(server, Mails.Forged, ("IP", Client), ("Helo", "hello.example"), (name, value));
        Assert.Equal("add header", answer.GetProperty("action").GetString());
        Assert.All(Field(answer), c => Assert.InRange(c, ' ', '~'));
        Assert.DoesNotContain("; host=evil", Field(answer).Replace("\\\"; host=evil", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_of_the_mail_comes_back_escaped()
    {
        await using var server = await TestServer.StartAsync();
        var hostile = Mails.Forged.Replace("branch4.", "br\u001b[31m\u0007an.", StringComparison.Ordinal).Replace("<6643e17d", "<\u001b]0;6643e17d", StringComparison.Ordinal);
        var raw = await RawAsync(server, hostile, ("IP", Client));
        Assert.DoesNotContain('\u001b', raw);
        Assert.DoesNotContain('\u0007', raw);
    }

    [Fact]
    public async Task A_thousand_recipients_are_not_too_many()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await AskAsync(server, Mails.Forged, [("IP", Client), .. Enumerable.Range(0, 1000).Select(i => ("Rcpt", $"<bob{i}@here.example>"))]);
        Assert.Equal("add header", answer.GetProperty("action").GetString());
    }

    [Theory]
    [InlineData("", HttpStatusCode.UnprocessableEntity, null)]
    [InlineData("x", HttpStatusCode.UnsupportedMediaType, "Compression")]
    [InlineData("x", HttpStatusCode.UnsupportedMediaType, "Content-Encoding")]
    public async Task Errors_are_told_in_the_way_of_rspamd(string body, HttpStatusCode status, string? field)
    {
        await using var server = await TestServer.StartAsync();
        using var request = Request(body, field is null ? [("File", "/etc/passwd")] : [(field, "zstd")]);
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
        var error = Assert.Single(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.EnumerateObject());
        Assert.Equal("error", error.Name);
    }

    [Fact]
    public async Task The_token_is_the_password()
    {
        await using var server = await TestServer.StartAsync(new() { Token = "a-token-of-the-tests" });
        using var without = await server.Client.SendAsync(Request(Mails.Forged));
        using var wrong = await server.Client.SendAsync(Request(Mails.Forged, ("Password", "a-token-of-the-test")));
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("add header", (await AskAsync(server, Mails.Forged, ("Password", "a-token-of-the-tests"))).GetProperty("action").GetString());
    }

    [Fact]
    public async Task Ping_is_answered_with_pong()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("pong\r\n", await server.Client.GetStringAsync("/ping"));
    }

    private static string Field(JsonElement answer) => answer.GetProperty("milter").GetProperty("add_headers").GetProperty("X-ForgeryCheck").GetProperty("value").GetString()!;

    private static async Task<JsonElement> AskAsync(TestServer server, string mail, params (string Name, string Value)[] fields) =>
        JsonDocument.Parse(await RawAsync(server, mail, fields)).RootElement.Clone();

    // By a socket: a client library would refuse to send what some mail servers send.
    private static async Task<string> RawAsync(TestServer server, string mail, params (string Name, string Value)[] fields)
    {
        var request = new StringBuilder("POST /checkv2 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        foreach (var (name, value) in fields)
        {
            request.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        var answer = await Wire.AskAsync(server, $"{request}Content-Length: {mail.Length}\r\n\r\n{mail}");
        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return body[body.IndexOf('{', StringComparison.Ordinal)..(body.LastIndexOf('}') + 1)];
    }

    private static HttpRequestMessage Request(string mail, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/checkv2") { Content = new ByteArrayContent(Encoding.Latin1.GetBytes(mail)) };
        foreach (var (name, value) in fields)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }
}

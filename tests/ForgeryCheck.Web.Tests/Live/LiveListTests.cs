using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Live;

public sealed partial class LiveListTests : IDisposable
{
    private const string Rlo = "\u202e";

    private readonly TempFolder _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public async Task Messages_are_listed_newest_first_with_their_verdicts()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        var first = await server.SendAsync(Samples.Read("forged-typed-lines.eml"));
        var second = await server.SendAsync("Subject: hello\r\n\r\nx\r\n", recipients: ["a@example.org", "b@example.org"]);
        var rows = await server.RowsOnceAsync(rows => rows.Length == 2 && rows.All(row => Text(row, "verdict") != "unjudged"));
        Assert.Equal([second, first], rows.Select(row => Text(row, "id")));
        Assert.Equal("hello", Text(rows[0], "subject"));
        Assert.Equal("writer@example.net", Text(rows[0], "sender"));
        Assert.Equal("a@example.org and 1 more", Text(rows[0], "recipient") + Text(rows[0], "more"));
        Assert.Equal("127.0.0.1", Text(rows[0], "client"));
        Assert.Matches("^forged [0-9.]+$", Text(rows[1], "badge"));

        Assert.Equal([first], (await server.RowsAsync("?verdict=forged")).Select(row => Text(row, "id")));
        Assert.Equal([second], (await server.RowsAsync("?text=HELLO")).Select(row => Text(row, "id")));
        Assert.Equal([first], (await server.RowsAsync($"?before={second}")).Select(row => Text(row, "id")));
    }

    [Fact]
    public async Task Below_a_message_that_is_gone_there_is_nothing()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await server.SendAsync("Subject: hello\r\n\r\nx\r\n");
        Assert.Empty(await server.RowsAsync("?before=Gone"));
        Assert.Contains("There are no older messages", await server.Client.GetStringAsync("/live?before=Gone"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_the_page_has_a_filter_and_leads_to_older_messages()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Keep = KeepMode.None, Analyze = AnalyzeMode.Off });
        for (var i = 0; i < 105; i++)
        {
            await server.SendAsync($"Subject: number {i}\r\n\r\nx\r\n");
        }

        var page = await server.Client.GetStringAsync("/live?client=127.0.0.1");
        Assert.Contains("value=\"127.0.0.1\"", page, StringComparison.Ordinal);
        Assert.Equal(100, Row().Count(page));
        var older = WebUtility.HtmlDecode(Older().Match(page).Groups[1].Value);
        Assert.Equal(5, Row().Count(await server.Client.GetStringAsync(older)));
        Assert.Contains(">number 4<", await server.Client.GetStringAsync(older), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_message_gets_into_a_page_as_markup_or_turns_its_text_around()
    {
        const string Evil = "<img src=x onerror=alert(1)>";
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Helo = HeloPolicy.Any });
        var message = $"Subject: {Evil} {Rlo}txt.exe\r\nFrom: \"{Evil}{Rlo}\" <a@b.example>\r\nX-{Evil}: {Rlo}\r\n\r\n{Evil}{Rlo}\r\n<script>alert(2)</script>\r\n";
        var id = await server.SendAsync(message, helo: $"{Evil}{Rlo}", sender: "\"<script>alert(3)</script>\"@example.net", recipients: ["\"<b>\"@example.org"]);
        await server.RowsOnceAsync(rows => rows.Length == 1 && Text(rows[0], "verdict") != "unjudged");
        foreach (var path in (string[])["/live", $"/live/message/{id}", "/live?text=%3Cscript%3Ealert(4)%3C/script%3E"])
        {
            var page = await server.Client.GetStringAsync(path);
            Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<script>", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<b>\"", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Rlo, page, StringComparison.Ordinal);
        }

        var rows = await server.Client.GetStringAsync("/live/rows");
        Assert.DoesNotContain(Rlo, rows, StringComparison.Ordinal);
        Assert.Contains("\\\\u202E", rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_means_nothing_is_refused()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        foreach (var query in (string[])["?verdict=genuine", $"?text={new string('x', 201)}"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, (await server.Client.GetAsync("/live" + query)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await server.Client.GetAsync("/live/rows" + query)).StatusCode);
            Assert.Equal(HttpStatusCode.BadRequest, (await server.Client.GetAsync("/live/events" + query)).StatusCode);
        }
    }

    [Fact]
    public async Task A_problem_names_no_option_that_the_listener_does_not_have()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/live/rows") { Headers = { Host = "elsewhere.example" } };
        var answer = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.DoesNotContain("--", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_nobody_sees_mail_without_it()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, token: "a-token-of-the-tests");
        var id = await server.SendAsync("Subject: secret\r\n\r\nx\r\n");
        Assert.Equal(HttpStatusCode.SeeOther, (await server.Client.GetAsync("/live")).StatusCode);
        foreach (var path in (string[])["/live/rows", "/live/events", $"/live/message/{id}", $"/live/message/{id}.eml"])
        {
            var answer = await server.Client.GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.SeeOther, path);
            Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static string Text(JsonElement row, string key) => row.GetProperty(key).GetString()!;

    [GeneratedRegex("<tr class=\"unjudged\"")]
    private static partial Regex Row();

    [GeneratedRegex("<a id=\"older\" href=\"([^\"]+)\">")]
    private static partial Regex Older();
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Live;

public sealed class EventsTests : IDisposable
{
    private readonly TempFolder _spool = new();

    public void Dispose() => _spool.Dispose();

    [Fact]
    public async Task A_message_is_told_as_it_is_taken_and_its_verdict_with_it_or_after_it()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        using var events = await OpenAsync(server, "/live/events");
        var id = await server.SendAsync(Samples.Read("forged-typed-lines.eml"));
        string? verdict = null;
        while (verdict is null or "unjudged")
        {
            var (name, _, data) = await NextAsync(events);
            Assert.Equal("messages", name);
            using var json = JsonDocument.Parse(data);
            foreach (var row in json.RootElement.GetProperty("rows").EnumerateArray().Concat(json.RootElement.GetProperty("verdicts").EnumerateArray()))
            {
                Assert.Equal(id, row.GetProperty("id").GetString());
                verdict = row.GetProperty("verdict").GetString();
            }
        }

        Assert.Equal("forged", verdict);
    }

    [Fact]
    public async Task After_a_break_the_rest_is_told()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Analyze = AnalyzeMode.Off });
        string mark;
        using (var events = await OpenAsync(server, "/live/events"))
        {
            await server.SendAsync("Subject: first\r\n\r\nx\r\n");
            mark = (await NextAsync(events)).Id;
        }

        await server.SendAsync("Subject: second\r\n\r\nx\r\n");
        using var again = await OpenAsync(server, "/live/events", mark);
        var data = (await NextAsync(again)).Data;
        Assert.Contains("second", data, StringComparison.Ordinal);
        Assert.DoesNotContain("first", data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_an_earlier_run_is_told_to_begin_anew()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        using var events = await OpenAsync(server, "/live/events", "0123456789ab-1099511627776");
        Assert.Equal("restart", (await NextAsync(events)).Name);
    }

    [Theory]
    [InlineData("9223372036854775807-0")]
    [InlineData("0-9223372036854775807")]
    public async Task A_place_that_does_not_exist_does_no_harm(string place)
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Analyze = AnalyzeMode.Off });
        using var list = JsonDocument.Parse(await server.Client.GetStringAsync("/live/rows"));
        var run = list.RootElement.GetProperty("last").GetString()!.Split('-')[0];
        using var events = await OpenAsync(server, $"/live/events?after={run}-{place}");
        await Task.Delay(500);
        await server.SendAsync("Subject: told\r\n\r\nx\r\n");
        Assert.Contains("told", (await NextAsync(events)).Data, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_given_while_nobody_listened_is_told_to_a_page_that_awaits_it()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        using var list = JsonDocument.Parse(await server.Client.GetStringAsync("/live/rows"));
        var id = await server.SendAsync(Samples.Read("forged-typed-lines.eml"));
        await server.RowsOnceAsync(rows => rows is [var row] && row.GetProperty("verdict").GetString() == "forged");

        // As if the page had read the list before the verdict: it knows the message, and no verdict.
        var parts = list.RootElement.GetProperty("last").GetString()!.Split('-');
        using var events = await OpenAsync(server, $"/live/events?after={parts[0]}-{long.Parse(parts[1], CultureInfo.InvariantCulture) + 1}-{parts[2]}");
        using var json = JsonDocument.Parse((await NextAsync(events)).Data);
        Assert.Empty(json.RootElement.GetProperty("rows").EnumerateArray());
        var verdict = Assert.Single(json.RootElement.GetProperty("verdicts").EnumerateArray());
        Assert.Equal((id, "forged"), (verdict.GetProperty("id").GetString(), verdict.GetProperty("verdict").GetString()));
    }

    [Fact]
    public async Task The_events_end_with_the_session()
    {
        const string Token = "a-token-of-the-tests";
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Analyze = AnalyzeMode.Off }, Token);
        using var form = new MultipartFormDataContent { { new StringContent(Token), "token" } };
        using var login = await server.Client.PostAsync("/login", form);
        Assert.Equal("/live", login.Headers.Location?.OriginalString);
        var cookie = login.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var events = await OpenAsync(server, "/live/events", cookie: cookie);
        await server.SendAsync("Subject: seen\r\n\r\nx\r\n");
        Assert.Contains("seen", (await NextAsync(events)).Data, StringComparison.Ordinal);

        using var logout = new HttpRequestMessage(HttpMethod.Post, "/logout");
        logout.Headers.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.SeeOther, (await server.Client.SendAsync(logout)).StatusCode);
        await Assert.ThrowsAsync<IOException>(() => NextAsync(events));
    }

    private static async Task<StreamReader> OpenAsync(LiveServer server, string path, string? mark = null, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (mark is not null)
        {
            request.Headers.Add("Last-Event-ID", mark);
        }

        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        return new StreamReader(await answer.Content.ReadAsStreamAsync());
    }

    private static async Task<(string Name, string Id, string Data)> NextAsync(StreamReader events)
    {
        var (name, id, data) = ("", "", "");
        while (await events.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) is { } line)
        {
            if (line.Length == 0 && data.Length > 0)
            {
                return (name, id, data);
            }

            name = line.StartsWith("event: ", StringComparison.Ordinal) ? line[7..] : name;
            id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
            data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
        }

        throw new IOException("the events ended");
    }
}

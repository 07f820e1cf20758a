using System.Text;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class LiveTests(Chromium chromium) : IDisposable
{
    private const string Hostile = "<img src=x onerror=alert(1)>\u202Egpj.exe";

    private readonly TempFolder _spool = new();

    private static string Forged => Encoding.UTF8.GetString(Samples.Read("forged-bulk-form.eml"));

    public void Dispose() => _spool.Dispose();

    [BrowserFact]
    public async Task A_message_appears_as_it_is_taken_and_its_verdict_follows()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#live-status').textContent === 'Waiting for messages'");
        await server.SendAsync("Subject: first\r\nFrom: a@example.org\r\n\r\n");
        var id = await server.SendAsync(Forged);
        await tab.Page.WaitForSelectorAsync($"tr[data-id='{id}'].forged");
        Assert.Equal(id, await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#rows tr').dataset.id"));
        Assert.Equal(2, await tab.CountAsync("#rows tr"));
        await tab.AssertAccessibleAsync();
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Filters_apply_to_what_is_there_and_to_what_comes()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await server.SendAsync("Subject: apples\r\nFrom: a@example.org\r\n\r\n", recipients: ["one@example.org"]);
        await server.SendAsync("Subject: pears\r\nFrom: a@example.org\r\n\r\n", recipients: ["two@example.org"]);
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.TypeAsync("#filter-recipient", "two@");
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('#rows tr').length === 1");
        Assert.Contains("recipient=two", tab.Page.Url, StringComparison.Ordinal);
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#live-status').textContent === '1 message matches. Waiting for messages'");
        await server.SendAsync("Subject: more apples\r\nFrom: a@example.org\r\n\r\n", recipients: ["one@example.org"]);
        await server.SendAsync("Subject: more pears\r\nFrom: a@example.org\r\n\r\n", recipients: ["two@example.org"]);
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('#rows tr').length === 2");
        Assert.DoesNotContain("apples", await tab.TextAsync("#rows"), StringComparison.Ordinal);
        await tab.Page.ReloadAsync();
        Assert.Equal(2, await tab.CountAsync("#rows tr"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task A_pause_freezes_the_page_until_it_is_over()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await server.SendAsync("Subject: before\r\nFrom: a@example.org\r\n\r\n");
        await server.RowsOnceAsync(rows => rows is [var only] && only.GetProperty("verdict").GetString() != "unjudged");
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#live-status').textContent === 'Waiting for messages'");
        await tab.Page.ClickAsync("#pause");
        await tab.Page.EvaluateExpressionAsync("document.activeElement.blur()");
        var before = await tab.TextAsync("main");
        Assert.Contains("Paused", before, StringComparison.Ordinal);
        var id = await server.SendAsync(Forged);
        await server.RowsOnceAsync(rows => rows.Any(row => row.GetProperty("verdict").GetString() == "forged"));

        // Events come five times a second.
        await Task.Delay(1000);
        Assert.Equal(before, await tab.TextAsync("main"));
        Assert.True(await tab.Page.EvaluateExpressionAsync<bool>("document.querySelector('#show-new').hidden"));
        await tab.Page.ClickAsync("#pause");
        await tab.Page.WaitForSelectorAsync($"tr[data-id='{id}'].forged");
        Assert.Contains("2 messages", await tab.TextAsync("#count"), StringComparison.Ordinal);
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task In_a_narrow_window_cells_keep_the_names_of_their_columns()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.ShowAsync(320, dark: false);
        await server.SendAsync("Subject: written by the server\r\nFrom: a@example.org\r\n\r\n");
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#live-status').textContent === 'Waiting for messages'");
        var id = await server.SendAsync("Subject: built by the script\r\nFrom: a@example.org\r\n\r\n");
        await tab.Page.WaitForSelectorAsync($"tr[data-id='{id}']");
        Assert.Equal(2, await tab.CountAsync("#messages[role=table] > #rows[role=rowgroup] > tr[role=row]"));
        Assert.Equal(12, await tab.CountAsync("#rows > tr > td[role=cell]"));
        Assert.Equal(6, await tab.CountAsync("#messages > thead[role=rowgroup] > tr[role=row] > th[role=columnheader]"));
        await tab.AssertAccessibleAsync();
        await tab.AssertFitsAsync();
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task A_message_opens_by_keyboard_with_its_session_its_report_and_its_text()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await server.SendAsync(Forged, helo: "liar.example");
        await server.RowsOnceAsync(rows => rows is [var only] && only.GetProperty("verdict").GetString() == "forged");
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.FocusAsync("#rows a");
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.Keyboard.PressAsync("Enter"));
        var text = await tab.TextAsync("main");
        Assert.Contains("EHLO liar.example", text, StringComparison.Ordinal);
        Assert.Contains("writer@example.net", text, StringComparison.Ordinal);
        Assert.Contains("Reply with your bank details.", text, StringComparison.Ordinal);
        Assert.Equal(1, await tab.CountAsync(".message.forged"));
        await tab.AssertAccessibleAsync();
        await tab.ShowAsync(320, dark: true);
        await tab.AssertFitsAsync();
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Hostile_mail_is_shown_as_text()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address, "/live");
        var id = await server.SendAsync($"Subject: {Hostile}\r\nFrom: \"{Hostile}\" <a@example.org>\r\nContent-Type: text/html\r\n\r\n<script>alert(2)</script><img src=http://evil.example/pixel>");
        await tab.Page.WaitForSelectorAsync($"tr[data-id='{id}']");
        await tab.GoAsync(server.Address, $"/live/message/{id}");
        await tab.GoAsync(server.Address, "/live");
        foreach (var path in (string[])["/live", $"/live/message/{id}"])
        {
            await tab.GoAsync(server.Address, path);
            Assert.Equal(0, await tab.CountAsync("main img, main script, main iframe"));
            Assert.DoesNotContain('\u202E', await tab.TextAsync("main"));
            await tab.ShowAsync(320, dark: false);
            await tab.AssertFitsAsync();
        }

        tab.AssertClean();
    }

    [BrowserFact]
    public async Task A_burst_leaves_a_short_list_with_the_newest_on_top()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Keep = Smtp.Options.KeepMode.None });
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address, "/live");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(async sender =>
        {
            for (var i = 0; i < 250; i++)
            {
                await server.SendAsync($"Subject: {sender} {i}\r\nFrom: a@example.org\r\n\r\n");
            }
        }));
        var newest = await server.SendAsync("Subject: the last\r\nFrom: a@example.org\r\n\r\n");
        await tab.Page.WaitForFunctionAsync("id => document.querySelector('#rows tr')?.dataset.id === id", new PuppeteerSharp.WaitForFunctionOptions { Timeout = 60_000 }, newest);
        Assert.InRange(await tab.CountAsync("#rows tr"), 1, 500);
        Assert.Contains("1,001", await tab.TextAsync("#count"), StringComparison.Ordinal);
        tab.AssertClean();
    }
}

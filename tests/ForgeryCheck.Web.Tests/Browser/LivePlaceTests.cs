using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>Whoever reads a message comes back to the place of the list where it was.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class LivePlaceTests(Chromium chromium) : IDisposable
{
    private readonly TempFolder _spool = new();

    public void Dispose() => _spool.Dispose();

    [BrowserFact]
    public async Task The_filter_stays_on_Back_and_on_All_messages()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location);
        await using var tab = await chromium.OpenAsync(server.Address);
        await server.SendAsync("Subject: apples\r\n\r\n", recipients: ["one@example.org"]);
        await server.SendAsync("Subject: pears\r\n\r\n", recipients: ["two@example.org"]);
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.TypeAsync("#filter-recipient", "two@");
        await tab.Page.WaitForFunctionAsync("() => document.querySelectorAll('#rows tr').length === 1");
        await OpenFirstAsync(tab);
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync(".up a"));
        Assert.Equal("two@", await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#filter-recipient').value"));
        Assert.Equal(1, await tab.CountAsync("#rows tr"));

        // The rows that the server has written lead on in the same way.
        await OpenFirstAsync(tab);
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync(".up a"));
        Assert.Equal(1, await tab.CountAsync("#rows tr"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Older_messages_are_still_there_on_Back_and_on_All_messages()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Keep = KeepMode.None, Analyze = AnalyzeMode.Off });
        var oldest = await server.SendAsync("Subject: the oldest\r\n\r\n");
        for (var i = 0; i < 104; i++)
        {
            await server.SendAsync($"Subject: number {i}\r\n\r\n");
        }

        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address, "/live");
        await tab.Page.ClickAsync("#older");
        await tab.Page.WaitForSelectorAsync($"tr[data-id='{oldest}']");
        Assert.Contains("?before=", tab.Page.Url, StringComparison.Ordinal);
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync($"tr[data-id='{oldest}'] a"));
        await tab.Page.GoBackAsync();
        Assert.Equal(1, await tab.CountAsync($"tr[data-id='{oldest}']"));
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync($"tr[data-id='{oldest}'] a"));
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync(".up a"));
        Assert.Equal(1, await tab.CountAsync($"tr[data-id='{oldest}']"));

        await tab.Page.ClickAsync("#show-new");
        await tab.Page.WaitForFunctionAsync("() => location.search === '' && document.querySelectorAll('#rows tr').length === 100");
        tab.AssertClean();
    }

    private static Task OpenFirstAsync(Tab tab) => Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync("#rows a"));
}

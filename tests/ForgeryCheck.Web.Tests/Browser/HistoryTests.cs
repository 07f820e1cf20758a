using System.Text;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>Nothing that was pasted or reported is lost on the way to another page and back, except where somebody logs out.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class HistoryTests(Chromium chromium)
{
    private const string Token = "0123456789abcdef";

    private static string Forged => Encoding.UTF8.GetString(Samples.Read("forged-bulk-form.eml"));

    [BrowserFact]
    public async Task A_rule_opens_in_a_tab_of_its_own()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Forged);
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        Assert.NotEqual(0, await tab.CountAsync("#report a[href^='/rules/']"));
        Assert.Equal(0, await tab.CountAsync("#report a[href^='/rules/']:not([target=_blank][rel=noopener][title])"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Back_from_another_page_the_paste_and_the_report_are_there()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Forged);
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        await tab.GoAsync(server.Address, "/rules");
        await tab.Page.GoBackAsync();
        Assert.Contains("198.51.100.23", await tab.TextAsync("#report"), StringComparison.Ordinal);
        Assert.NotEqual("", await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#text').value"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Back_from_the_page_of_an_ended_session_the_paste_is_there()
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        await using var tab = await chromium.OpenAsync(server.Address);
        await LogInAsync(tab, server);
        await tab.PasteAsync(Forged);
        await tab.Page.DeleteCookieAsync(await tab.Page.GetCookiesAsync());
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync("button[value=json]"));
        Assert.Contains("Your session has ended", await tab.TextAsync("main"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.CountAsync("main a[href='/']"));
        await tab.Page.GoBackAsync();
        Assert.NotEqual("", await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#text').value"));
    }

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_logging_out_Back_shows_nothing_of_the_mail(bool isFromAnotherPage)
    {
        await using var server = await TestServer.StartAsync(new() { Token = Token });
        await using var tab = await chromium.OpenAsync(server.Address);
        await LogInAsync(tab, server);
        await tab.PasteAsync(Forged);
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        if (isFromAnotherPage)
        {
            await tab.GoAsync(server.Address, "/rules");
        }

        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync(".logout button"));
        await tab.Page.GoBackAsync();
        if (isFromAnotherPage)
        {
            await tab.Page.GoBackAsync();
        }

        Assert.Equal("", await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#text')?.value ?? ''"));
        Assert.DoesNotContain("198.51.100.23", await tab.Page.GetContentAsync(), StringComparison.Ordinal);
    }

    private static async Task LogInAsync(Tab tab, TestServer server)
    {
        await tab.GoAsync(server.Address);
        await tab.Page.TypeAsync("#token", Token);
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.Keyboard.PressAsync("Enter"));
    }
}

using System.Text;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>Pages are for everybody: any width, light and dark, screen readers.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class EverybodyTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("/", 1280, false)]
    [InlineData("/", 320, true)]
    [InlineData("/rules", 320, false)]
    [InlineData("/rules/FC301", 320, true)]
    [InlineData("/rules/FC516", 3840, false)]
    [InlineData("/nothing", 1280, true)]
    public async Task A_page_fits_and_is_accessible(string path, int width, bool dark)
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.ShowAsync(width, dark);
        await tab.GoAsync(server.Address, path);
        await tab.AssertFitsAsync();
        await tab.AssertAccessibleAsync();
    }

    [BrowserTheory]
    [InlineData("forged-bulk-form.eml", 1280, false)]
    [InlineData("forged-bulk-form.eml", 1280, true)]
    [InlineData("forged-bulk-form.eml", 320, false)]
    [InlineData("classic-a-continuity.eml", 320, true)]
    [InlineData("three-messages.mbox", 320, true)]
    [InlineData("three-messages.mbox", 1280, false)]
    public async Task A_report_fits_and_is_accessible(string sample, int width, bool dark)
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.ShowAsync(width, dark);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Encoding.UTF8.GetString(Samples.Read(sample)));
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        await tab.AssertFitsAsync();
        await tab.AssertAccessibleAsync();
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task A_user_logs_in_with_the_token_and_out_again()
    {
        const string token = "0123456789abcdef";
        await using var server = await TestServer.StartAsync(new() { Token = token });
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        Assert.EndsWith("/login", tab.Page.Url, StringComparison.Ordinal);
        await tab.AssertAccessibleAsync();
        await tab.Page.TypeAsync("#token", token);
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.Keyboard.PressAsync("Enter"));
        Assert.Equal(server.Address.ToString(), tab.Page.Url);
        await tab.PasteAsync(Encoding.UTF8.GetString(Samples.Read("forged-bulk-form.eml")));
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync(".logout button"));
        Assert.EndsWith("/login", tab.Page.Url, StringComparison.Ordinal);
        tab.AssertClean();
    }
}

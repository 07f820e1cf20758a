using System.Text;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

/// <summary>What the form says where there is no report, and where a report is kept.</summary>
[Collection(ChromiumGroup.Name)]
public sealed class ProblemTests(Chromium chromium)
{
    private static string Forged => Encoding.UTF8.GetString(Samples.Read("forged-bulk-form.eml"));

    [BrowserFact]
    public async Task Without_an_answer_no_report_of_before_stays()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Forged);
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        await tab.Page.SetOfflineModeAsync(true);
        await tab.Page.ClickAsync("button.main");
        await tab.Page.WaitForSelectorAsync("#status.error");
        Assert.Contains("No answer", await tab.TextAsync("#status"), StringComparison.Ordinal);
        Assert.Equal("", await tab.TextAsync("#report"));
    }

    [BrowserFact]
    public async Task A_problem_is_told_with_its_title()
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new WebLimits { BodyBytes = 2 << 10 } });
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Forged + new string('x', 3 << 10));
        await tab.Page.ClickAsync("button.main");
        await tab.Page.WaitForSelectorAsync("#status.error");
        Assert.Equal("Body too large. The limit is 2 KiB", await tab.TextAsync("#status"));
    }

    [BrowserFact]
    public async Task Who_was_logged_out_is_given_a_link_to_log_in_and_keeps_the_form()
    {
        const string token = "0123456789abcdef";
        await using var server = await TestServer.StartAsync(new() { Token = token });
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.Page.TypeAsync("#token", token);
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.Keyboard.PressAsync("Enter"));
        await tab.PasteAsync(Forged);
        await tab.Page.DeleteCookieAsync(await tab.Page.GetCookiesAsync());
        await tab.Page.ClickAsync("button.main");
        await tab.Page.WaitForSelectorAsync("#status.error a[href='/login'][target=_blank]");
        Assert.StartsWith("Your session has ended. Log in again", await tab.TextAsync("#status"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_permalink_is_shown_as_the_whole_address()
    {
        using var folder = new TempFolder();
        var kept = Directory.CreateDirectory(folder["kept"]);
        if (!OperatingSystem.IsWindows())
        {
            kept.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        await using var server = await TestServer.StartAsync(new() { Keep = kept.FullName });
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Forged);
        await tab.Page.ClickAsync("#keep");
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        var link = await tab.TextAsync(".permalink a");
        Assert.StartsWith($"{server.Address}report/", link, StringComparison.Ordinal);
        Assert.Equal(link, await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('.permalink a').href"));
        tab.AssertClean();
    }
}

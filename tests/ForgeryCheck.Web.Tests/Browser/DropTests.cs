using System.Text;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class DropTests(Chromium chromium) : IDisposable
{
    private const string Pasted = "Received: from a.example ([192.0.2.1]) by mx.example.org; Mon, 1 Jan 2024 00:00:00 +0000\nSubject: pasted\nFrom: a@example.org\n\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [BrowserFact]
    public async Task A_drop_is_analyzed_without_the_text_in_the_box()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(Pasted);
        await DropAsync(tab, Message());
        await tab.ReportAsync();
        Assert.Contains("dropped.eml", await tab.TextAsync("#report"), StringComparison.Ordinal);
        Assert.Equal(1, await tab.CountAsync("#report .message"));

        // What a download sends is what the report is of.
        Assert.Equal("file", await tab.Page.EvaluateExpressionAsync<string>("[...new FormData(document.querySelector('#paste'))].filter(([name]) => name === 'text' || name === 'file').map(([name]) => name).join()"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task A_dropped_file_is_not_analyzed_with_the_next_paste()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await DropAsync(tab, Message());
        await tab.ReportAsync();
        await tab.Page.FocusAsync("#text");
        await tab.Page.Keyboard.SendCharacterAsync(Pasted);
        await tab.Page.ClickAsync("button.main");
        await tab.Page.WaitForFunctionAsync("() => document.querySelector('#report').textContent.includes('pasted')");
        Assert.DoesNotContain("dropped.eml", await tab.TextAsync("#report"), StringComparison.Ordinal);
        Assert.Equal(1, await tab.CountAsync("#report .message"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task A_dropped_folder_is_told()
    {
        Message("folder/");
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await DropAsync(tab, _folder["folder"]);
        await tab.Page.WaitForSelectorAsync("#status.error");
        Assert.Equal("A folder cannot be dropped: pack it into a .zip", await tab.TextAsync("#status"));
        tab.AssertClean();
    }

    private static async Task DropAsync(Tab tab, string path)
    {
        var session = await tab.Page.CreateCDPSessionAsync();
        foreach (var type in (string[])["dragEnter", "dragOver", "drop"])
        {
            await session.SendAsync("Input.dispatchDragEvent", new { type, x = 300, y = 300, data = new { items = Array.Empty<object>(), files = new[] { path }, dragOperationsMask = 1 } });
        }
    }

    private string Message(string folder = "")
    {
        Directory.CreateDirectory(_folder[folder]);
        var file = _folder[folder + "dropped.eml"];
        File.WriteAllText(file, Pasted.Replace("Subject: pasted", "Subject: in a file", StringComparison.Ordinal), Encoding.ASCII);
        return file;
    }
}

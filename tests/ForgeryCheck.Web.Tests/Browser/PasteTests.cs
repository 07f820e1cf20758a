using System.Text;
using ForgeryCheck.Web.Tests.Support;
using PuppeteerSharp;
using PuppeteerSharp.Input;

namespace ForgeryCheck.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class PasteTests(Chromium chromium)
{
    private const string Sample = "forged-bulk-form.eml";

    private static string SampleText => Encoding.UTF8.GetString(Samples.Read(Sample));

    [BrowserFact]
    public async Task A_paste_and_a_click_show_the_report_without_a_reload()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.Page.EvaluateExpressionAsync("window.stillHere = true");
        await tab.PasteAsync(SampleText);
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        Assert.Contains("198.51.100.23", await tab.TextAsync("#report"), StringComparison.Ordinal);
        Assert.True(await tab.Page.EvaluateExpressionAsync<bool>("window.stillHere === true"));
        Assert.Equal("report", await tab.Page.EvaluateExpressionAsync<string>("document.activeElement.id"));
        Assert.Equal("", await tab.TextAsync("#status"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Without_scripts_it_works_as_well()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address, scripts: false);
        await tab.GoAsync(server.Address);
        await tab.Page.TypeAsync("#text", SampleText.ReplaceLineEndings("\n"));
        await Task.WhenAll(tab.Page.WaitForNavigationAsync(), tab.Page.ClickAsync("button.main"));
        var page = await tab.Page.GetContentAsync();
        Assert.Contains("198.51.100.23", page, StringComparison.Ordinal);
        Assert.Contains("class=\"message forged\"", page, StringComparison.Ordinal);
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await TabToAsync(tab, "text");
        await tab.Page.Keyboard.SendCharacterAsync(SampleText);
        await TabToAsync(tab, "summary");
        await tab.Page.Keyboard.PressAsync("Enter");
        await TabToAsync(tab, "trust");
        await tab.Page.Keyboard.TypeAsync("mx.example.org");
        await TabToAsync(tab, "page");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.ReportAsync();

        // The focus is on the report: the next stop is within it.
        await tab.Page.Keyboard.PressAsync("Tab");
        Assert.True(await tab.Page.EvaluateExpressionAsync<bool>("document.querySelector('#report').contains(document.activeElement)"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Control_and_Enter_in_the_text_analyze_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(SampleText);
        await tab.Page.FocusAsync("#text");
        await tab.Page.Keyboard.DownAsync("Control");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.Page.Keyboard.UpAsync("Control");
        await tab.ReportAsync();
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Chosen_files_are_analyzed_together()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await (await tab.Page.QuerySelectorAsync("#file")).UploadFileAsync(Samples.PathOf(Sample), Samples.PathOf("three-messages.mbox"));
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        Assert.Equal(4, await tab.CountAsync("#report #index tbody tr"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task Dropped_files_are_analyzed_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.Page.EvaluateFunctionAsync(
            """
            (name, text) => {
              const data = new DataTransfer();
              data.items.add(new File([text], name));
              for (const type of ["dragenter", "dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """,
            Sample,
            SampleText);
        await tab.ReportAsync();
        Assert.Contains(Sample, await tab.TextAsync("#report"), StringComparison.Ordinal);
        Assert.Equal(0, await tab.CountAsync("body.dropping"));
        tab.AssertClean();
    }

    [BrowserTheory]
    [InlineData("html", "html", "<!DOCTYPE html>")]
    [InlineData("json", "json", "[")]
    [InlineData("csv", "csv", "source,")]
    [InlineData("abuse", "txt", "")]
    public async Task A_download_arrives_and_the_page_stays(string word, string extension, string start)
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-downloads-");
        try
        {
            await using var server = await TestServer.StartAsync();
            await using var tab = await chromium.OpenAsync(server.Address);
            await tab.GoAsync(server.Address);
            await (await tab.Page.CreateCDPSessionAsync()).SendAsync("Page.setDownloadBehavior", new { behavior = "allow", downloadPath = folder.FullName });
            await tab.PasteAsync(SampleText);
            await tab.Page.ClickAsync($"button[value={word}]");
            var file = Path.Combine(folder.FullName, $"forgerycheck-report.{extension}");
            for (var tries = 0; !File.Exists(file) && tries < 300; tries++)
            {
                await Task.Delay(100);
            }

            var text = await File.ReadAllTextAsync(file);
            Assert.StartsWith(start, text, StringComparison.Ordinal);
            Assert.Contains("198.51.100.23", text, StringComparison.Ordinal);
            Assert.Equal(server.Address.ToString(), tab.Page.Url);
            tab.AssertClean();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [BrowserFact]
    public async Task Options_are_remembered_by_the_browser_alone()
    {
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = new CountingNames() });
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        Assert.Equal("", await tab.TextAsync("#options-set"));
        await tab.Page.ClickAsync(".options summary");
        await tab.Page.TypeAsync("#trust", ".example.org");
        Assert.Equal("set: Your mail hosts", await tab.TextAsync("#options-set"));
        await tab.Page.ClickAsync("#dns");
        await tab.Page.ReloadAsync();

        // What is in force is seen though the options are closed.
        Assert.False(await tab.Page.EvaluateExpressionAsync<bool>("document.querySelector('.options').open"));
        Assert.Equal("set: Your mail hosts, Look up names in the DNS", await tab.TextAsync("#options-set"));
        Assert.Equal(".example.org", await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#trust').value"));
        Assert.True(await tab.Page.EvaluateExpressionAsync<bool>("document.querySelector('#dns').checked"));
        Assert.Empty(await tab.Page.GetCookiesAsync());

        await using var other = await chromium.OpenAsync(server.Address);
        await other.GoAsync(server.Address);
        Assert.Equal("", await other.Page.EvaluateExpressionAsync<string>("document.querySelector('#trust').value"));
        tab.AssertClean();
    }

    [BrowserFact]
    public async Task An_error_is_said_in_words_where_a_screen_reader_hears_it()
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync("Dear Sir or Madam");
        await tab.Page.ClickAsync("button.main");
        await tab.Page.WaitForSelectorAsync("#status.error");
        Assert.Contains("No message", await tab.TextAsync("#status"), StringComparison.Ordinal);
        Assert.Equal("status", await tab.Page.EvaluateExpressionAsync<string>("document.querySelector('#status').getAttribute('role')"));
    }

    private static async Task TabToAsync(Tab tab, string name)
    {
        for (var stops = 0; stops < 50; stops++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            if (await tab.Page.EvaluateExpressionAsync<string>("document.activeElement.id || document.activeElement.value || document.activeElement.localName") == name)
            {
                return;
            }
        }

        Assert.Fail($"the Tab key does not lead to {name}");
    }
}

using System.Text;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Browser;

[Collection(ChromiumGroup.Name)]
public sealed class HostileTests(Chromium chromium)
{
    private const string Markup = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><a href=javascript:alert(4)>x</a>\"'><iframe src=//evil.example></iframe>";

    public static TheoryData<string, string> Messages => new()
    {
        { "markup", $"Received: from {Markup} ({Markup} [192.0.2.1]) by {Markup} with {Markup} id {Markup}; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: {Markup}\r\nFrom: \"{Markup}\" <a@example.org>\r\nMessage-ID: <{Markup}@example.org>\r\nDate: {Markup}\r\n\r\n{Markup}" },
        { "right-to-left", "Received: from \u202Egro.elpmaxe\u202C.evil.example ([192.0.2.1]) by mx.example.org; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: \u202E\u2066\u200Fgnp.exe\r\nFrom: \u202Ea@example.org\r\n\r\n" },
        { "encoded markup", $"Received: from a ([192.0.2.1]) by mx.example.org; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Markup))}?=\r\nFrom: a@example.org\r\n\r\n" },
        { "a header line of 5 MB", $"Received: from a ([192.0.2.1]) by mx.example.org; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: {new string('x', 5 << 20)}\r\nFrom: a@example.org\r\n\r\n" },
        { "500 hops", string.Concat(Enumerable.Range(0, 500).Select(i => $"Received: from h{i + 1}.example ([192.0.2.{i % 250}]) by h{i}.example with ESMTP id a{i}; Mon, 1 Jan 2024 00:{i % 60:00}:00 +0000\r\n")) + "From: a@example.org\r\n\r\n" },
        { "controls", "Received: from a\u001B[31m\u0007\u0000b ([192.0.2.1]) by mx.example.org; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: \u001B]0;title\u0007\r\nFrom: a@example.org\r\n\r\n" },
    };

    [BrowserTheory]
    [MemberData(nameof(Messages))]
    public async Task A_hostile_message_is_shown_as_text(string what, string message)
    {
        await using var server = await TestServer.StartAsync();
        await using var tab = await chromium.OpenAsync(server.Address);
        await tab.GoAsync(server.Address);
        await tab.PasteAsync(message);
        await tab.Page.ClickAsync("button.main");
        await tab.ReportAsync();
        Assert.True(await tab.CountAsync("#report script, #report img, #report iframe, #report [onload], #report [onerror], #report a[href^=javascript]") == 0, what);
        Assert.DoesNotContain('\u202E', await tab.TextAsync("#report"));
        await tab.ShowAsync(360, dark: true);
        await tab.AssertFitsAsync();
        tab.AssertClean();
    }
}

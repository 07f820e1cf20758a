using System.Net;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Live;

/// <summary>What the page of a message says of its parts.</summary>
public sealed class AttachedTests : IDisposable
{
    private readonly TempFolder _spool = new();

    public void Dispose() => _spool.Dispose();

    [Theory]
    [InlineData("\r\n")]
    [InlineData(" \t\r\n\r\n")]
    [InlineData("\u00a0\u200b\r\n")]
    public async Task An_empty_text_beside_html_is_said_to_be_empty(string text)
    {
        var page = await PageAsync($"Subject: x\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}--b\r\nContent-Type: text/html\r\n\r\n<p>seen</p>\r\n--b--\r\n");
        Assert.Contains("The text is empty.", page, StringComparison.Ordinal);
        Assert.Contains("&lt;p&gt;seen&lt;/p&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"body-text\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_text_alone_is_said_to_be_empty() =>
        Assert.Contains("<p>The text is empty.</p>", await PageAsync("Subject: x\r\n\r\n\r\n"), StringComparison.Ordinal);

    [Fact]
    public async Task What_is_attached_is_listed_by_name_type_and_size()
    {
        var page = await PageAsync(
            "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nhello\r\n"
            + "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"<b>\u202Efdp.exe\"\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n"
            + "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: what was reported\r\n\r\nx\r\n"
            + "--b\r\nContent-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment\r\n\r\nnotes\r\n--b--\r\n");
        Assert.Contains("<h2 id=\"attached-head\">Attached</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"soft\">application/pdf, 5 B</span>", page, StringComparison.Ordinal);
        Assert.Contains("<li>Message: <bdi>what was reported</bdi> <span class=\"soft\">message/rfc822, ", page, StringComparison.Ordinal);
        Assert.Contains("<li><bdi>notes.txt</bdi> <span class=\"soft\">text/plain, ", page, StringComparison.Ordinal);
        Assert.Contains("\nhello\n</pre>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>\u202E", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', page);
    }

    [Fact]
    public async Task The_list_is_short_however_many_there_are()
    {
        var parts = string.Concat(Enumerable.Repeat("--b\r\nContent-Type: image/png; name=x.png\r\n\r\nx\r\n", 300));
        var page = await PageAsync($"Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{parts}--b--\r\n");
        Assert.Equal(100, page.Split("<li><bdi>x.png</bdi>").Length - 1);
        Assert.Contains("There are more.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_attachments_there_is_no_list() =>
        Assert.DoesNotContain("Attached", await PageAsync("Subject: x\r\n\r\nhello\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("/live/message/Unknown", "/live", "All messages")]
    [InlineData("/rules/FC999", "/rules", "All rules")]
    [InlineData("/nothing", "/", "Back to the form")]
    public async Task What_is_not_there_leads_back_to_what_is(string path, string back, string words)
    {
        await using var server = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains($"<p><a href=\"{back}\">{words}</a></p>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<LiveServer> StartAsync() => LiveServer.StartAsync(_spool.Location, options => options with { Keep = KeepMode.None });

    private async Task<string> PageAsync(string message)
    {
        await using var server = await StartAsync();
        var id = await server.SendAsync(message);
        return await server.Client.GetStringAsync($"/live/message/{id}");
    }
}

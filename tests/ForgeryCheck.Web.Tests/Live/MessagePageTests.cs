using System.Net;
using System.Text;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Tests.Support;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Live;

public sealed class MessagePageTests : IDisposable
{
    private readonly TempFolder _spool = new();

    public static TheoryData<string> Kinds => ["Mbox", "Maildir", "None"];

    public void Dispose() => _spool.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_download_is_what_was_sent_below_our_own_line(string kind)
    {
        await using var server = await StartAsync(kind);
        byte[] message = [.. "Subject: bytes\r\n\r\nFrom the start\r\n>From quoted\r\n.dot\r\n"u8, .. Enumerable.Range(1, 255).Where(b => b is not ('\r' or '\n')).Select(b => (byte)b), .. "\r\n"u8];
        var id = await server.SendAsync(message);
        var answer = await server.Client.GetAsync($"/live/message/{id}.eml");
        Assert.Equal("message/rfc822", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal($"attachment; filename=\"{id}.eml\"", answer.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.StartsWith("Received: ", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(message, bytes[^message.Length..]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_page_shows_report_session_dialogue_envelope_header_and_text(string kind)
    {
        await using var server = await StartAsync(kind);
        var id = await server.SendAsync(
            "Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nX-Own: as written\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nSch=F6ne\r\n\ttab=\r\nbed\r\n",
            recipients: ["a@example.org", "b@example.org"]);
        var page = await server.Client.GetStringAsync($"/live/message/{id}");
        Assert.Contains("Grüße</bdi></h1>", page, StringComparison.Ordinal);
        Assert.Contains("id=\"report\"", page, StringComparison.Ordinal);
        Assert.Contains("<dt>HELO</dt><dd>mail.example.net</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Reverse name</dt><dd>not looked up</dd>", page, StringComparison.Ordinal);
        Assert.Contains("No protocol violations.", page, StringComparison.Ordinal);
        Assert.Contains("<code>RCPT TO:&lt;b@example.org&gt;</code>", page, StringComparison.Ordinal);
        Assert.Contains($"<code>250 2.0.0 Ok: queued as {id}</code>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>RCPT TO</dt><dd>&lt;a@example.org&gt;</dd>", page, StringComparison.Ordinal);
        Assert.Contains("\nX-Own: as written\n", page, StringComparison.Ordinal);
        Assert.Contains("\nSchöne\n\ttabbed\n</pre>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_on_the_wire_is_shown()
    {
        await using var server = await StartAsync("Maildir");
        var id = await server.SendAsync(Encoding.ASCII.GetBytes("Subject: x\r\n\r\nbare\nfeed\r\n"), before: ["FROB <i>nicate"]);
        var page = await server.Client.GetStringAsync($"/live/message/{id}");
        Assert.Contains("<tr><td>bare line feed</td><td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("<tr><td>unknown command</td><td>1</td><td></td><td><code>FROB &lt;i&gt;nicate</code></td></tr>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_are_not_shown_even_where_they_are_recorded()
    {
        await using var server = await LiveServer.StartAsync(_spool.Location, options => options with { Auth = AuthMode.Accept, RecordPasswords = true });
        // base64 of "\0user\0hunter2".
        var id = await server.SendAsync("Subject: x\r\n\r\nx\r\n"u8.ToArray(), before: ["AUTH PLAIN AHVzZXIAaHVudGVyMg=="]);
        var page = await server.Client.GetStringAsync($"/live/message/{id}");
        Assert.Contains("PLAIN as user: accepted unchecked", page, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", page, StringComparison.Ordinal);
        Assert.DoesNotContain("AHVzZXIAaHVudGVyMg==", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_is_shown_as_source_only()
    {
        await using var server = await StartAsync("None");
        var id = await server.SendAsync("Subject: x\r\nContent-Type: text/html\r\n\r\n<p onclick='x()'>Click <a href='http://phish.example'>here</a></p>\r\n");
        var page = await server.Client.GetStringAsync($"/live/message/{id}");
        Assert.Contains("contains only HTML", page, StringComparison.Ordinal);
        Assert.Contains("&lt;a href=&#x27;http://phish.example&#x27;&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<p onclick", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href='http://phish", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mbox")]
    [InlineData("Maildir")]
    public async Task After_a_restart_what_is_stored_is_shown_with_the_same_verdict(string kind)
    {
        string id, badge;
        await using (var server = await StartAsync(kind))
        {
            id = await server.SendAsync(Samples.Read("forged-typed-lines.eml"));
            badge = (await server.RowsOnceAsync(rows => rows is [var row] && row.GetProperty("verdict").GetString() == "forged"))[0].GetProperty("badge").GetString()!;
        }

        await using var again = await StartAsync(kind);
        var rows = await again.RowsOnceAsync(rows => rows.Length == 1);
        Assert.Equal((id, badge), (rows[0].GetProperty("id").GetString(), rows[0].GetProperty("badge").GetString()));
        var newer = await again.SendAsync("Subject: after\r\n\r\nx\r\n");
        Assert.Equal([newer, id], (await again.RowsAsync()).Select(row => row.GetProperty("id").GetString()));

        var page = await again.Client.GetStringAsync($"/live/message/{id}");
        Assert.Contains(badge, page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"notice\"", page, StringComparison.Ordinal);
        Assert.Contains("no longer held", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_differs_from_the_first_says_so()
    {
        string id;
        await using (var server = await StartAsync("Maildir"))
        {
            id = await server.SendAsync(Samples.Read("forged-typed-lines.eml"));
            await server.RowsOnceAsync(rows => rows is [var row] && row.GetProperty("verdict").GetString() == "forged");
        }

        var facts = Directory.EnumerateFiles(Path.Combine(_spool.Location, "facts")).Single();
        var text = await File.ReadAllTextAsync(facts);
        Assert.Contains("\"verdict\":\"forged\"", text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(facts, text.Replace("\"verdict\":\"forged\"", "\"verdict\":\"consistent\"", StringComparison.Ordinal));
        await using var again = await StartAsync("Maildir");
        await again.RowsOnceAsync(rows => rows.Length == 1);
        Assert.Contains("the verdict was consistent", await again.Client.GetStringAsync($"/live/message/{id}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mbox")]
    [InlineData("Maildir")]
    public async Task What_was_changed_on_disk_is_not_shown_as_what_arrived(string kind)
    {
        string id;
        await using (var server = await StartAsync(kind))
        {
            id = await server.SendAsync("Subject: original\r\n\r\nx\r\n");
            await server.RowsOnceAsync(rows => rows is [var row] && row.GetProperty("verdict").GetString() != "unjudged");
            Change();
            await AssertChangedAsync(server);
        }

        await using var again = await StartAsync(kind);
        await again.RowsOnceAsync(rows => rows.Length == 1);
        await AssertChangedAsync(again);

        void Change()
        {
            var file = Directory.EnumerateFiles(_spool.Location, "*", SearchOption.AllDirectories)
                .Single(path => kind == "Mbox" ? path.EndsWith(".mbox", StringComparison.Ordinal) : Path.GetDirectoryName(path)!.EndsWith("new", StringComparison.Ordinal));
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.AsSpan().IndexOf("original"u8)] = (byte)'O';
            File.WriteAllBytes(file, bytes);
        }

        async Task AssertChangedAsync(LiveServer server)
        {
            Assert.Contains("was changed on disk", await server.Client.GetStringAsync($"/live/message/{id}"), StringComparison.Ordinal);
            var download = await server.Client.GetAsync($"/live/message/{id}.eml");
            Assert.Equal(HttpStatusCode.NotFound, download.StatusCode);
            Assert.DoesNotContain("Original", await download.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_was_removed_is_answered_with_404(string kind)
    {
        await using var server = await StartAsync(kind);
        var id = await server.SendAsync("Subject: x\r\n\r\nx\r\n");
        await server.RowsOnceAsync(rows => rows is [var row] && row.GetProperty("verdict").GetString() != "unjudged");
        if (kind != "None")
        {
            foreach (var file in Directory.EnumerateFiles(_spool.Location, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("lock", StringComparison.Ordinal)))
            {
                File.Delete(file);
            }
        }

        string[] gone = kind == "None" ? [] : [$"/live/message/{id}", $"/live/message/{id}.eml"];
        foreach (var path in (string[])[.. gone, "/live/message/Unknown", "/live/message/Unknown.eml", "/live/message/..%2F..%2Fetc%2Fpasswd", "/live/message/%3Cb%3E"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync(path)).StatusCode);
        }
    }

    private Task<LiveServer> StartAsync(string kind) => LiveServer.StartAsync(_spool.Location, options => options with { Keep = Enum.Parse<KeepMode>(kind) });
}

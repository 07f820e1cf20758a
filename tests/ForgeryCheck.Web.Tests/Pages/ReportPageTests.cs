using System.Net;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Pages;

public sealed class ReportPageTests
{
    private const string Sample = "forged-bulk-form.eml";

    [Fact]
    public async Task Without_a_script_a_paste_gives_the_report_below_the_form_with_the_text_still_in_it()
    {
        await using var server = await TestServer.StartAsync();
        var page = await (await PostAsync(server, "page")).Content.ReadAsStringAsync();
        Assert.Contains("<textarea id=\"text\"", page, StringComparison.Ordinal);
        Assert.Contains("Reply with your bank details.", page, StringComparison.Ordinal);
        Assert.Contains("class=\"message forged\"", page, StringComparison.Ordinal);
        Assert.Contains("198.51.100.23", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/rules/FC313\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)<style|style=|<script(?![^>]*src=\"/assets/)", page);
    }

    [Fact]
    public async Task Without_a_script_the_options_in_force_are_seen_too()
    {
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = new CountingNames() });
        Assert.Contains("<span id=\"options-set\" class=\"soft\"></span>", await server.Client.GetStringAsync("/"), StringComparison.Ordinal);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Read(Sample)), "file", Sample }, { new StringContent(".example.org"), "trust" }, { new StringContent("mimecast"), "gateway" } };
        using var response = await server.Client.PostAsync("/report", form);
        Assert.Contains("<span id=\"options-set\" class=\"soft\">set: Your mail hosts, Your gateways</span>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("html", "text/html", "html")]
    [InlineData("json", "application/json", "json")]
    [InlineData("csv", "text/csv", "csv")]
    [InlineData("abuse", "text/plain", "txt")]
    public async Task Each_button_downloads_its_format(string word, string type, string extension)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, word);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.EndsWith("." + extension, response.Content.Headers.ContentDisposition?.FileName?.Trim('"'), StringComparison.Ordinal);
        Assert.Contains("198.51.100.23", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_give_an_index_with_a_report_each()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Read(Sample)), "file", Sample },
            { new ByteArrayContent(Samples.Read("three-messages.mbox")), "file", "three-messages.mbox" },
            { new StringContent(""), "text" },
        };

        // What a browser sends of a file input that was left empty.
        form.Add(new ByteArrayContent([]) { Headers = { ContentDisposition = new("form-data") { Name = "file", FileName = "\"\"" } } });
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.PostAsync("/report", form);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("id=\"index\"", page, StringComparison.Ordinal);
        Assert.Contains("three-messages.mbox#3", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("html")]
    public async Task What_could_not_be_read_is_named_above_the_one_report(string word)
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Read(Sample)), "file", Sample },
            { new ByteArrayContent([(byte)'P', (byte)'K', 3, 4, 0, 0]), "file", "bad.zip" },
            { new ByteArrayContent(Encoding.ASCII.GetBytes("Dear Sir")), "file", "<b>.txt" },
            { new StringContent(word), "as" },
        };
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.PostAsync("/report", form);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var warning = page.IndexOf("2 could not be read:", StringComparison.Ordinal);
        Assert.InRange(warning, 1, page.IndexOf("class=\"message forged\"", StringComparison.Ordinal));
        Assert.Contains("<li><bdi>bad.zip: ", page, StringComparison.Ordinal);
        Assert.Contains("<li><bdi>&lt;b&gt;.txt: this is not mail: it has no header field</bdi></li>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nobody_to_complain_to_the_page_says_why()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, "abuse", "From: ann@example.org\r\nSubject: Minutes\r\n\r\nHello.\r\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("<b>Nothing to complain about.</b> <bdi>pasted text: the message has no Received line</bdi>", page, StringComparison.Ordinal);
        Assert.Contains("Subject: Minutes", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_of_its_own_fields_and_not_of_options()
    {
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = new CountingNames() });
        var report = await (await PostAsync(server, "page", Encoding.UTF8.GetString(Samples.Read("classic-a-continuity.eml")))).Content.ReadAsStringAsync();
        Assert.Contains("(tick the box under Options)", report, StringComparison.Ordinal);
        Assert.DoesNotContain("--dns", report, StringComparison.Ordinal);

        using var form = new MultipartFormDataContent { { new StringContent("From: a@example.org"), "text" }, { new StringContent("!!!"), "trust" } };
        using var refused = await server.Client.PostAsync("/report", form);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("Your mail hosts: &quot;!!!&quot; is not a host", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear Sir or Madam")]
    public async Task What_is_no_mail_is_said_on_a_page(string text)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, "page", text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("role=\"alert\"", page, StringComparison.Ordinal);
        Assert.Contains($"{text}</textarea>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_text_is_text_in_the_form_and_in_the_report()
    {
        const string attack = "</textarea><script>alert(1)</script><img src=x onerror=alert(1)>\u202Eevil";
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, "page", $"Received: from {attack} ([192.0.2.1]) by mx.example.org; Mon, 1 Jan 2024 00:00:00 +0000\r\nSubject: {attack}\r\nFrom: \"{attack}\" <a@example.org>\r\n\r\n{attack}");
        var page = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(page, "</textarea>\\s*<div class=\"files\">"));
        Assert.DoesNotContain("\u202E", page[page.IndexOf("id=\"report\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_kept_unless_the_server_and_the_user_want_it()
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-kept-");
        try
        {
            await using (var server = await TestServer.StartAsync())
            {
                var page = await (await PostAsync(server, "page", keep: true)).Content.ReadAsStringAsync();
                Assert.DoesNotContain("permalink", page, StringComparison.Ordinal);
            }

            await using var keeping = await TestServer.StartAsync(new() { Keep = folder.FullName });
            Assert.DoesNotContain("permalink", await (await PostAsync(keeping, "page")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Empty(folder.GetFiles());

            var kept = await (await PostAsync(keeping, "page", keep: true)).Content.ReadAsStringAsync();
            var link = System.Text.RegularExpressions.Regex.Match(kept, "/report/[0-9a-f]{32}").Value;
            using var report = await keeping.Client.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, report.StatusCode);
            var html = await report.Content.ReadAsStringAsync();
            var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + "<style>".Length)..html.IndexOf("</style>", StringComparison.Ordinal)];
            var policy = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'";
            Assert.Equal(policy + "; frame-ancestors 'none'", report.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Contains($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">", html, StringComparison.Ordinal);
            Assert.Contains("198.51.100.23", html, StringComparison.Ordinal);
            var json = JsonDocument.Parse(await keeping.Client.GetStringAsync(link + ".json")).RootElement;
            Assert.Equal("forged", json[0].GetProperty("verdict").GetString());
            Assert.All(folder.GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_was_pasted_is_not_lost_if_a_report_cannot_be_kept()
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-kept-");
        await using var server = await TestServer.StartAsync(new() { Keep = folder.FullName });
        folder.Delete(recursive: true);
        using var answer = await PostAsync(server, "page", keep: true);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.InsufficientStorage, answer.StatusCode);
        Assert.Contains("The report cannot be kept", page, StringComparison.Ordinal);
        Assert.Contains("198.51.100.23", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, "page")).StatusCode);
    }

    [Fact]
    public void A_folder_that_others_can_list_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-kept-");
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                folder.UnixFileMode = (UnixFileMode)0b111_101_101;
            }

            var refused = Assert.Throws<IOException>(() => new WebServer(new() { Keep = folder.FullName }, new WebOutput()));
            Assert.Contains("chmod 700", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("/report/00000000000000000000000000000000")]
    [InlineData("/report/../../etc/passwd")]
    [InlineData("/report/..%2F..%2Fetc%2Fpasswd")]
    [InlineData("/report/%2e%2e%2fsecret.html")]
    [InlineData("/report/secret")]
    [InlineData("/report/.html")]
    public async Task A_link_that_was_never_given_leads_nowhere(string path)
    {
        var folder = Directory.CreateTempSubdirectory("forgerycheck-kept-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "secret.html"), "secret");
            await using var server = await TestServer.StartAsync(new() { Keep = folder.FullName });
            using var raw = await RawClient.ConnectAsync(server.Address);
            await raw.SendAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            var answer = await raw.ReadToEndAsync();
            Assert.StartsWith("HTTP/1.1 404 ", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(TestServer server, string word, string? text = null, bool keep = false)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(text ?? Encoding.UTF8.GetString(Samples.Read(Sample))), "text" },
            { new StringContent(word), "as" },
        };
        if (keep)
        {
            form.Add(new StringContent("yes"), "keep");
        }

        return await server.Client.PostAsync("/report", form);
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using ForgeryCheck.Names;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Api;

public sealed class AnalyzeTests
{
    private const string Sample = "forged-bulk-form.eml";

    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("text/plain")]
    [InlineData("text/plain; charset=utf-8")]
    public async Task A_message_gives_the_report_that_analyze_writes(string type)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read(Sample), type, $"?source={Sample}");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Expected(Samples.PathOf(Sample), Sample), await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_pasted_header_is_repaired()
    {
        await using var server = await TestServer.StartAsync();
        var quoted = string.Join("\n", Encoding.UTF8.GetString(Samples.Read(Sample)).Split("\r\n").Select(line => "> " + line));
        var report = await JsonAsync(await PostAsync(server, Encoding.UTF8.GetBytes(quoted), "text/plain"));
        Assert.Equal("forged", report.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("application/mbox", null)]
    [InlineData("application/octet-stream", null)]
    [InlineData(null, null)]
    [InlineData("text/plain", "application/x-ndjson")]
    public async Task A_mailbox_gives_one_report_a_line(string? type, string? accept)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read("three-messages.mbox"), type, accept: accept);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        var reports = await LinesAsync(response);
        Assert.Equal(["message#1", "message#2", "message#3"], reports.Select(report => report.GetProperty("source").GetString()));
    }

    [Fact]
    public async Task An_archive_is_told_by_its_content_and_what_cannot_be_read_is_named()
    {
        var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "a.eml", Samples.Read(Sample));
            Add(zip, "b.eml.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]);
            Add(zip, "c.eml", Samples.Read("classic-a-continuity.eml"));
        }

        await using var server = await TestServer.StartAsync();
        var lines = await LinesAsync(await PostAsync(server, archive.ToArray(), null, "?source=case.zip"));
        Assert.Equal(["case.zip!a.eml", "case.zip!b.eml.gz", "case.zip!c.eml"], lines.Select(line => line.GetProperty("source").GetString()));
        Assert.Equal([false, true, false], lines.Select(line => line.TryGetProperty("error", out _)));
    }

    [Fact]
    public async Task A_form_carries_files_and_declarations()
    {
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Read("classic-a-continuity.eml")), "file", "classic-a-continuity.eml" },
            { new ByteArrayContent(Samples.Read(Sample)), "file", "../folder\\" + Sample },
            { new StringContent(Encoding.UTF8.GetString(Samples.Read("classic-sites.json"))), "sites" },
        };
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.PostAsync("/v1/analyze", form);
        var reports = await LinesAsync(response);
        Assert.Equal(["classic-a-continuity.eml", Sample], reports.Select(report => report.GetProperty("source").GetString()));
        Assert.Equal("forged", reports[0].GetProperty("verdict").GetString());
        Assert.Contains("FC101", reports[0].GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("rule").GetString()));
    }

    [Fact]
    public async Task What_one_client_declares_does_not_hold_for_the_next()
    {
        await using var server = await TestServer.StartAsync();
        var before = await BoundaryAsync(server, "");
        Assert.NotEqual(before, await BoundaryAsync(server, "?trust=.mailstrom.example&trust=mx.example.org"));
        Assert.Equal(before, await BoundaryAsync(server, ""));
    }

    [Theory]
    [InlineData("?trust=not..a..host", "Invalid declaration", "trust: \"not..a..host\" is not a host")]
    [InlineData("?gateway=192.0.2.0/99", "Invalid declaration", "gateway: \"192.0.2.0/99\" is not a gateway")]
    [InlineData("?dns=perhaps", "Invalid parameter", "dns: \"perhaps\" is neither off nor live")]
    [InlineData("?dns=off&dns=live", "Invalid parameter", "dns: is given as off and as live")]
    [InlineData("?inner=sometimes", "Invalid parameter", "inner: \"sometimes\" is not auto, only or never")]
    [InlineData("?tust=.example.org", "Invalid parameter", "tust: no such parameter; there are trust, gateway, dns, inner, source")]
    [InlineData("?sites=x", "Invalid parameter", "sites: can only be a field of a form")]
    public async Task An_invalid_parameter_is_a_problem_that_names_it(string query, string title, string detail)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read(Sample), "message/rfc822", query);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, title, detail);
    }

    [Theory]
    [InlineData("tust", ".example.org", "tust: no such field; there are file, text, trust, gateway, dns, inner, source, sites")]
    [InlineData("file", "From: a@example.org", "file: the part has no file name")]
    [InlineData("dns", "live", "dns: is given as off and as live")]
    public async Task So_is_an_invalid_field_of_a_form(string field, string value, string detail)
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Read(Sample)), "file", Sample }, { new StringContent(value), field } };
        using var response = await server.Client.PostAsync("/v1/analyze?dns=off", form);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "Invalid parameter", detail);
    }

    [Fact]
    public async Task The_query_holds_for_a_form_too()
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Read(Sample)), "file", Sample },
            { new StringContent(".mailstrom.example"), "trust" },
            { new StringContent("case 7"), "source" },
        };
        var report = Assert.Single(await LinesAsync(await server.Client.PostAsync("/v1/analyze?trust=mx.example.org", form)));
        Assert.Equal("case 7", report.GetProperty("source").GetString());
        Assert.Equal(await BoundaryAsync(server, "?trust=.mailstrom.example&trust=mx.example.org"), report.GetProperty("boundaryReason").GetString());
    }

    [Fact]
    public async Task One_name_for_several_files_is_a_problem()
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Read(Sample)), "file", "a.eml" }, { new ByteArrayContent(Samples.Read(Sample)), "file", "b.eml" } };
        using var response = await server.Client.PostAsync("/v1/analyze?source=x", form);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, "Invalid parameter", "source: the form has 2 inputs, each with a name of its own");
    }

    [Fact]
    public async Task A_sites_file_may_be_sent_as_a_file()
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Read("classic-a-continuity.eml")), "file", "a.eml" },
            { new ByteArrayContent(Samples.Read("classic-sites.json")), "sites", "classic-sites.json" },
        };
        var report = Assert.Single(await LinesAsync(await server.Client.PostAsync("/v1/analyze", form)));
        Assert.Equal("forged", report.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("message/rfc822", "?inner=only", "forged", "message!1")]
    [InlineData("text/plain", "?inner=only", "forged", "message!1")]
    [InlineData("message/rfc822", "?inner=never", "untestable", "message")]
    [InlineData("message/rfc822", "", "untestable", "message")]
    public async Task A_message_attached_to_another_is_reported_if_that_is_asked(string type, string query, string verdict, string source)
    {
        await using var server = await TestServer.StartAsync();
        var report = await JsonAsync(await PostAsync(server, Forwarding(Sample), type, query));
        Assert.Equal((verdict, source), (report.GetProperty("verdict").GetString(), report.GetProperty("source").GetString()));
    }

    [Theory]
    [InlineData("message/rfc822")]
    [InlineData("text/plain")]
    public async Task Both_are_too_many_for_one_report(string type)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Forwarding(Sample), type, "?inner=auto");
        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "More than one message", "Messages are attached to it: accept application/x-ndjson to get a report on each");
        var lines = await LinesAsync(await PostAsync(server, Forwarding(Sample), type, "?inner=auto", "application/x-ndjson"));
        Assert.Equal(["untestable", "forged"], lines.Select(line => line.GetProperty("verdict").GetString()));
    }

    [Theory]
    [InlineData("application/x-ndjson", true)]
    [InlineData("application/x-ndjson, */*;q=0.1", true)]
    [InlineData("application/x-ndjson, application/json", true)]
    [InlineData("APPLICATION/X-NDJSON;q=0.5, application/json;q=0.4", true)]
    [InlineData("application/x-ndjson;q=0", false)]
    [InlineData("application/json, application/x-ndjson;q=0.1", false)]
    [InlineData("application/x-ndjson;q=0.5, application/*", false)]
    [InlineData("application/x-ndjson-2", false)]
    [InlineData("*/*", false)]
    [InlineData("garbage;;;", false)]
    public async Task What_a_client_accepts_decides_between_a_report_and_lines(string accept, bool areLines)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read(Sample), "message/rfc822", accept: accept);
        Assert.Equal(areLines ? "application/x-ndjson" : "application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("hello", "It has no header field")]
    [InlineData("\u001f\u008b\u0008\0\0\0\0\0\0\u0003\u0001\u0002\u0003", "It is binary data. Send a compressed file, an archive or a .msg file as application/octet-stream")]
    [InlineData("PK\u0003\u0004\0\0a: b\r\n", "It is binary data. Send a compressed file, an archive or a .msg file as application/octet-stream")]
    [InlineData("\0\0\0\0\0\0\0\0", "It is binary data. Send a compressed file, an archive or a .msg file as application/octet-stream")]
    public async Task What_no_mail_server_has_is_no_message(string body, string why)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Encoding.Latin1.GetBytes(body), "message/rfc822");
        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "No message", why);
    }

    [Theory]
    [InlineData("From a@example.org Mon Jan  1 00:00:00 2024\r\n")]
    [InlineData("a line of junk\r\n")]
    [InlineData("Subject: a\0b\r\n")]
    public async Task What_mail_servers_do_have_is_one(string above)
    {
        await using var server = await TestServer.StartAsync();
        var report = await JsonAsync(await PostAsync(server, [.. Encoding.Latin1.GetBytes(above), .. Samples.Read(Sample)], "message/rfc822"));
        Assert.Equal("forged", report.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("message/rfc822", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("text/plain", "", HttpStatusCode.UnprocessableEntity)]
    [InlineData("message/rfc822", "\r\nno header", HttpStatusCode.UnprocessableEntity)]
    [InlineData("text/plain", "Dear Sir or Madam", HttpStatusCode.UnprocessableEntity)]
    [InlineData("multipart/form-data", "x", HttpStatusCode.BadRequest)]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\ncut", HttpStatusCode.BadRequest)]
    public async Task What_is_no_message_is_a_problem(string type, string body, HttpStatusCode status)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Encoding.Latin1.GetBytes(body), type);
        await AssertProblemAsync(response, status, null);
    }

    [Theory]
    [InlineData("filename*=utf-7''abc")]
    [InlineData("filename=\"=?utf-7?B?YWJj?=\"")]
    [InlineData("filename*=nothing''abc")]
    public async Task A_charset_that_nobody_reads_is_no_fault_of_the_server(string parameter)
    {
        await using var server = await TestServer.StartAsync();
        var form = $"--b\r\nContent-Disposition: form-data; name=\"file\"; {parameter}\r\n\r\nFrom: a@example.org\r\n\r\n\r\n--b--\r\n";
        using var response = await PostAsync(server, Encoding.ASCII.GetBytes(form), "multipart/form-data; boundary=b");
        Assert.True((int)response.StatusCode is 200 or (>= 400 and < 500), response.StatusCode.ToString());
    }

    [Fact]
    public async Task A_form_with_nothing_to_analyze_is_a_problem()
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent { { new StringContent("example.org"), "trust" } };
        using var response = await server.Client.PostAsync("/v1/analyze", form);
        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "No message");
    }

    [Fact]
    public async Task A_compressed_body_is_not_taken_for_mail()
    {
        await using var server = await TestServer.StartAsync();
        using var body = new ByteArrayContent(Samples.Read(Sample)) { Headers = { ContentType = new("message/rfc822"), ContentEncoding = { "gzip" } } };
        using var response = await server.Client.PostAsync("/v1/analyze", body);
        await AssertProblemAsync(response, HttpStatusCode.UnsupportedMediaType, null);
    }

    [Fact]
    public async Task A_wrong_method_is_told_the_right_ones()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.DeleteAsync("/v1/rules/FC301");
        await AssertProblemAsync(response, HttpStatusCode.MethodNotAllowed, null);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Several_messages_where_one_is_expected_are_a_problem()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read("three-messages.mbox"), "text/plain");
        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "More than one message");
    }

    [Fact]
    public async Task A_mailbox_that_is_sent_as_a_message_is_a_problem()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read("three-messages.mbox"), "message/rfc822");
        await AssertProblemAsync(response, HttpStatusCode.UnprocessableEntity, "More than one message", "It is a mailbox: send it as application/mbox to get a report on each");
    }

    [Fact]
    public async Task Lookups_have_to_be_allowed()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read(Sample), "message/rfc822", "?dns=live");
        await AssertProblemAsync(response, HttpStatusCode.Forbidden, "No lookups");
    }

    [Fact]
    public async Task A_request_decides_whether_names_are_looked_up()
    {
        var names = new CountingNames();
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = names });
        using (await PostAsync(server, Samples.Read(Sample), "message/rfc822"))
        {
            Assert.Equal(0, names.Queries);
        }

        using (await PostAsync(server, Samples.Read(Sample), "message/rfc822", "?dns=live"))
        {
            Assert.True(names.Queries > 0);
        }
    }

    [Fact]
    public async Task A_client_that_goes_ends_the_work()
    {
        var names = new WaitingNames();
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = names });
        using var patience = new CancellationTokenSource();
        var asked = PostAsync(server, Samples.Read(Sample), "message/rfc822", "?dns=live", cancellation: patience.Token);
        await names.Asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        await names.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_analysis_that_takes_too_long_is_a_problem()
    {
        await using var server = await TestServer.StartAsync(new() { NamesOnRequest = new WaitingNames(), Limits = new() { Analysis = TimeSpan.FromMilliseconds(50) } });
        using var response = await PostAsync(server, Samples.Read(Sample), "message/rfc822", "?dns=live");
        await AssertProblemAsync(response, HttpStatusCode.ServiceUnavailable, "The analysis took too long");
    }

    [Fact]
    public async Task Nothing_of_a_message_is_logged()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read(Sample), "message/rfc822", "?source=secret-name.eml&trust=secret.example");
        await Task.Delay(100);
        Assert.Contains("POST /v1/analyze", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", server.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("lottohaus", server.Log, StringComparison.Ordinal);
    }

    private static string Expected(string path, string source)
    {
        var message = Inputs.MailReader.ReadMessage(new MemoryStream(File.ReadAllBytes(path)), source);
        var report = new Analyzer(new AnalyzerOptions()).AnalyzeAsync(message).AsTask().GetAwaiter().GetResult();
        var output = new MemoryStream();
        var writer = ReportWriters.Create(output, new Reports.ReportOptions(Reports.ReportFormat.Ndjson));
        writer.Write(report);
        writer.Complete();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    // Somebody passes on what he has received: the message around it has no line.
    private static byte[] Forwarding(string sample) =>
    [
        .. Encoding.ASCII.GetBytes("From: ann@example.org\r\nTo: abuse@example.org\r\nSubject: Is this forged?\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n"),
        .. Samples.Read(sample),
    ];

    private static async Task<string?> BoundaryAsync(TestServer server, string query)
    {
        var report = await JsonAsync(await PostAsync(server, Samples.Read(Sample), "message/rfc822", query));
        return report.GetProperty("boundaryReason").GetString();
    }

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    private static Task<HttpResponseMessage> PostAsync(
        TestServer server, byte[] body, string? type, string query = "", string? accept = null, CancellationToken cancellation = default)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/v1/analyze" + query) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return server.Client.SendAsync(request, cancellation);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static async Task<List<JsonElement>> LinesAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string? title, string? detail = null)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(title ?? problem.GetProperty("title").GetString(), problem.GetProperty("title").GetString());
        Assert.StartsWith(detail ?? "", problem.TryGetProperty("detail", out var told) ? told.GetString() : "", StringComparison.Ordinal);
    }
}

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
    [InlineData("?trust=not..a..host", "Invalid declaration")]
    [InlineData("?gateway=192.0.2.0/99", "Invalid declaration")]
    [InlineData("?dns=perhaps", "Invalid parameter")]
    [InlineData("?inner=sometimes", "Invalid parameter")]
    public async Task An_invalid_parameter_is_a_problem_that_names_it(string query, string title)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await PostAsync(server, Samples.Read(Sample), "message/rfc822", query);
        await AssertProblemAsync(response, HttpStatusCode.BadRequest, title);
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
            request.Headers.Accept.ParseAdd(accept);
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

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string? title)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal(title ?? problem.GetProperty("title").GetString(), problem.GetProperty("title").GetString());
    }
}

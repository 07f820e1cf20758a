using System.Text.Json;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Api;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Each_path_of_the_document_is_answered()
    {
        await using var server = await TestServer.StartAsync();
        var document = JsonDocument.Parse(await server.Client.GetStringAsync("/v1/openapi.json")).RootElement;
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(method => (Path: path.Name, Method: method.Name))).ToList();
        Assert.Contains(("/v1/analyze", "post"), operations);
        Assert.Contains(("/v1/rules/{rule}", "get"), operations);
        Assert.Contains(("/healthz", "get"), operations);
        foreach (var (path, method) in operations)
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method.ToUpperInvariant()), path.Replace("{rule}", "FC301", StringComparison.Ordinal));
            using var response = await server.Client.SendAsync(request);
            Assert.NotEqual(System.Net.HttpStatusCode.NotFound, response.StatusCode);
            Assert.NotEqual(System.Net.HttpStatusCode.MethodNotAllowed, response.StatusCode);
        }
    }

    [Fact]
    public async Task A_reader_of_OpenAPI_finds_no_error_in_it()
    {
        await using var server = await TestServer.StartAsync(new() { Token = "0123456789abcdef" });
        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", "0123456789abcdef");
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(await server.Client.GetStringAsync("/v1/openapi.json"), "json");
        Assert.Empty(read.Diagnostic?.Errors.Select(error => error.ToString()) ?? ["no diagnostics"]);
        Assert.NotNull(read.Document);
        Assert.All(read.Document.Paths.SelectMany(path => path.Value.Operations!), operation =>
        {
            Assert.False(string.IsNullOrEmpty(operation.Value.OperationId));
            Assert.False(string.IsNullOrEmpty(operation.Value.Summary));
            Assert.NotEmpty(operation.Value.Responses!);
        });
    }

    [Fact]
    public async Task The_reports_of_samples_fit_the_schema_in_it()
    {
        await using var server = await TestServer.StartAsync();
        var document = JsonDocument.Parse(await server.Client.GetStringAsync("/v1/openapi.json")).RootElement;
        var schema = global::Json.Schema.JsonSchema.FromText(document.GetProperty("components").GetProperty("schemas").GetProperty("Report").GetRawText());
        foreach (var sample in Directory.EnumerateFiles(Samples.Folder, "*.eml").Take(20))
        {
            using var body = new ByteArrayContent(await File.ReadAllBytesAsync(sample)) { Headers = { ContentType = new("message/rfc822") } };
            using var response = await server.Client.PostAsync("/v1/analyze", body);
            var report = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            Assert.True(schema.Evaluate(report).IsValid, sample);
        }
    }
}

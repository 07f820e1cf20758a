using System.Text;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Attacks;

public sealed class OversizeTests
{
    [Fact]
    public async Task A_body_that_is_announced_too_large_is_refused_before_it_is_sent()
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new() { BodyBytes = 1000 } });
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("POST /v1/analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: message/rfc822\r\nContent-Length: 1001\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 413 ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/analyze", "message/rfc822")]
    [InlineData("/v1/analyze", "multipart/form-data; boundary=b")]
    [InlineData("/report", "multipart/form-data; boundary=b")]
    public async Task An_endless_body_in_chunks_ends_at_the_limit(string path, string type)
    {
        await using var server = await TestServer.StartAsync(new() { Limits = new() { BodyBytes = 1 << 20 } });
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync($"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n");
        var start = Encoding.Latin1.GetBytes(type[0] == 'm' && type[1] == 'u' ? "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n" : "From: a@example.org\r\n");
        var reading = client.ReadToEndAsync();
        try
        {
            await client.SendChunkAsync(start);
            var chunk = new byte[1 << 16];
            chunk.AsSpan().Fill((byte)'x');
            for (var sent = 0; sent < 1 << 30 && !reading.IsCompleted; sent += chunk.Length)
            {
                await client.SendChunkAsync(chunk);
            }
        }
        catch (IOException)
        {
            // The server has closed the connection.
        }

        var answer = await reading.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 413 ", StringComparison.Ordinal), answer);
    }

    [Theory]
    [InlineData(70_000, 1, "431")]
    [InlineData(10, 2000, "431")]
    public async Task Header_fields_that_are_too_long_or_too_many_are_refused(int length, int count, string status)
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync("GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"X-{i}: {new string('x', length)}\r\n")) + "\r\n");
        Assert.StartsWith($"HTTP/1.1 {status} ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_line_that_is_too_long_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await RawClient.ConnectAsync(server.Address);
        await client.SendAsync($"GET /{new string('x', 20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 414 ", await client.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_too_many_parts_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 1001; i++)
        {
            form.Add(new StringContent("x"), "file", $"{i}.eml");
        }

        using var response = await server.Client.PostAsync("/v1/analyze", form);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_small_archive_that_unpacks_to_gigabytes_is_named_and_the_rest_is_read()
    {
        var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write("Subject: x\r\n\r\n"u8);
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 300; i++)
            {
                gzip.Write(zeros);
            }
        }

        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(packed.ToArray()), "file", "bomb.gz" },
            { new ByteArrayContent(Samples.Read("classic-a-continuity.eml")), "file", "mail.eml" },
        };
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.PostAsync("/v1/analyze", form);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains(lines, line => line.StartsWith("{\"source\":\"bomb.gz", StringComparison.Ordinal) && line.Contains("\"error\"", StringComparison.Ordinal));
        Assert.Contains("\"source\":\"mail.eml\"", lines[^1], StringComparison.Ordinal);
    }
}

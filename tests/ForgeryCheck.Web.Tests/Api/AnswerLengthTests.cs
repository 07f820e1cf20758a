using System.Net.Http.Headers;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Api;

public sealed class AnswerLengthTests
{
    [Fact]
    public async Task One_report_is_answered_in_one_piece_of_a_known_length()
    {
        await using var server = await TestServer.StartAsync();
        using var body = new ByteArrayContent(Samples.Read("forged-bulk-form.eml"));
        body.Headers.ContentType = new MediaTypeHeaderValue("message/rfc822");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/analyze") { Content = body };
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.NotEqual(true, response.Headers.TransferEncodingChunked);
        Assert.Equal(response.Content.Headers.ContentLength, (await response.Content.ReadAsByteArrayAsync()).Length);
    }
}

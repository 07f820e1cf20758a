using System.Net;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Api;

public sealed class MessageTypeTests
{
    [Theory]
    [InlineData("message/rfc822", "application/json")]
    [InlineData("message/global", "application/json")]
    [InlineData("Message/Global", "application/json")]
    [InlineData("application/x-of-somebody", "application/x-ndjson")]
    public async Task The_type_says_how_a_body_is_read(string type, string answer)
    {
        await using var server = await TestServer.StartAsync();
        using var body = new ByteArrayContent(Samples.Read("forged-bulk-form.eml")) { Headers = { ContentType = new(type) } };
        using var response = await server.Client.PostAsync("/v1/analyze", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(answer, response.Content.Headers.ContentType?.MediaType);
    }
}

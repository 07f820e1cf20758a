using System.Net;
using System.Text.Json;
using ForgeryCheck.Web.Tests.Support;

namespace ForgeryCheck.Web.Tests.Api;

public sealed class RuleTests
{
    [Fact]
    public async Task All_rules_are_listed()
    {
        await using var server = await TestServer.StartAsync();
        var rules = JsonDocument.Parse(await server.Client.GetStringAsync("/v1/rules")).RootElement;
        Assert.Equal(RuleSet.All.Select(rule => rule.Info.Id), rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("FC301")]
    [InlineData("fc301")]
    public async Task A_rule_comes_with_its_page(string id)
    {
        await using var server = await TestServer.StartAsync();
        var rule = JsonDocument.Parse(await server.Client.GetStringAsync($"/v1/rules/{id}")).RootElement;
        Assert.Equal("FC301", rule.GetProperty("id").GetString());
        Assert.StartsWith("# FC301", rule.GetProperty("page").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/rules/FC999", "application/problem+json")]
    [InlineData("/v1/rules/..%2F..%2Fetc%2Fpasswd", "application/problem+json")]
    [InlineData("/rules/FC999", "text/html")]
    [InlineData("/rules/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "text/html")]
    public async Task An_unknown_rule_is_not_found(string path, string type)
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<script>alert", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_rule_has_a_page_for_people_whose_links_lead_somewhere()
    {
        await using var server = await TestServer.StartAsync();
        var list = await server.Client.GetStringAsync("/rules");
        foreach (var rule in RuleSet.All)
        {
            Assert.Contains($"href=\"/rules/{rule.Info.Id}\"", list, StringComparison.Ordinal);
            using var response = await server.Client.GetAsync($"/rules/{rule.Info.Id}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }
}

using System.Net;
using ForgeryCheck.Web.Options;

namespace ForgeryCheck.Web.Tests.Access;

public sealed class OpenAddressTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("192.0.2.1")]
    public void An_address_that_others_can_reach_needs_a_token(string address)
    {
        var options = new WebOptions { Bind = [new(IPAddress.Loopback, 0), new(IPAddress.Parse(address), 8025)] };
        var refused = Assert.Throws<FormatException>(() => new WebServer(options, new WebOutput()));
        Assert.Contains("--token", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_it_may_be_bound()
    {
        await using var server = new WebServer(new() { Bind = [new(IPAddress.Any, 0)], Token = "0123456789abcdef" }, new WebOutput());
        Assert.StartsWith("http://0.0.0.0:", Assert.Single(await server.StartAsync()), StringComparison.Ordinal);
        await server.StopAsync();
    }

    [Fact]
    public async Task An_address_in_use_is_an_error_that_names_it()
    {
        await using var first = new WebServer(new() { Bind = [new(IPAddress.Loopback, 0)] }, new WebOutput());
        var address = new Uri((await first.StartAsync())[0]);
        await using var second = new WebServer(new() { Bind = [new(IPAddress.Loopback, address.Port)] }, new WebOutput());
        var refused = await Assert.ThrowsAsync<IOException>(second.StartAsync);
        Assert.Contains($"127.0.0.1:{address.Port}", refused.Message, StringComparison.Ordinal);
    }
}

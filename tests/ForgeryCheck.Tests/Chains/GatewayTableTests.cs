using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Chains;

/// <summary>The known gateways, and what a declared one stands for.</summary>
public sealed class GatewayTableTests
{
    public static TheoryData<string> Names => [.. ChainMail.Gateways.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_known_gateway_has_a_title_a_month_and_hosts_that_can_be_told(string name)
    {
        var gateway = Assert.Single(ChainMail.Gateways.Read([name], "test"));

        Assert.False(string.IsNullOrWhiteSpace(gateway.Name));
        Assert.Matches(@"^20\d\d-(0[1-9]|1[0-2])$", gateway.Date!);
        Assert.NotEmpty(gateway.Hosts.Entries);
        Assert.True(gateway.Hosts.HasBlocks || gateway.IsPartial, "without addresses nothing is complete");
        Assert.False(gateway.Has("localhost", null));
        Assert.False(gateway.Has(null, Ip("192.0.2.1")));
    }

    [Theory]
    [InlineData("mimecast", "eu-smtp-delivery-1.mimecast.com", "207.211.31.120")]
    [InlineData("Proofpoint", "mx0a-0031df01.pphosted.com", "205.220.168.131")]
    [InlineData("barracuda", "outbound-ip168a.ess.barracuda.com", "209.222.82.36")]
    [InlineData("hornetsecurity", "mx-relay47-hz3.antispameurope.com", "94.100.134.236")]
    public void Hosts_that_public_lists_have_seen_are_of_the_known_gateways(string name, string host, string address)
    {
        var gateway = Assert.Single(ChainMail.Gateways.Read([name], "test"));

        Assert.True(gateway.Has(host, null));
        Assert.True(gateway.Has(null, Ip(address)));
    }

    [Fact]
    public void Names_and_hosts_may_be_mixed_and_the_hosts_are_one_gateway()
    {
        var gateways = ChainMail.Gateways.Read(["mimecast", "gw.example.org", "192.0.2.0/28"], "test");

        Assert.Equal(["Mimecast", "gw.example.org, 192.0.2.0/28"], gateways.Select(g => g.Name));
        Assert.True(gateways[1].Has("out1.gw.example.org", null));
        Assert.True(gateways[1].Has(null, Ip("192.0.2.7")));
        Assert.False(gateways[1].IsPartial);
        Assert.True(Assert.Single(ChainMail.Gateways.Read([".example.org"], "test")).IsPartial);
    }

    [Theory]
    [InlineData("mimecst")]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("what?.example")]
    [InlineData("192.0.2.0/33")]
    [InlineData("user@example.org")]
    public void What_is_no_gateway_is_told_in_one_line_with_the_known_ones(string value)
    {
        var error = Assert.Throws<FormatException>(() => ChainMail.Behind(value));

        Assert.StartsWith($"--gateway: \"{value}\" is not a gateway", error.Message, StringComparison.Ordinal);
        Assert.Contains("mimecast", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Theory]
    [InlineData("""{ "name": "x", "title": "X", "hosts": [".x.example"], "date": "2026-01" }""", "\"source\" is missing")]
    [InlineData("""{ "name": "x", "title": "X", "hosts": [".x.example"], "source": "s" }""", "\"date\" is missing")]
    [InlineData("""{ "name": "x", "title": "X", "hosts": [".x.example"], "source": "s", "date": "May" }""", "\"May\" is not a month")]
    [InlineData("""{ "name": "x", "title": "X", "hosts": ["x.example"], "source": "s", "date": "2026-01" }""", "\"x.example\" is not a suffix")]
    [InlineData("""{ "name": "x", "title": "X", "networks": ["x.example"], "source": "s", "date": "2026-01" }""", "\"x.example\" is not an address or block")]
    [InlineData("""{ "name": "x", "title": "X", "source": "s", "date": "2026-01" }""", "neither hosts nor networks")]
    [InlineData("""{ "name": "x.y", "title": "X", "hosts": [".x.example"], "source": "s", "date": "2026-01" }""", "not a name without dots")]
    [InlineData("""{ "name": "x", "titel": "X" }""", "unknown key \"titel\"")]
    public void A_wrong_row_is_told_in_one_line(string row, string expected)
    {
        var error = Assert.Throws<FormatException>(() => new GatewayTable(Encoding.UTF8.GetBytes($$"""{ "gateways": [ {{row}} ] }""")));

        Assert.StartsWith("gateways.json: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    private static HostAddress Ip(string text) => HostAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}

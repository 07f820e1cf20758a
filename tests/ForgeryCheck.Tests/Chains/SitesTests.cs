using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Chains;

public class SitesTests
{
    private const string Two = """
        // two companies
        { "sites": [
            { "name": "Bieberdorf", "mine": true, "domains": ["bieberdorf.edu"],
              "firewalls": ["fw-b.bieberdorf.edu", "192.0.2.1"], "networks": ["198.51.100.0/24"] },
            { "name": "Turmeric", "domains": ["turmeric.com"], "firewalls": [".gate.turmeric.com"], },
        ] }
        """;

    [Fact]
    public void Sites_and_trusted_hosts_are_read()
    {
        var sites = Load(Two, "mx.example.org", "203.0.113.0/24");

        Assert.Equal(["Bieberdorf", "Turmeric", "your declared hosts"], sites.All.Select(s => s.Name));
        Assert.Equal(["Bieberdorf", "your declared hosts"], sites.Mine.Select(s => s.Name));
        Assert.True(sites.All[2].HasFirewall("mx.example.org", null));
    }

    [Theory]
    [InlineData("fw-b.bieberdorf.edu", null, "Bieberdorf")]
    [InlineData("whatever.example", "192.0.2.1", "Bieberdorf")]
    [InlineData(null, "198.51.100.9", "Bieberdorf")]
    [InlineData("pc7.BIEBERDORF.edu.", null, "Bieberdorf")]
    [InlineData("turmeric.com", null, "Turmeric")]
    [InlineData("notturmeric.com", null, null)]
    [InlineData(null, null, null)]
    public void A_host_belongs_to_a_site_by_firewall_network_or_domain(string? host, string? address, string? site)
    {
        HostAddress? parsed = address is not null && HostAddress.TryParse(address, out var value) ? value : null;
        Assert.Equal(site, SitePlaces.SiteOf(Load(Two), new HostEnd(host, null, parsed))?.Name);
    }

    [Fact]
    public void A_firewall_is_told_from_other_hosts_of_its_site()
    {
        var site = Load(Two).All[1];
        Assert.True(site.HasFirewall("x.gate.turmeric.com", null));
        Assert.False(site.HasFirewall("mail.turmeric.com", null));
    }

    [Theory]
    [InlineData("{ \"sites\": [ }", "my.json: invalid JSON at line 1")]
    [InlineData("[]", "my.json: must be an object")]
    [InlineData("", "")]
    [InlineData("{ \"sites\": {} }", "my.json: \"sites\" must be a list")]
    [InlineData("{ \"site\": [] }", "my.json: unknown key \"site\"")]
    [InlineData("{ \"sites\": [ { } ] }", "my.json: site 1: \"name\" is missing")]
    [InlineData("{ \"sites\": [ 7 ] }", "my.json: site 1: must be an object")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"firewall\": [] } ] }", "my.json: site 1: unknown key \"firewall\"")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"mine\": \"yes\" } ] }", "site \"A\": \"mine\" must be true or false")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"firewalls\": [\"a b\"] } ] }", "site \"A\": \"a b\" is not a host")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"firewalls\": [1] } ] }", "site \"A\": \"firewalls\" must contain strings only")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"domains\": [\"me@x.org\"] } ] }", "site \"A\": \"me@x.org\" is not a domain")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"mine\": true, \"gateways\": [\"mimecst\"] } ] }", "site \"A\": \"mimecst\" is not a gateway")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\", \"gateways\": [\"mimecast\"] } ] }", "site \"A\": has \"gateways\", the hosts through which mail comes in to you")]
    [InlineData("{ \"sites\": [ { \"name\": \"A\" }, { \"name\": \"A\" } ] }", "site \"A\": declared twice")]
    public void An_error_says_where_and_what_in_one_line(string json, string expected)
    {
        if (expected.Length == 0)
        {
            Assert.Empty(Load(json).All);
            return;
        }

        var error = Assert.Throws<FormatException>(() => Load(json));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void A_bad_trust_value_is_named()
    {
        var error = Assert.Throws<FormatException>(() => ChainMail.Trust("mx.example.org", "what?"));
        Assert.Contains("--trust: \"what?\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_that_ships_declares_nothing() =>
        Assert.Empty(Sites.Load(ChainMail.Files.Read(Sites.FileName), Sites.FileName, ChainMail.Gateways, [], []).All);

    private static Sites Load(string json, params string[] trust) => Sites.Load(Encoding.UTF8.GetBytes(json), "my.json", ChainMail.Gateways, trust, []);
}

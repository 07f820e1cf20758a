using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Hosts;

public class HostListTests
{
    private static readonly HostList Hosts = new(["mx.example.org", ".corp.example.net", "192.0.2.7", "198.51.100.0/24", "2001:db8:1::/48", "[203.0.113.9]"]);

    [Theory]
    [InlineData("mx.example.org", true)]
    [InlineData("MX.Example.ORG.", true)]
    [InlineData("a.mx.example.org", false)]
    [InlineData("xmx.example.org", false)]
    [InlineData("corp.example.net", true)]
    [InlineData("a.b.corp.example.net", true)]
    [InlineData("xcorp.example.net", false)]
    [InlineData("example.net", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData(null, false)]
    public void Names_and_suffixes(string? name, bool expected) => Assert.Equal(expected, Hosts.HasName(name));

    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("192.0.2.8", false)]
    [InlineData("198.51.100.255", true)]
    [InlineData("198.51.101.0", false)]
    [InlineData("203.0.113.9", true)]
    [InlineData("2001:db8:1:ffff::1", true)]
    [InlineData("2001:db8:2::1", false)]
    [InlineData("::ffff:192.0.2.7", true)]
    public void Addresses_and_blocks(string address, bool expected)
    {
        Assert.True(HostAddress.TryParse(address, out var parsed));
        Assert.Equal(expected, Hosts.HasAddress(parsed));
    }

    [Theory]
    [InlineData("mx.example.org", "192.0.2.7", "MX.example.org.", null, true)]
    [InlineData("a.corp.example.net", null, "b.corp.example.net", null, true)]
    [InlineData("corp.example.net", null, "b.corp.example.net", null, true)]
    [InlineData(null, "198.51.100.1", "x.example.com", "198.51.100.2", true)]
    [InlineData("mx.example.org", null, "a.corp.example.net", null, false)] // two entries
    [InlineData("a.corp.example.net", null, null, "192.0.2.7", false)]
    [InlineData(null, "192.0.2.7", null, "198.51.100.1", false)]
    [InlineData(null, null, null, null, false)]
    public void One_entry_may_list_two_hosts(string? one, string? address, string? other, string? otherAddress, bool expected) =>
        Assert.Equal(expected, Hosts.HasTogether((one, Address(address)), (other, Address(otherAddress))));

    private static HostAddress? Address(string? text) => HostAddress.TryParse(text ?? "", out var address) ? address : null;

    [Fact]
    public void A_block_of_everything_holds_its_own_family_only()
    {
        var all = new HostList(["0.0.0.0/0"]);
        Assert.True(all.HasAddress(new HostAddress(1, false)));
        Assert.False(all.HasAddress(new HostAddress(1, true)));
        Assert.False(all.HasAddress(null));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("*.example.org")]
    [InlineData("mx example.org")]
    [InlineData("a..example.org")]
    [InlineData("192.0.2.256")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.0/33")]
    [InlineData("2001:db8::/129")]
    [InlineData("192.0.2.0/-1")]
    [InlineData("me@example.org")]
    public void A_bad_entry_is_named(string entry)
    {
        var error = Assert.Throws<FormatException>(() => new HostList(["mx.example.org", entry]));
        Assert.Contains($"\"{entry}\"", error.Message, StringComparison.Ordinal);
    }
}

using System.Text;
using ForgeryCheck.Hosts;
using ForgeryCheck.Tests.Chains;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Hosts;

public class SpecialAddressesTests
{
    [Theory]
    [InlineData("8.8.8.8", AddressKind.Public)]
    [InlineData("0.1.2.3", AddressKind.Unspecified)]
    [InlineData("127.1.2.3", AddressKind.Loopback)]
    [InlineData("10.255.0.1", AddressKind.Private)]
    [InlineData("172.16.0.1", AddressKind.Private)]
    [InlineData("172.31.255.255", AddressKind.Private)]
    [InlineData("172.32.0.0", AddressKind.Public)]
    [InlineData("192.168.1.1", AddressKind.Private)]
    [InlineData("192.169.1.1", AddressKind.Public)]
    [InlineData("100.64.0.1", AddressKind.SharedNat)]
    [InlineData("100.128.0.1", AddressKind.Public)]
    [InlineData("169.254.9.9", AddressKind.LinkLocal)]
    [InlineData("192.0.2.7", AddressKind.Documentation)]
    [InlineData("198.51.100.7", AddressKind.Documentation)]
    [InlineData("203.0.113.7", AddressKind.Documentation)]
    [InlineData("198.19.0.1", AddressKind.Benchmarking)]
    [InlineData("224.140.193.216", AddressKind.Multicast)]
    [InlineData("241.0.0.1", AddressKind.Reserved)]
    [InlineData("255.255.255.255", AddressKind.Broadcast)]
    [InlineData("::", AddressKind.Unspecified)]
    [InlineData("::1", AddressKind.Loopback)]
    [InlineData("::ffff:10.0.0.1", AddressKind.Private)]
    [InlineData("fe80::1", AddressKind.LinkLocal)]
    [InlineData("fd00::1", AddressKind.UniqueLocal)]
    [InlineData("2001:db8::1", AddressKind.Documentation)]
    [InlineData("ff02::1", AddressKind.Multicast)]
    [InlineData("2607:f8b0::1", AddressKind.Public)]
    [InlineData("2002:a05:6c16::1", AddressKind.Private)]        // Google's 10.5.108.22
    [InlineData("2002:808:808::1", AddressKind.Public)]
    [InlineData("64:ff9b::c0a8:101", AddressKind.Private)]
    [InlineData("64:ff9b::808:808", AddressKind.Public)]
    public void The_kind_of_an_address(string text, AddressKind expected)
    {
        Assert.True(HostAddress.TryParse(text, out var address));
        Assert.Equal(expected, ChainMail.Addresses.Of(address));
    }

    [Theory]
    [InlineData("{ \"blocks\": [ { \"block\": \"10.0.0.0/99\", \"kind\": \"private\" } ] }", "\"10.0.0.0/99\" is not an address block")]
    [InlineData("{ \"blocks\": [ { \"block\": \"10.0.0.0/8\", \"kind\": \"privat\" } ] }", "\"privat\" is not a kind of address")]
    [InlineData("{ \"blocks\": [ 3 ] }", "\"block\" is missing")]
    public void A_wrong_table_is_told_in_one_line(string json, string expected)
    {
        var error = Assert.Throws<FormatException>(() => new SpecialAddresses(Encoding.UTF8.GetBytes(json), "s.json"));
        Assert.StartsWith("s.json: " + expected, error.Message, StringComparison.Ordinal);
    }
}

using System.Text;
using ForgeryCheck.Milter.Sessions;
using ForgeryCheck.Milter.Tests.Support;

namespace ForgeryCheck.Milter.Tests.Sessions;

public sealed class MilterClientTests
{
    [Theory]
    [InlineData("client.example.net", "198.51.100.7", "client.example.net")]
    [InlineData("client.example.net.", "IPv6:2001:db8::7", "client.example.net")]
    [InlineData("unknown", "2001:db8::7", null)]
    [InlineData("[198.51.100.7]", "198.51.100.7", null)]
    [InlineData("localhost", "127.0.0.1", null)]
    public void A_client_has_address_and_port_and_a_name_if_there_is_one(string name, string address, string? expected)
    {
        var client = MilterClient.Read(Wire.Connect(name, address, 40_001).AsSpan(5), hasNames: true);
        Assert.Equal((expected, address.Replace("IPv6:", "", StringComparison.Ordinal), 40_001), (client.Name, client.Address.ToString(), client.Port));
    }

    [Fact]
    public void Where_nobody_says_whether_it_is_confirmed_a_name_is_none() =>
        Assert.Null(MilterClient.Read(Wire.Connect("client.example.net", "198.51.100.7").AsSpan(5), hasNames: false).Name);

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost\0")]
    [InlineData("localhost\0U")]
    [InlineData("localhost\0L\0\0/run/socket\0")]
    [InlineData("localhost\0004\0")]
    [InlineData("localhost\0004\0\x19")]
    [InlineData("localhost\0004\0\x19not-an-address\0")]
    [InlineData("localhost\0X\0\x19" + "192.0.2.7\0")]
    public void Others_have_no_address(string data) => Assert.Null(MilterClient.Read(Encoding.Latin1.GetBytes(data), hasNames: true).Address);
}

using System.Net;
using ForgeryCheck.Smtp.Policy;
using ForgeryCheck.Smtp.Wire;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Tests.Policy;

/// <summary>Who may do what: peers and connections.</summary>
public class PolicyTests
{
    [Theory]
    [InlineData("192.0.2.7", true)]
    [InlineData("192.0.2.8", false)]
    [InlineData("198.51.100.200", true)]
    [InlineData("2001:db8::7", true)]
    [InlineData("2001:db9::7", false)]
    public void PeersAreKnownByAddress(string address, bool isTrusted)
    {
        var peers = new TrustedPeers(["192.0.2.7", "198.51.100.0/24", "2001:db8::/32"], "--trust-proxy");

        Assert.Equal(isTrusted, peers.Has(Address(address)));
        Assert.False(new TrustedPeers([], "--trust-proxy").Has(Address(address)));
    }

    [Theory]
    [InlineData("mx.example.org")]
    [InlineData("")]
    [InlineData("192.0.2.0/33")]
    [InlineData("192.0.2")]
    public void OtherEntriesAreRefusedInOneLine(string entry) =>
        Assert.Contains(entry + ":", Assert.Throws<FormatException>(() => new TrustedPeers([entry], "--trust-proxy")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8::7", "2001:db8::7")]
    [InlineData("fe80::1%3", "fe80::1")]
    public void TheAddressOfASocketIsPlain(string socket, string address) =>
        Assert.Equal(address, PeerAddress.From(IPAddress.Parse(socket)).ToString());

    [Fact]
    public void ConnectionsAreCountedInAllAndForEachAddress()
    {
        var table = new ConnectionTable(total: 4, perAddress: 2);
        HostAddress one = Address("192.0.2.1"), v6 = Address("2001:db8::1"), sameNet = Address("2001:db8::2:3");

        Assert.True(table.TryAdd(one, out _));
        Assert.True(table.TryAdd(one, out _));
        Assert.False(table.TryAdd(one, out var refusal));
        Assert.Equal(ConnectionRefusal.TooManyFromAddress, refusal);
        Assert.True(table.TryAdd(v6, out _));
        Assert.True(table.TryAdd(sameNet, out _));
        Assert.False(table.TryAdd(Address("192.0.2.2"), out refusal));
        Assert.Equal(ConnectionRefusal.TooMany, refusal);

        table.Remove(one);
        Assert.False(table.TryAdd(v6, out refusal));
        Assert.Equal(ConnectionRefusal.TooManyFromAddress, refusal);
        Assert.True(table.TryAdd(Address("192.0.2.2"), out refusal));
        Assert.False(table.TryAdd(Address("192.0.2.3"), out refusal));
        Assert.Equal(ConnectionRefusal.TooMany, refusal);
    }

    [Fact]
    public void TheTableIsEmptyWhenAllAreGone()
    {
        const int Total = 1000;
        var table = new ConnectionTable(Total, 0);
        Parallel.For(0, 10_000, i =>
        {
            Assert.True(table.TryAdd(new((UInt128)(uint)(i % 7), false), out _));
            table.Remove(new((UInt128)(uint)(i % 7), false));
        });
        table.Remove(Address("192.0.2.1"));

        Assert.All(Enumerable.Range(0, Total), _ => Assert.True(table.TryAdd(Address("192.0.2.1"), out var _)));
        Assert.False(table.TryAdd(Address("192.0.2.1"), out _));
    }

    internal static HostAddress Address(string text)
    {
        Assert.True(HostAddress.TryParse(text, out var address));
        return address;
    }
}

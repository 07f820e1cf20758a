using ForgeryCheck.Names;

namespace ForgeryCheck.Tests.Names;

/// <summary>The values of --dns, --dns-record, --resolver and --dns-timeout.</summary>
public sealed class NameOptionsTests
{
    [Fact]
    public void OffIsTheDefault()
    {
        Assert.Equal(NameMode.Off, NameOptions.Parse(null).Mode);
        Assert.Same(NamesOff.Instance, NameServices.Create(NameOptions.Parse("off")).Names);
    }

    [Fact]
    public void LiveWithEverything()
    {
        var options = NameOptions.Parse("live", "dns.json", "192.0.2.53:5353", 750);
        Assert.Equal(NameMode.Live, options.Mode);
        Assert.Equal("dns.json", options.RecordFile);
        Assert.Equal("192.0.2.53:5353", options.Resolver!.ToString());
        Assert.Equal(TimeSpan.FromMilliseconds(750), options.Timeout);
    }

    [Fact]
    public void ReplayNamesItsFile() => Assert.Equal("a=b.json", NameOptions.Parse("replay=a=b.json").ReplayFile);

    [Theory]
    [InlineData("192.0.2.53", "192.0.2.53:53")]
    [InlineData("192.0.2.53:5353", "192.0.2.53:5353")]
    [InlineData("2001:db8::53", "[2001:db8::53]:53")]
    [InlineData("[2001:db8::53]", "[2001:db8::53]:53")]
    [InlineData("[2001:db8::53]:5353", "[2001:db8::53]:5353")]
    [InlineData("::1", "[::1]:53")]
    public void Resolvers(string text, string endPoint) => Assert.Equal(endPoint, NameOptions.ParseResolver(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("dns.example.org")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.53:")]
    [InlineData("192.0.2.53:0")]
    [InlineData("192.0.2.53:65536")]
    [InlineData("192.0.2.53:-1")]
    [InlineData("192.0.2.53: 53")]
    [InlineData("[2001:db8::53]5353")]
    [InlineData("[2001:db8::53]:")]
    [InlineData("[2001:db8::53")]
    [InlineData("2001:db8::zz")]
    public void NoResolvers(string text) =>
        Assert.Contains($"--resolver {text}: expected an address", Assert.Throws<FormatException>(() => NameOptions.ParseResolver(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("on", null, null, null, "--dns on: expected off, live or replay=FILE")]
    [InlineData("replay=", null, null, null, "--dns replay=: expected off, live or replay=FILE")]
    [InlineData("off", "f", null, null, "--dns-record needs --dns live")]
    [InlineData("replay=f", "g", null, null, "--dns-record needs --dns live")]
    [InlineData(null, null, "192.0.2.1", null, "--resolver needs --dns live")]
    [InlineData(null, null, null, 100, "--dns-timeout needs --dns live")]
    [InlineData("live", null, null, 0, "--dns-timeout 0: expected 10 to 60000 milliseconds")]
    [InlineData("live", "", null, null, "--dns-record: expected a file")]
    public void WhatDoesNotGoIsSaid(string? dns, string? record, string? resolver, int? timeout, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => NameOptions.Parse(dns, record, resolver, timeout)).Message);
}

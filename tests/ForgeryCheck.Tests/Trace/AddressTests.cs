using System.Net;
using CsCheck;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Trace;

/// <summary>Addresses, held against the framework's own parser where both are strict.</summary>
public class AddressTests
{
    [Fact]
    public void EveryV6AddressTheFrameworkWritesIsRead() =>
        Gen.Byte.Array[16].Sample(bytes =>
        {
            var theirs = new IPAddress(bytes);
            var text = theirs.ToString();
            return HostAddress.TryParse(text, out var ours)
                && ours.ToString() == (theirs.IsIPv4MappedToIPv6 ? theirs.MapToIPv4().ToString() : text);
        });

    [Fact]
    public void EveryV4AddressIsReadAndWritten() =>
        Gen.Byte.Array[4].Sample(bytes => HostAddress.TryParse(new IPAddress(bytes).ToString(), out var ours) && ours.ToString() == new IPAddress(bytes).ToString());

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.1.1.1")]
    [InlineData("01.2.3.4")]
    [InlineData("1..2.3")]
    [InlineData("0x7f.0.0.1")]
    [InlineData(":::")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1::2::3")]
    [InlineData("12345::")]
    [InlineData("::1.2.3.256")]
    [InlineData("")]
    [InlineData("mail.example.org")]
    public void WhatIsNoAddressIsRefused(string text) => Assert.False(HostAddress.TryParse(text, out _));
}

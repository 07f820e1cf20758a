using System.Text;
using CsCheck;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Smtp.Tests.Syntax;

namespace ForgeryCheck.Smtp.Tests.Clients;

/// <summary>XCLIENT and XFORWARD.</summary>
public class ClientClaimTests
{
    [Fact]
    public void XclientOverridesWhatItNames()
    {
        Assert.Equal(ArgumentError.None, Xclient(
            "NAME=spike.example.org addr=IPV6:2001:db8::7 PORT=52826 PROTO=esmtp HELO=a+2Bb LOGIN=user DESTADDR=198.51.100.1 DESTPORT=25", out var client));

        Assert.Equal(
            ("spike.example.org", "2001:db8::7", 52826, "ESMTP", "a+b"),
            (client.Name, client.Address?.ToString(), client.Port, client.Protocol, client.Helo));
    }

    [Fact]
    public void UnavailableIsToldFromNotNamed()
    {
        Assert.Equal(ArgumentError.None, Xclient("NAME=[UNAVAILABLE] ADDR=[TEMPUNAVAIL] HELO=[unavailable]", out var client));

        Assert.Equal((null, null, null), (client.Name, client.Address, client.Helo));
        Assert.Equal(ClientAttributes.Name | ClientAttributes.Addr | ClientAttributes.Helo, client.Given);
        Assert.False(client.Has(ClientAttributes.Port));
    }

    [Theory]
    [InlineData("", ArgumentError.BadParameter)]
    [InlineData("NAME", ArgumentError.BadValue)]
    [InlineData("NAME=", ArgumentError.BadParameter)]
    [InlineData("FOO=bar", ArgumentError.UnknownParameter)]
    [InlineData("IDENT=bar", ArgumentError.UnknownParameter)]
    [InlineData("HELO=a+0Ab", ArgumentError.BadValue)]
    [InlineData("HELO=a+zz", ArgumentError.BadValue)]
    [InlineData("HELO=a\u0001", ArgumentError.Control)]
    [InlineData("NAME=a+20b", ArgumentError.BadValue)]
    [InlineData("ADDR=spike.example.org", ArgumentError.BadValue)]
    [InlineData("ADDR=IPV6:192.0.2.7", ArgumentError.BadValue)]
    [InlineData("ADDR=192.0.2.256", ArgumentError.BadValue)]
    [InlineData("ADDR=192.0.2.7 ADDR=192.0.2.8", ArgumentError.DuplicateParameter)]
    [InlineData("PORT=65536", ArgumentError.BadValue)]
    [InlineData("PORT=-1", ArgumentError.BadValue)]
    [InlineData("PROTO=HTTP", ArgumentError.BadValue)]
    [InlineData("DESTADDR=x", ArgumentError.BadValue)]
    [InlineData("DESTPORT=x", ArgumentError.BadValue)]
    public void WrongXclientChangesNothing(string text, object error)
    {
        Assert.Equal(error, Xclient(text, out var client));
        Assert.Equal(new ClaimedClient(), client);
    }

    [Fact]
    public void AValueHas255Characters()
    {
        Assert.Equal(ArgumentError.None, Xclient("HELO=" + new string('a', 255), out _));
        Assert.Equal(ArgumentError.BadValue, Xclient("HELO=" + new string('a', 256), out _));
    }

    [Fact]
    public void XforwardAddsUpOverCommands()
    {
        // As Postfix 3.7 sends it before a content filter.
        var client = new ForwardedClient();
        Assert.Equal(ArgumentError.None, Xforward("NAME=[UNAVAILABLE] ADDR=127.0.0.1 PORT=37144", ref client));
        Assert.Equal(ArgumentError.None, Xforward("PROTO=ESMTP HELO=client.example IDENT=D3F79B8E6E3 SOURCE=local", ref client));

        Assert.Equal(
            (null, "127.0.0.1", 37144, "ESMTP", "client.example", "D3F79B8E6E3", "LOCAL"),
            (client.Name, client.Address?.ToString(), client.Port, client.Protocol, client.Helo, client.Identifier, client.Source));
    }

    [Theory]
    [InlineData("LOGIN=x", ArgumentError.UnknownParameter)]
    [InlineData("SOURCE=ELSEWHERE", ArgumentError.BadValue)]
    [InlineData("PORT=1 HELO=a+0D", ArgumentError.BadValue)]
    public void WrongXforwardChangesNothing(string text, object error)
    {
        var client = new ForwardedClient { Port = 7 };

        Assert.Equal(error, Xforward(text, ref client));
        Assert.Equal(new ForwardedClient { Port = 7 }, client);
    }

    [Fact]
    public void NoDamageThrowsOrGivesControls() =>
        PathReaderTests.Damage("NAME=a.b ADDR=IPV6:2001:db8::7 PORT=5 PROTO=ESMTP HELO=a+2Bb", "IDENT=D3F SOURCE=LOCAL NAME=[UNAVAILABLE]").Sample(bytes =>
        {
            var forwarded = new ForwardedClient();
            _ = XclientReader.Read(bytes, out var client);
            _ = XforwardReader.Read(bytes, ref forwarded);
            return new[] { client.Name, client.Helo, client.Protocol, forwarded.Name, forwarded.Helo, forwarded.Identifier, forwarded.Protocol }
                .All(t => t is null || !t.Any(char.IsControl));
        });

    private static ArgumentError Xclient(string text, out ClaimedClient client) => XclientReader.Read(Encoding.UTF8.GetBytes(text), out client);

    private static ArgumentError Xforward(string text, ref ForwardedClient client) => XforwardReader.Read(Encoding.UTF8.GetBytes(text), ref client);
}

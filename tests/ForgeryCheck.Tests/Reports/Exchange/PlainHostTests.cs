using ForgeryCheck.Reports.Exchange;

namespace ForgeryCheck.Tests.Reports.Exchange;

public sealed class PlainHostTests
{
    [Theory]
    [InlineData("Mail.Example.ORG.", "mail.example.org")]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("localhost", null)]
    [InlineData("192.0.2.1", null)]
    [InlineData("[192.0.2.1]", null)]
    [InlineData("2001:db8::1", null)]
    [InlineData("my_pc.example.org", null)]
    [InlineData("-x.example.org", null)]
    [InlineData("a..b", null)]
    [InlineData("'); drop.example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void OnlyANameOfTheInternetIsOne(string? name, string? plain) => Assert.Equal(plain, PlainHost.Of(name));
}

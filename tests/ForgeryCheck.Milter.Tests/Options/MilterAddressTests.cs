using ForgeryCheck.Milter.Options;

namespace ForgeryCheck.Milter.Tests.Options;

public sealed class MilterAddressTests
{
    [Theory]
    [InlineData("inet:127.0.0.1:8890")]
    [InlineData("inet:[::1]:0")]
    [InlineData("unix:/run/forgerycheck/milter.sock")]
    [InlineData("unix:milter.sock")]
    public void Addresses_are_read_and_written(string text) => Assert.Equal(text, MilterAddress.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("127.0.0.1:8890")]
    [InlineData("inet:8890@127.0.0.1")]
    [InlineData("inet:127.0.0.1")]
    [InlineData("inet:1:8890")]
    [InlineData("inet:::1:8890")]
    [InlineData("inet:[127.0.0.1]:8890")]
    [InlineData("inet:127.0.0.1:65536")]
    [InlineData("unix:")]
    [InlineData("local:/x")]
    public void Other_text_is_refused_with_what_would_be_valid(string text) =>
        Assert.StartsWith($"{text}: must be inet:ADDR:PORT or unix:PATH", Assert.Throws<FormatException>(() => MilterAddress.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_that_fits_into_no_socket_address_is_refused() =>
        Assert.Contains("at most 107 bytes", Assert.Throws<FormatException>(() => MilterAddress.Parse("unix:/" + new string('a', 107))).Message, StringComparison.Ordinal);
}

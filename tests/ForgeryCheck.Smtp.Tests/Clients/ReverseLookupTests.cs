using ForgeryCheck.Names;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Tests.Policy;

namespace ForgeryCheck.Smtp.Tests.Clients;

public class ReverseLookupTests
{
    [Theory]
    [InlineData("192.0.2.7", "mx.example.org")]
    [InlineData("192.0.2.8", null)] // its name leads elsewhere
    [InlineData("192.0.2.9", null)] // no name
    public async Task TheNameThatLeadsBackIsFound(string address, string? name)
    {
        using var lookup = ReverseLookup.Start(new ReplayedNames([
            Answer("7.2.0.192.in-addr.arpa", DnsType.Ptr, "mx.example.org"),
            Answer("8.2.0.192.in-addr.arpa", DnsType.Ptr, "mx.example.org"),
            Answer("mx.example.org", DnsType.A, "192.0.2.7"),
        ]), PolicyTests.Address(address));

        Assert.Equal(name, await lookup.Name);
    }

    [Fact]
    public async Task ASlowServerHoldsNobody()
    {
        var names = new SlowNames();
        var lookup = ReverseLookup.Start(names, PolicyTests.Address("192.0.2.7"));
        Assert.False(lookup.Name.IsCompleted);
        lookup.Dispose();

        Assert.Null(await lookup.Name);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.1.1")]
    [InlineData("fe80::1")]
    public async Task ASitesOwnAddressesAreNotAskedAbout(string address)
    {
        var names = new SlowNames();
        using var lookup = ReverseLookup.Start(names, PolicyTests.Address(address));
        await lookup.Name;

        Assert.Equal(0, names.Asked);
    }

    [Fact]
    public async Task AFaultOfTheServiceIsNoName()
    {
        using var lookup = ReverseLookup.Start(new SlowNames { Fails = true }, PolicyTests.Address("192.0.2.7"));
        await Task.WhenAny(lookup.Name);

        Assert.False(lookup.Name.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WithoutDnsNothingBegins()
    {
        using var lookup = ReverseLookup.Start(NamesOff.Instance, PolicyTests.Address("192.0.2.7"));

        Assert.True(lookup.Name.IsCompletedSuccessfully);
        Assert.Null(await lookup.Name);
    }

    private static DnsAnswer Answer(string name, DnsType type, string record) =>
        new(DnsQuestion.Of(name, type), DnsStatus.NoError, [record], DateTimeOffset.UnixEpoch, "192.0.2.53:53");

    /// <summary>Never answers.</summary>
    private sealed class SlowNames : INameService
    {
        public int Asked { get; private set; }

        public bool Fails { get; init; }

        public bool IsOn => true;

        public async ValueTask<DnsAnswer> AskAsync(DnsQuestion question, CancellationToken cancellation = default)
        {
            Asked++;
            await Task.Delay(Fails ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancellation);
            throw new InvalidOperationException("no answer");
        }
    }
}

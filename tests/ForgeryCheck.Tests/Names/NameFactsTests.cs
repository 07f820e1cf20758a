using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Names;

/// <summary>What is known, and what is not, from answers alone.</summary>
public sealed class NameFactsTests
{
    private static readonly HostAddress Ip = new(0xC0000207, false);

    [Fact]
    public async Task OffKnowsNothing()
    {
        var facts = await NameFacts.GatherAsync(NamesOff.Instance, new NameTargets([Ip], ["a.test"], ["b.test"]));
        Assert.False(facts.IsOn);
        Assert.Empty(facts.All);
        Assert.Null(facts.ReverseNames(Ip));
        Assert.Null(facts.ConfirmedNames(Ip));
        Assert.Null(facts.Addresses("a.test"));
    }

    [Fact]
    public void OneFamilyAloneIsNotTheWholeAnswer()
    {
        var facts = Facts(("a.test", DnsType.A, DnsStatus.NoError, ["192.0.2.7"]), ("a.test", DnsType.Aaaa, DnsStatus.NotAnswered, []));
        Assert.Null(facts.Addresses("a.test"));
        Assert.Equal([Ip], facts.Addresses("a.test", v6: false));
        Assert.Null(facts.Addresses("a.test", v6: true));
    }

    [Fact]
    public void ANameThatGotNoAnswerLeavesTheConfirmationOpen()
    {
        var reverse = ("7.2.0.192.in-addr.arpa", DnsType.Ptr, DnsStatus.NoError, new[] { "a.test", "b.test" });
        Assert.Null(Facts(reverse, ("a.test", DnsType.A, DnsStatus.NxDomain, [])).ConfirmedNames(Ip));
        Assert.Empty(Facts(reverse, ("a.test", DnsType.A, DnsStatus.NxDomain, []), ("b.test", DnsType.A, DnsStatus.NoError, [])).ConfirmedNames(Ip)!);
        Assert.Equal(["b.test"], Facts(reverse, ("b.test", DnsType.A, DnsStatus.NoError, ["CNAME c.test", "192.0.2.7"])).ConfirmedNames(Ip));
    }

    [Fact]
    public async Task HostileAnswersOfAReplayDoNotThrow()
    {
        var replay = new ReplayedNames(
        [
            new(DnsQuestion.Reverse(Ip), DnsStatus.NoError, ["", "\0", new string('x', 5000), "a.test"], DateTimeOffset.UnixEpoch, ""),
            new(new("a.test", DnsType.A), DnsStatus.NoError, ["not an address", "192.0.2.7"], DateTimeOffset.UnixEpoch, ""),
            new(new("a.test", DnsType.Mx), DnsStatus.NoError, ["", "10", "x y z", "5 mx.test"], DateTimeOffset.UnixEpoch, ""),
        ]);
        var facts = await NameFacts.GatherAsync(replay, new NameTargets([Ip], ["a.test"], ["a.test"]));
        Assert.Equal(["a.test"], facts.ConfirmedNames(Ip));
        Assert.Equal([Ip], facts.Addresses("a.test", v6: false));
        Assert.Contains("5 mx.test", facts.Find(new("a.test", DnsType.Mx))!.Values);
    }

    private static NameFacts Facts(params (string Name, DnsType Type, DnsStatus Status, string[] Records)[] answers) => new()
    {
        IsOn = true,
        All = [.. answers.Select(a => new DnsAnswer(new(a.Name, a.Type), a.Status, a.Records, DateTimeOffset.UnixEpoch, ""))],
    };
}

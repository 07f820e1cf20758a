using ForgeryCheck.Dmarc;
using ForgeryCheck.Names;
using ForgeryCheck.Tests.Names;

namespace ForgeryCheck.Tests.Dmarc;

/// <summary>What is said where a question was not asked, or a record is broken.</summary>
public sealed class DmarcUnknownTests
{
    [Fact]
    public async Task WithoutDnsNothingIsKnown()
    {
        var checker = new DmarcChecker(NamesOff.Instance);
        var policy = await checker.FindAsync("post.test");
        Assert.Equal((DmarcState.NotTestable, "DNS is off"), (policy.State, policy.Problem));
        Assert.Equal(DmarcAlignment.Strict, await checker.AlignAsync(policy, "post.test", isDkim: true));
        Assert.Equal(DmarcAlignment.NotTestable, await checker.AlignAsync(policy, "a.post.test", isDkim: true));
        Assert.Equal(DmarcAlignment.None, await checker.AlignAsync(policy, "a.post.example", isDkim: true));
    }

    [Theory]
    [InlineData("_dmarc.a.post.test", "NotTestable")]
    [InlineData("_dmarc.post.test", "NotTestable")]
    [InlineData("_dmarc.test", "NotTestable")]
    [InlineData("a.post.test", "Found")] // it is then taken to exist
    public async Task AQuestionThatWasNotAskedIsNoAnswer(string name, string state)
    {
        var zones = new ZoneTable();
        zones.Add("_dmarc.post.test", "TXT v=DMARC1; p=none; np=reject");
        zones.Unasked.Add(name);
        var checker = new DmarcChecker(zones);
        var policy = await checker.FindAsync("a.post.test");
        Assert.Equal((state, DmarcRequest.None), (policy.State.ToString(), policy.Request));
        Assert.Equal(policy.State == DmarcState.Found ? null : $"{name} TXT was not asked", policy.Problem);
        Assert.Equal(policy.State == DmarcState.Found ? DmarcAlignment.Relaxed : DmarcAlignment.NotTestable, await checker.AlignAsync(policy, "b.a.post.test", isDkim: false));
    }

    [Fact]
    public async Task NamesBelowArpaAreNeitherAskedNorTakenForMissing()
    {
        var zones = new ZoneTable();
        zones.Unasked.Add("_dmarc.a.ip6.arpa");
        Assert.Equal(DmarcState.NotTestable, (await new DmarcChecker(zones).FindAsync("a.ip6.arpa")).State);
    }

    [Fact]
    public async Task WhatIsWrongIsSaidInOneLine()
    {
        var zones = new ZoneTable();
        zones.Add("_dmarc.post.test", "TXT v=DMARC1; p=no\u001b[2J");
        Assert.Equal("the DMARC record of post.test is broken: \"p=no\\x1B[2J\"", (await new DmarcChecker(zones).FindAsync("post.test")).Problem);
        Assert.Equal("no DMARC record applies to none.test", (await new DmarcChecker(zones).FindAsync("none.test")).Problem);
        Assert.Equal("\"a b\" is not a domain of the public DNS", (await new DmarcChecker(zones).FindAsync("a b")).Problem);
    }
}

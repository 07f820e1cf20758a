using ForgeryCheck.Spf;
using ForgeryCheck.Tests.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Tests.Spf;

/// <summary>Checks against a real name server.</summary>
[Collection(WithNameServer.Name)]
public sealed class SpfLiveTests(NameServer server)
{
    [NsdFact]
    public async Task AHostOfTheDomainPasses() =>
        Assert.Equal((SpfResult.Pass, "a:one.zone.test"), await CheckAsync("104.128.23.115", "jane@spf.zone.test"));

    [NsdFact]
    public async Task AStrangerFails() => Assert.Equal((SpfResult.Fail, "-all"), await CheckAsync("104.128.23.9", "john@spf.zone.test"));

    [NsdFact]
    public async Task AMacroMakesTheNameThatIsAsked() =>
        Assert.Equal((SpfResult.Pass, "exists:%{l1r+}.%{ir}.%{v}.ok.zone.test"), await CheckAsync("104.128.23.9", "jane+news@spf.zone.test"));

    [NsdFact]
    public async Task WhatTheServerDoesNotKnow()
    {
        Assert.Equal(SpfResult.None, (await CheckAsync("104.128.23.9", "jane@only-txt.zone.test")).Result);
        Assert.Equal(SpfResult.None, (await CheckAsync("104.128.23.9", "jane@gone.zone.test")).Result);
        Assert.Equal(SpfResult.TempError, (await CheckAsync("104.128.23.9", "jane@www.elsewhere.test")).Result); // refused
    }

    private async Task<(SpfResult Result, string? Mechanism)> CheckAsync(string client, string sender)
    {
        Assert.True(HostAddress.TryParse(client, out var address));
        var outcome = await SpfChecker.CheckAsync(server.Ask(), SpfQuery.OfMailFrom(address, sender, "helo.zone.test"));
        return (outcome.Result, outcome.Mechanism);
    }
}

using ForgeryCheck.Dmarc;
using ForgeryCheck.Tests.Names;

namespace ForgeryCheck.Tests.Dmarc;

/// <summary>A policy from a real name server.</summary>
[Collection(WithNameServer.Name)]
public sealed class DmarcLiveTests(NameServer server)
{
    [NsdFact]
    public async Task ARealNameServerIsAsked()
    {
        var checker = new DmarcChecker(server.Ask());
        var policy = await checker.FindAsync("one.zone.test");
        Assert.Equal((DmarcState.Found, "zone.test", DmarcRequest.Quarantine), (policy.State, policy.Domain, policy.Request));
        Assert.Equal(DmarcRequest.Reject, (await checker.FindAsync("gone.zone.test")).Request);
        Assert.Equal(DmarcAlignment.Relaxed, await checker.AlignAsync(policy, "zone.test", isDkim: true));
        Assert.Equal(DmarcAlignment.None, await checker.AlignAsync(policy, "far.other.test", isDkim: true));
        Assert.Equal(DmarcState.TempError, (await checker.FindAsync("www.elsewhere.test")).State); // refused
    }
}

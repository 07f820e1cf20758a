using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>The one host that messages are passed on to: no MX is looked up, and no other host is ever tried.</summary>
/// <param name="address">Where it is.</param>
/// <param name="hostName">Our name in EHLO.</param>
/// <param name="log">Told why something could not be passed on; null for nobody.</param>
/// <param name="times">How long it may take; null for the defaults.</param>
internal sealed class NextHop(NextHopAddress address, string hostName, IListenerLog? log = null, NextHopTimes? times = null) : INextHop
{
    /// <inheritdoc/>
    public INextHopSession Open() => new NextHopSession(address, hostName, log, times ?? NextHopTimes.Default);
}

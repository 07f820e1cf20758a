using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>The one host that messages are forwarded to: no MX lookup, and no other host is ever tried.</summary>
/// <param name="address">Its address.</param>
/// <param name="hostName">Our EHLO name.</param>
/// <param name="log">Logs why something could not be forwarded; null for no log.</param>
/// <param name="times">Timeouts; null for the defaults.</param>
internal sealed class NextHop(NextHopAddress address, string hostName, IListenerLog? log = null, NextHopTimes? times = null) : INextHop
{
    /// <inheritdoc/>
    public INextHopSession Open() => new NextHopSession(address, hostName, log, times ?? NextHopTimes.Default);
}

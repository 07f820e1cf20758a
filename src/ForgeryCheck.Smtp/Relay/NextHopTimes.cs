namespace ForgeryCheck.Smtp.Relay;

/// <summary>Timeouts for the next hop. Each covers a whole step, so a reply that trickles in gains no time.</summary>
/// <param name="Connect">Connecting, up to the end of the EHLO reply.</param>
/// <param name="Command">One command and its reply.</param>
/// <param name="Data">The message and all replies to it.</param>
/// <param name="Quit">QUIT and its reply.</param>
internal sealed record NextHopTimes(TimeSpan Connect, TimeSpan Command, TimeSpan Data, TimeSpan Quit)
{
    /// <summary>A Postfix that has us as its before-queue filter waits 100 s (smtpd_proxy_timeout).</summary>
    internal static NextHopTimes Default { get; } =
        new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(2));
}

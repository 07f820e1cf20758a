namespace ForgeryCheck.Smtp.Relay;

/// <summary>How long the next hop may take. Each bound is for the whole step, so a reply that comes a byte at a time gains nothing.</summary>
/// <param name="Connect">From the first packet to the end of its EHLO reply.</param>
/// <param name="Command">One command and its reply.</param>
/// <param name="Data">The message, and all replies to it.</param>
/// <param name="Quit">QUIT and its reply.</param>
internal sealed record NextHopTimes(TimeSpan Connect, TimeSpan Command, TimeSpan Data, TimeSpan Quit)
{
    /// <summary>A Postfix that waits for us before it answers its own client gives us 100 s (smtpd_proxy_timeout).</summary>
    internal static NextHopTimes Default { get; } =
        new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100), TimeSpan.FromSeconds(2));
}

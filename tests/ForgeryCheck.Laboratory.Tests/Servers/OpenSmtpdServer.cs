using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>An OpenSMTPD that hands all mail to a smart host.</summary>
/// <param name="host">Where it runs.</param>
/// <param name="inside">The network that it takes mail from.</param>
/// <param name="smartHost">The host that it hands it to.</param>
internal sealed class OpenSmtpdServer(Host host, string inside, Host smartHost) : MailServer(host)
{
    /// <inheritdoc/>
    protected override Task WriteAsync(Premises site) => File.WriteAllTextAsync(PathOf("smtpd.conf"), $"""
        listen on {Host.Address} port 25 hostname {Host}
        action out relay host smtp://{smartHost} helo {Host} src {Host.Address}
        match from src {inside} for any action out

        """);

    /// <inheritdoc/>
    protected override Task LaunchAsync() => Network.StartAsync(
        // Its paths are built in. The host sees folders of its own there, which go with it.
        Host, PathOf("start.log"), "sh", "-c",
        "for folder in /run /var/lib /var/spool; do mount -t tmpfs none $folder; done; mkdir -p -m 711 /var/lib/opensmtpd/empty /var/spool/smtpd && exec \"$@\"", "sh",
        Programs.OpenSmtpd, "-d", "-f", PathOf("smtpd.conf"));
}

using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>A Sendmail that has mailboxes: any local part of its domains is one.</summary>
/// <param name="host">Where it runs.</param>
/// <param name="domains">The domains whose mailboxes it has.</param>
/// <param name="mailboxes">The domain under which the mail is kept.</param>
/// <param name="inside">The network that it takes mail from, for everybody: the first octets of its addresses.</param>
internal sealed class SendmailServer(Host host, string domains, string mailboxes, string inside) : MailServer(host)
{
    /// <inheritdoc/>
    protected override async Task WriteAsync(Premises site)
    {
        Directory.CreateDirectory(PathOf("queue"));
        await File.WriteAllTextAsync(PathOf("deliver"), $"""
            #!/bin/sh
            # A mailbox for everybody: deliver MAILBOX < MESSAGE
            umask 0
            mkdir -p "{site.MailOf(mailboxes)}/$1/new" "{site.MailOf(mailboxes)}/$1/tmp"
            cat > "{site.MailOf(mailboxes)}/$1/tmp/$$" && mv "{site.MailOf(mailboxes)}/$1/tmp/$$" "{site.MailOf(mailboxes)}/$1/new/$$"

            """);
        (await CommandRun.RunAsync("chmod", ["755", PathOf("deliver")])).Succeeded();
        var settings = await CommandRun.RunAsync(
            Programs.M4, [$"-D_CF_DIR_={Programs.SendmailConfiguration}/", $"{Programs.SendmailConfiguration}/m4/cf.m4", "-"], $"""
            divert(0)dnl
            OSTYPE(`unknown')dnl
            define(`confDOMAIN_NAME', `{Host}')dnl
            define(`QUEUE_DIR', `{PathOf("queue")}')dnl
            define(`STATUS_FILE', `{PathOf("statistics")}')dnl
            define(`confPID_FILE', `{PathOf("sendmail.pid")}')dnl
            define(`confQUEUE_LA', `1000')dnl
            define(`confREFUSE_LA', `1000')dnl
            define(`confTO_IDENT', `0')dnl
            define(`LOCAL_MAILER_PATH', `{PathOf("deliver")}')dnl
            define(`LOCAL_MAILER_ARGS', `deliver $u')dnl
            define(`_DEF_LOCAL_MAILER_FLAGS', `lsDFM')dnl
            define(`LOCAL_MAILER_FLAGS', `Pn9')dnl
            FEATURE(`no_default_msa')dnl
            DAEMON_OPTIONS(`Name=v4, Family=inet, Addr={Host.Address}, Port=25')dnl
            DAEMON_OPTIONS(`Name=v6, Family=inet6, Addr={Host.AddressV6}, Port=25')dnl
            RELAY_DOMAIN(`{inside}')dnl
            LOCAL_DOMAIN(`{domains}')dnl
            MAILER(`smtp')dnl
            MAILER(`local')dnl

            """);
        await File.WriteAllTextAsync(PathOf("sendmail.cf"), settings.Succeeded().Output);
    }

    /// <inheritdoc/>
    protected override Task LaunchAsync() =>
        Network.StartAsync(Host, PathOf("start.log"), Programs.Sendmail, "-C" + PathOf("sendmail.cf"), "-bD", "-q1s", "-X" + PathOf("traffic.log"));
}

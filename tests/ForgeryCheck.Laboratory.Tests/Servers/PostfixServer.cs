using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>A Postfix.</summary>
/// <param name="host">Where it runs.</param>
/// <param name="main">What its main.cf has beside the settings that all have here.</param>
/// <param name="master">What its master.cf has beside the usual services.</param>
/// <param name="prepare">What has to be there before it starts.</param>
internal sealed class PostfixServer(
    Host host, Func<Premises, string> main, Func<Premises, string>? master = null, Func<Premises, Task>? prepare = null) : MailServer(host)
{
    /// <inheritdoc/>
    protected override async Task WriteAsync(Premises site)
    {
        if (prepare is not null)
        {
            await prepare(site);
        }

        foreach (var name in (string[])["conf", "queue", "data"])
        {
            Directory.CreateDirectory(PathOf(name));
        }

        (await CommandRun.RunAsync("chown", ["postfix", PathOf("data")])).Succeeded();
        await File.WriteAllTextAsync(PathOf("conf/main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {PathOf("queue")}
            data_directory = {PathOf("data")}
            maillog_file = {PathOf("mail.log")}
            maillog_file_prefixes = {Folder}
            myhostname = {Host}
            mydestination =
            alias_maps =
            alias_database =
            local_recipient_maps =
            inet_protocols = all
            smtp_address_preference = ipv4
            smtp_connect_timeout = 5s
            minimal_backoff_time = 1s
            maximal_backoff_time = 1s
            queue_run_delay = 1s
            {main(site)}

            """);
        await File.WriteAllTextAsync(PathOf("conf/master.cf"), $"""
            smtp inet n - n - - smtpd
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 1 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            proxymap unix - - n - - proxymap
            tlsmgr unix - - n 1000? 1 tlsmgr
            smtp unix - - n - - smtp
            relay unix - - n - - smtp
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            scache unix - - n - 1 scache
            postlog unix-dgram n - n - 1 postlogd
            {master?.Invoke(site)}

            """);
    }

    /// <inheritdoc/>
    protected override Task LaunchAsync() => Network.StartAsync(Host, PathOf("start.log"), Programs.Postfix, "-c", PathOf("conf"), "start");
}

using ForgeryCheck.Laboratory.Tests.Machine;
using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>An Exim.</summary>
/// <param name="host">Where it runs.</param>
/// <param name="domains">The domains that it takes mail for, from everybody.</param>
/// <param name="inside">The network that it takes mail from, for everybody.</param>
internal sealed class EximServer(Host host, string domains, string inside) : MailServer(host)
{
    private const string User = "Debian-exim";

    private static readonly Func<Premises, string> Nothing = _ => "";

    /// <summary>Its routers, before the one that goes by the DNS.</summary>
    internal Func<Premises, string> Routers { get; init; } = Nothing;

    /// <summary>The transports of those routers.</summary>
    internal Func<Premises, string> Transports { get; init; } = Nothing;

    /// <summary>Options of the transport to other hosts.</summary>
    internal Func<Premises, string> Outgoing { get; init; } = Nothing;

    /// <summary>The name and password of a customer, who may hand in mail for everybody (RFC 6409).</summary>
    internal (string User, string Password)? Login { get; init; }

    /// <inheritdoc/>
    protected override async Task WriteAsync(Premises site)
    {
        var certificate = Certificate.Write(Folder, Host.Name);
        await File.WriteAllTextAsync(PathOf("exim.conf"), $$"""
            primary_hostname = {{Host}}
            exim_path = {{Programs.Exim}}
            spool_directory = {{PathOf("spool")}}
            log_file_path = {{PathOf("%s.log")}}
            pid_file_path = {{PathOf("exim.pid")}}
            exim_user = {{User}}
            exim_group = {{User}}
            deliver_drop_privilege
            keep_environment =
            domainlist here = {{domains}}
            hostlist inside = {{inside}}
            host_lookup = *
            rfc1413_query_timeout = 0s
            tls_advertise_hosts = {{(Login is null ? "" : "*")}}
            tls_certificate = {{certificate.File}}
            tls_privatekey = {{certificate.KeyFile}}
            daemon_smtp_ports = 25 : 587
            acl_smtp_rcpt = recipient

            begin acl
            recipient:
              accept domains = +here
                     verify = recipient
              accept hosts = +inside
              accept authenticated = *
              deny message = relay not permitted

            begin routers
            {{Routers(site)}}
            dns:
              driver = dnslookup
              domains = ! +here
              transport = outgoing
              no_more

            begin transports
            {{Transports(site)}}
            outgoing:
              driver = smtp
            {{Outgoing(site)}}

            begin retry
            * * F,1h,1s

            begin authenticators
            {{Authenticators}}

            """);
        await File.WriteAllLinesAsync(PathOf("mailboxes"), site.Mailboxes.Select(mailbox => $"{mailbox}: {mailbox}"));
        (await CommandRun.RunAsync("chown", ["-R", User, Folder])).Succeeded();
        (await CommandRun.RunAsync("chown", ["root", PathOf("exim.conf")])).Succeeded();
    }

    /// <inheritdoc/>
    protected override Task LaunchAsync() => Network.StartAsync(Host, PathOf("start.log"), Programs.Exim, "-C", PathOf("exim.conf"), "-bdf", "-q1s");

    private string Authenticators => Login is not { } login ? "" : $"""
        plain:
          driver = plaintext
          public_name = PLAIN
          server_prompts = :
          server_condition = {"${if eq{$auth2:$auth3}{"}{login.User}:{login.Password}{"}}"}
          server_set_id = $auth2
        """;
}

using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>The mail servers, each as its owner set it up.</summary>
internal static class MailServers
{
    /// <summary>The name and password of a customer of the Internet provider.</summary>
    internal static readonly (string User, string Password) SaffronCustomer = ("crocus", "stigma");

    /// <summary>The same of somebody of Fennel who is on a journey.</summary>
    internal static readonly (string User, string Password) FennelTraveller = ("rswift", "anethole");

    private static readonly MailServer BieberdorfFirewall = new PostfixServer(
        Host.BieberdorfFirewall,
        site => $$"""
            mynetworks = 127.0.0.0/8 104.128.10.0/24
            relay_domains = bieberdorf.edu news.bieberdorf.edu
            transport_maps = inline:{ bieberdorf.edu=smtp:[{{Host.BieberdorfMail}}] }
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = {{Certificate.Write(site.FolderOf(Host.BieberdorfFirewall), Host.BieberdorfFirewall.Name).File}}
            smtpd_tls_key_file = {{Path.Combine(site.FolderOf(Host.BieberdorfFirewall), "key.pem")}}
            smtpd_tls_received_header = yes
            smtp_tls_security_level = may
            {{DkimFilter.Settings}}
            """,
        prepare: site => DkimFilter.StartAsync(
            site.FolderOf(Host.BieberdorfFirewall), Host.BieberdorfFirewall, "104.128.10.0/24",
            ("*@bieberdorf.edu", Keys.Bieberdorf), ("*@news.bieberdorf.edu", Keys.BieberdorfNews), ("*@news.bieberdorf.edu", Keys.Bieberdorf)));

    /// <summary>The first exchangers of Bieberdorf and of Fennel. They start later than the others, so that the backups have something to do.</summary>
    internal static IReadOnlyList<MailServer> FirstExchangers { get; } = [BieberdorfFirewall, Filter(Host.CarawayFilter)];

    /// <summary>All others.</summary>
    internal static IReadOnlyList<MailServer> Others { get; } =
    [
        new PostfixServer(
            Host.BieberdorfMail,
            site => $$"""
                mynetworks = 104.128.10.0/24
                relayhost = [{{Host.BieberdorfFirewall}}]
                virtual_mailbox_domains = bieberdorf.edu
                virtual_mailbox_base = {{site.MailOf("bieberdorf.edu")}}
                virtual_mailbox_maps = inline:{ {{string.Join(' ', site.Mailboxes.Select(mailbox => $"{mailbox}@bieberdorf.edu={mailbox}/"))}} }
                virtual_uid_maps = static:65534
                virtual_gid_maps = static:65534
                """),
        new EximServer(
            Host.GalangalFirewall, "", "104.129.7.0/24")
        {
            Outgoing = site => $"""
                dkim_domain = galangal.org
                dkim_selector = {Keys.Galangal.Selector}
                dkim_private_key = {WriteKey(site)}
                dkim_canon = relaxed
                """,
        },
        new EximServer(
            Host.GalangalExchanger, "galangal.org : post.galangal.org", "104.129.7.0/24")
        {
            Routers = site => EximMailboxes.Router(site, Host.GalangalExchanger),
            Transports = site => EximMailboxes.Transport(site, "galangal.org"),
        },
        new SendmailServer(Host.LemongrassMail, "lemongrass.org six.lemongrass.org", "lemongrass.org", "104.130.3"),
        new OpenSmtpdServer(Host.LemongrassNode, "104.130.3.0/24", Host.LemongrassMail),
        // It takes mail for its own from everybody, as a system behind a filter should not.
        new EximServer(Host.FennelMail, "fennel.org", "104.138.6.0/24")
        {
            Login = FennelTraveller,
            Routers = site => EximMailboxes.Router(site, Host.FennelMail),
            Transports = site => EximMailboxes.Transport(site, "fennel.org"),
        },
        Filter(Host.CarawayBackup),
        new EximServer(Host.SaffronSubmission, "", Host.SaffronWebmail.Address) { Login = SaffronCustomer },
        new EximServer(
            Host.CardamomForwarder, "alumni.cardamom.org : plain.cardamom.org", "")
        {
            Routers = _ => """
                forward:
                  driver = redirect
                  domains = +here
                  data = $local_part@bieberdorf.edu
                rewritten:
                  driver = dnslookup
                  domains = ! +here
                  condition = ${if eq {$original_domain}{alumni.cardamom.org}}
                  transport = rewritten
                  no_more
                """,
            Transports = _ => """
                rewritten:
                  driver = smtp
                  max_rcpt = 1
                  return_path = ${srs_encode {pepper}{$return_path}{$original_domain}}
                """,
        },
        new PostfixServer(
            Host.NutmegLists,
            _ => """
                mynetworks = 127.0.0.0/8
                relay_domains = lists.nutmeg.org
                relay_transport = mlmmj
                mlmmj_destination_recipient_limit = 1
                """,
            MailingList.Service,
            prepare: async site =>
            {
                foreach (var list in MailingLists.All)
                {
                    await list.WriteAsync(site, Host.NutmegLists.Name);
                }
            }),
        new PostfixServer(Host.SumacBackup, _ => "relay_domains = bieberdorf.edu"),
        new PostfixServer(Host.AniseOpenRelay, _ => "mynetworks = 0.0.0.0/0"),
    ];

    private static PostfixServer Filter(Host host) => new(
        host,
        _ => $$"""
            relay_domains = fennel.org
            transport_maps = inline:{ fennel.org=smtp:[{{Host.FennelMail}}] }
            """);

    private static string WriteKey(Premises site)
    {
        var file = Path.Combine(site.FolderOf(Host.GalangalFirewall), "dkim.pem");
        File.WriteAllText(file, Keys.Galangal.Pem);
        return file;
    }
}

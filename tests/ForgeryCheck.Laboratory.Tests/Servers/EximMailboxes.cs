using ForgeryCheck.Laboratory.Tests.World;

namespace ForgeryCheck.Laboratory.Tests.Servers;

/// <summary>How an Exim keeps mailboxes: the router and the transport of its settings.</summary>
internal static class EximMailboxes
{
    /// <summary>The router, which knows the mailboxes by a list in the folder of the host.</summary>
    internal static string Router(Premises site, Host host) => $"""
        mailboxes:
          driver = accept
          domains = +here
          local_parts = lsearch;{Path.Combine(site.FolderOf(host), "mailboxes")}
          transport = maildir
        """;

    /// <summary>The transport, into Maildirs of a domain.</summary>
    internal static string Transport(Premises site, string domain) => $"""
        maildir:
          driver = appendfile
          directory = {site.MailOf(domain)}/$local_part_data
          maildir_format
          return_path_add
          delivery_date_add
          envelope_to_add
        """;
}

using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Facts;

/// <summary>
/// The DNS queries that the rules need for one message. Only the hand-over is a fact, so only its address and names are queried, and the host that
/// the first claimed line names: querying every invented name would alert its inventor.
/// </summary>
internal static class DnsNeeds
{
    internal static NameTargets Of(MailMessage message, Chain chain)
    {
        List<HostAddress> addresses = [];
        List<string> hosts = [];
        if (chain.BoundaryHop is { } boundary)
        {
            if (boundary.Line.Address is { } address)
            {
                addresses.Add(address);
            }

            Add(hosts, boundary.Line.Helo);
        }

        if (chain.Claimed.FirstOrDefault() is { } claimed)
        {
            Add(hosts, claimed.Line.By);
        }

        List<string> domains = [];
        foreach (var recipient in Recipients(message, chain))
        {
            var bare = recipient.Trim().Trim('<', '>');
            var at = bare.LastIndexOf('@');
            if (at > 0 && domains.Count < 4)
            {
                Add(domains, bare[(at + 1)..]);
            }
        }

        return new NameTargets(addresses, hosts, domains);
    }

    // With a Return-Path alone the envelope lacks recipients: fall back to To and Cc. What the boundary line itself says comes first.
    private static IEnumerable<string> Recipients(MailMessage message, Chain chain)
    {
        var written = message.Envelope is { Recipients.Count: > 0 } ? [] : chain.BoundaryHop?.Line.For ?? [];
        return written.Concat(EnvelopeFinder.Find(message) is { Recipients: { Count: > 0 } known } ? known : MessageHeaders.Recipients(message.Header));
    }

    private static void Add(List<string> names, string? name)
    {
        if (name is { Length: > 0 } && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }
    }
}

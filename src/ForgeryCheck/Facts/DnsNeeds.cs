using ForgeryCheck.Messages;
using ForgeryCheck.Names;

namespace ForgeryCheck.Facts;

/// <summary>
/// The DNS queries that the rules need for one message. Only the hand-over is a fact, so only its address and names are queried, and the host that
/// the first claimed line names: querying every forged name would alert the forger.
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

        return new NameTargets(addresses, hosts, RecipientDomains.Likely(message, chain));
    }

    private static void Add(List<string> names, string? name)
    {
        if (name is { Length: > 0 } && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            names.Add(name);
        }
    }
}

using ForgeryCheck.Hosts;

namespace ForgeryCheck.Facts;

/// <summary>Whose host handed the mail in, in plain words, as far as something other than its own claim shows.</summary>
internal static class ClientOwner
{
    /// <summary>"turmeric.com, by the name turmeric.com of its address"; null if it is not known.</summary>
    internal static string? Of(MessageFacts facts)
    {
        if (facts.Chain.BoundaryHop is not { } hop || hop.Line.Address is not { } address)
        {
            return null;
        }

        if (SitePlaces.SiteOf(facts.Sites, new HostEnd(null, hop.IsReverseNameConfirmed ? hop.ReverseHost : null, address)) is { } site)
        {
            return site.IsTrustOnly ? $"{Sites.TrustedMember}, by --trust" : $"{site.Name}, by its declaration";
        }

        if (hop is { IsReverseNameConfirmed: true, ReverseHost: { } recorded })
        {
            return Named(facts, hop, recorded, address, "recorded at the time and confirmed");
        }

        if (facts.Names.ConfirmedNames(address) is [var name, ..])
        {
            return Named(facts, hop, name, address, "confirmed by the DNS");
        }

        return facts.Organisations.OfNetwork(address) is { } organisation ? $"{organisation}, by its networks"
            : hop.ReverseHost is { } unconfirmed ? Named(facts, hop, unconfirmed, address, "not verified by forward lookup")
            : null;
    }

    private static string? Named(MessageFacts facts, Hop hop, string name, HostAddress address, string how)
    {
        if (facts.Organisations.RegistrableDomain(name) is not { } domain)
        {
            return null;
        }

        var greetsWithIt = string.Equals(hop.HeloHost, name, StringComparison.OrdinalIgnoreCase);
        var whose = facts.Tables.CustomerNames.Show(name, domain, address, greetsWithIt) ? $"a customer of {Provider(name, domain)}" : Owner(domain, facts.Organisations.Of(name));
        return $"{whose}, by its reverse DNS name {MailText.Clip(name)} ({how})";
    }

    // Each machine under a private suffix of the list, such as compute.amazonaws.com, is a domain of its own.
    private static string Provider(string name, string domain) => domain.Length == name.Length ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] : domain;

    // Whoever writes to the abuse desk needs the domain of the host, and may know the company by another.
    private static string Owner(string domain, string? organisation) => organisation is null || organisation == domain ? domain : $"{domain} ({organisation})";
}

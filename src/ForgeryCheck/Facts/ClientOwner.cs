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
            return $"{site.Name}, by its declaration";
        }

        if (hop is { IsReverseNameConfirmed: true, ReverseHost: { } recorded })
        {
            return Named(facts, recorded, address, "recorded at the time and confirmed");
        }

        if (facts.Names.ConfirmedNames(address) is [var name, ..])
        {
            return Named(facts, name, address, "confirmed by the DNS");
        }

        return facts.Organisations.OfNetwork(address) is { } organisation ? $"{organisation}, by its networks"
            : hop.ReverseHost is { } unconfirmed ? Named(facts, unconfirmed, address, "not known to be confirmed")
            : null;
    }

    private static string? Named(MessageFacts facts, string name, HostAddress address, string how)
    {
        if (facts.Organisations.RegistrableDomain(name) is not { } domain)
        {
            return null;
        }

        var whose = facts.Tables.CustomerNames.Fits(name, domain, address) ? $"a customer of {domain}" : facts.Organisations.Of(name) ?? domain;
        return $"{whose}, by the name {MailText.Clip(name)} of its address ({how})";
    }
}

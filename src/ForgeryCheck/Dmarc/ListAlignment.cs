using ForgeryCheck.Hosts;

namespace ForgeryCheck.Dmarc;

/// <summary>
/// Alignment by the Public Suffix List, as RFC 7489 section 3.2 has it: for results that receivers recorded, most of them by that RFC, and where the DNS is not
/// asked. It differs from RFC 9989 only where a record states "psd", or where an organisation's records are elsewhere than at its registered domain.
/// </summary>
internal static class ListAlignment
{
    /// <summary>How an authenticated domain is related to the author's.</summary>
    internal static DmarcAlignment Of(Organisations organisations, string fromDomain, string authenticated)
    {
        if (fromDomain == authenticated)
        {
            return DmarcAlignment.Strict;
        }

        var (author, domain) = (DomainNames.Normalize(fromDomain), DomainNames.Normalize(authenticated));
        return author == domain ? DmarcAlignment.Strict
            : organisations.RegistrableDomain(author) is { } registered && registered == organisations.RegistrableDomain(domain) ? DmarcAlignment.Relaxed
            : DmarcAlignment.None;
    }
}

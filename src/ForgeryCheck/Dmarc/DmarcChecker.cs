using ForgeryCheck.Hosts;
using ForgeryCheck.Names;

namespace ForgeryCheck.Dmarc;

/// <summary>
/// DMARC as RFC 9989 has it, which obsoletes RFC 7489: policies and organisational domains are found by walking up the DNS, and no list of public suffixes is
/// used. For one message; it remembers what it has asked.
/// </summary>
internal sealed class DmarcChecker(INameService names, CancellationToken cancellation = default)
{
    private readonly DmarcTree _tree = new(names, cancellation);

    /// <summary>Finds the policy for mail with an address of a domain in From (section 4.10.1).</summary>
    internal async ValueTask<DmarcPolicy> FindAsync(string fromDomain)
    {
        var author = DomainNames.Normalize(fromDomain);
        if (!names.IsOn)
        {
            return DmarcPolicy.Without(DmarcState.NotTestable, author, "DNS is off");
        }

        if (!PublicNames.CanExist(new(author, DnsType.A)))
        {
            return DmarcPolicy.Without(DmarcState.None, author, $"\"{NameWords.Show(author)}\" is not a domain of the public DNS");
        }

        // The record of the domain itself is preferred, wherever the organisation's may be.
        var (own, unanswered) = await _tree.LookUpAsync(author).ConfigureAwait(false);
        if (unanswered is not null)
        {
            return DmarcPolicy.Unanswered(author, unanswered);
        }

        return own is not null
            ? DmarcPolicy.Of(author, author, own, own.Policy)
            : await InheritedAsync(author).ConfigureAwait(false);
    }

    /// <summary>How a domain that SPF or a DKIM signature authenticated is related to the author's domain (section 4.10.2).</summary>
    internal async ValueTask<DmarcAlignment> AlignAsync(DmarcPolicy policy, string authenticated, bool isDkim)
    {
        var (author, domain) = (policy.AuthorDomain, DomainNames.Normalize(authenticated));
        if (domain == author)
        {
            return DmarcAlignment.Strict;
        }

        // Without a common top-level domain there is no common organisation either, whatever the DNS says.
        if (policy.IsStrict(isDkim) || DomainNames.Last(domain, 1) != DomainNames.Last(author, 1))
        {
            return DmarcAlignment.None;
        }

        var walk = await _tree.WalkAsync(author).ConfigureAwait(false);
        var organisation = walk.OrganisationalDomain;
        if (walk.Unanswered is null)
        {
            if (!HostNames.IsIn(domain, organisation))
            {
                return DmarcAlignment.None;
            }

            walk = await _tree.WalkAsync(domain).ConfigureAwait(false);
        }

        return walk.Unanswered is { Status: DnsStatus.NotAsked } ? DmarcAlignment.NotTestable
            : walk.Unanswered is not null ? DmarcAlignment.TempError
            : walk.OrganisationalDomain == organisation ? DmarcAlignment.Relaxed
            : DmarcAlignment.None;
    }

    /// <summary>The policy of the organisational domain, or else of the public suffix domain above it.</summary>
    private async ValueTask<DmarcPolicy> InheritedAsync(string author)
    {
        var walk = await _tree.WalkAsync(author).ConfigureAwait(false);
        if (walk.Unanswered is not null)
        {
            return DmarcPolicy.Unanswered(author, walk.Unanswered);
        }

        if (walk.Found.Count == 0)
        {
            return DmarcPolicy.Without(DmarcState.None, author, $"no DMARC record applies to {NameWords.Show(author)}");
        }

        var (domain, record) = walk.RecordOf(walk.OrganisationalDomain) is { } organisations ? (walk.OrganisationalDomain, organisations) : walk.Found[^1];
        var isMissing = record.TellsMissingApart && await IsMissingAsync(author).ConfigureAwait(false);
        return DmarcPolicy.Of(author, domain, record, record.ForSubdomain(isMissing));
    }

    // Section 3.2.13: only NXDOMAIN says so, and behind a CNAME it says so of another name (RFC 6604 section 3).
    private async ValueTask<bool> IsMissingAsync(string domain) =>
        await names.AskPublicAsync(domain, DnsType.A, cancellation).ConfigureAwait(false) is { Status: DnsStatus.NxDomain, Records.Count: 0 };
}

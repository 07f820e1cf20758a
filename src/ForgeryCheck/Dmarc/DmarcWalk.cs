using ForgeryCheck.Names;

namespace ForgeryCheck.Dmarc;

/// <summary>What a tree walk found (RFC 9989 section 4.10).</summary>
/// <param name="Start">The domain at which it began.</param>
/// <param name="Found">The domains with a record, the longest first.</param>
/// <param name="Unanswered">The question at which it ended, if that has no answer: then nothing is known.</param>
internal sealed record DmarcWalk(string Start, IReadOnlyList<(string Domain, DmarcRecord Record)> Found, DnsAnswer? Unanswered)
{
    /// <summary>
    /// The organisational domain (section 4.10.2). A record that states its domain's role ends the walk, so the last record found decides, and is also the one
    /// of the fewest labels.
    /// </summary>
    internal string OrganisationalDomain => Found.Count == 0 ? Start
        : Found[^1] is var (domain, record) && record.Role == DmarcRole.PublicSuffix && domain != Start ? DomainNames.OneBelow(domain, Start)
        : domain;

    /// <summary>The record of a domain; null if it has none.</summary>
    internal DmarcRecord? RecordOf(string domain) => Found.FirstOrDefault(one => one.Domain == domain).Record;
}

using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC201: the client's HELO name belongs to one organisation, and its reverse name to another: "from galangal.org
/// (turmeric.com [104.128.23.115])". HELO is the client's own claim (RFC 5321 section 4.1.4); the receiving host looked the other name up itself.
/// Very many genuine hosts are set up this way.
/// </summary>
internal sealed class HeloAndReverseNameDisagreeRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host sends for many domains and greets with the customer's name.",
        "The provider set the reverse name, and the customer never had it changed.",
        "The host is behind NAT or in a rented cloud.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC201", "helo-and-reverse-name-disagree", RuleFamily.Consistency, FindingKind.Anomaly,
        "The HELO name and the recorded reverse name belong to different organisations");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in Clients.Of(facts.Chain))
        {
            // Most clients have two names of one organisation, or none.
            if (hop.HeloOrganisation is null || hop.ReverseOrganisation is null)
            {
                continue;
            }

            if (hop.HeloOrganisation == hop.ReverseOrganisation)
            {
                Clients.Agree(sink, Info, facts, hop);
                continue;
            }

            var line = hop.Line;
            if (line.Helo is not { } helo || line.ReverseName is not { } reverse || AddressFacts.Literal(helo) is not null)
            {
                continue;
            }

            // A name without a domain ("fred", "localhost") claims nothing about an organisation.
            if (facts.Organisations.Of(helo) is not { } claimed || facts.Organisations.Of(reverse) is not { } found
                || facts.Organisations.Same(helo, reverse) || SameName(helo, reverse))
            {
                continue;
            }

            var address = line.Address?.ToString();
            sink.Add(Clients.Finding(
                Info, facts, hop, TraceField.Helo,
                $"According to line {hop.Number}, {Clients.Name(facts, hop)} called itself {MailText.Quote(helo)} (of {MailText.Clip(claimed)}), but {Clients.Receiver(hop)} found "
                + $"the name {MailText.Quote(reverse)} (of {MailText.Clip(found)}) for its address{(address is null ? "" : $" {address}")}. Both names normally belong to one organisation.",
                Innocent,
                [("helo", helo), ("reverseName", reverse), ("address", address), ("heloOrganisation", claimed), ("reverseOrganisation", found)]));
        }
    }

    private static bool SameName(string one, string other) =>
        one.AsSpan().TrimEnd('.').Equals(other.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}

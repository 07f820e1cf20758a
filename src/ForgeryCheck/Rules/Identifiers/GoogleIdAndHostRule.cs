using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC335: a Google id encodes another host than the line names. Ids from 2021 and 2022 contain the whole address after "by", and ids of all years until
/// then the letters of the cluster that the host name has too. A forger who changes one does not know about the other.
/// </summary>
internal sealed class GoogleIdAndHostRule : IRule
{
    private static readonly string[] Innocent =
    [
        "Google has changed what its ids contain.",
        "The host's name or address was anonymised.",
    ];

    private const string Address = "address", Cluster = "cluster";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC335", "google-id-and-host", RuleFamily.Identifiers, FindingKind.Contradiction,
        "A Google id encodes another host than its line names",
        OnTrusted: "A trusted host wrote this line, so either the id or the host name was altered in this copy, or Google has changed what its ids contain.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var id in facts.Ids)
        {
            if (id.Reading is not { Product: ProductName.Gmail, Decoded: { } decoded })
            {
                continue;
            }

            if (decoded.AddressMatch == IdMatch.Differs || decoded.HostMatch == IdMatch.Differs)
            {
                sink.Add(Say(facts, id, decoded));
            }
            else if (decoded.AddressMatch == IdMatch.Agrees || decoded.HostMatch == IdMatch.Agrees)
            {
                sink.Agree(Info, id.Hop, decoded.AddressMatch == IdMatch.Agrees ? Address : Cluster);
            }
        }
    }

    private Finding Say(MessageFacts facts, ClaimedId id, DecodedId decoded)
    {
        var isAddress = decoded.AddressMatch == IdMatch.Differs;
        return FindingOn.Line(
            Info, facts, id.Hop, TraceField.Id,
            isAddress
                ? $"The id {id.Text} of line {id.Hop.Number} contains {decoded.Address}, the address of the Google host that made it, but the line is by {id.Hop.ByAddress}."
                : $"The id {id.Text} of line {id.Hop.Number} ends in the letters of another Google cluster than that of the line's host, {MailText.Quote(id.Hop.ByHost)}.",
            Innocent,
            [("id", id.Hop.Line.Id), ("by", id.Hop.Line.By), ("addressInId", decoded.Address?.ToString())]) with
        {
            Fact = isAddress ? Address : Cluster,
        };
    }
}

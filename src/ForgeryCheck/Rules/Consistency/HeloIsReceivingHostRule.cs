using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC206: the client greeted the receiving host with that host's own name or address, from a public address that is not its own. Bulk mail programs
/// do so to look internal.
/// </summary>
internal sealed class HeloIsReceivingHostRule : IRule
{
    private static readonly string[] Innocent =
    [
        "Several hosts of one farm share a name, or the host's public address differs from the one that it shows.",
        "An anonymiser gave both hosts the same name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC206", "helo-is-receiving-host", RuleFamily.Consistency, FindingKind.Anomaly,
        "The client gave the receiving host's own name or address in HELO");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in Clients.Of(facts.Chain))
        {
            var line = hop.Line;
            if (line.Helo is not { } helo || line.By is not { } by || line.Address is not { } address || !AddressFacts.IsPublic(address))
            {
                continue;
            }

            var receiver = line.ByAddress ?? AddressFacts.Literal(by);
            var same = AddressFacts.Literal(helo) is { } said ? said == receiver : IsName(helo, by);

            // Its own address or a near one, or a name of the same organisation: the host sent to itself.
            if (!same || (receiver is { } own && AddressFacts.AreNear(own, address)) || facts.Organisations.Same(line.ReverseName, by))
            {
                Clients.Agree(sink, Info, facts, hop);
                continue;
            }

            sink.Add(Clients.Finding(
                Info, facts, hop, TraceField.Helo,
                $"According to line {hop.Number}, {Clients.Name(facts, hop)} called itself {MailText.Quote(helo)}, which is the receiving host's own "
                + $"{(AddressFacts.Literal(helo) is null ? "name" : "address")}, but it connected from {address}.",
                Innocent,
                [("helo", helo), ("by", by), ("address", address.ToString()), ("reverseName", line.ReverseName)]));
        }
    }

    // A name without a domain proves nothing: two hosts may both be called "mail".
    private static bool IsName(string helo, string by) =>
        helo.Contains('.', StringComparison.Ordinal)
        && helo.AsSpan().TrimEnd('.').Equals(by.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);
}

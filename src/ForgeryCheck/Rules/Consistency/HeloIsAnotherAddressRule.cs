using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC202: the client gave a public address literal instead of its name, and it is not the one it connected from, nor near it. RFC 5321 section 4.1.3
/// allows an address literal only for the client's own address.
/// </summary>
internal sealed class HeloIsAnotherAddressRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host has several addresses or is behind NAT, and does not know the address that others see.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC202", "helo-is-another-address", RuleFamily.Consistency, FindingKind.Anomaly,
        "HELO is a public address, but not the client's own");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in Clients.Of(facts.Chain))
        {
            var line = hop.Line;
            if (line.Helo is not { } helo || AddressFacts.Literal(helo) is not { } said || line.Address is not { } seen)
            {
                continue;
            }

            // A private address on either side indicates NAT. A dual-stack host may give its address of the other family.
            if (!AddressFacts.IsPublic(said) || !AddressFacts.IsPublic(seen) || said.IsV6 != seen.IsV6)
            {
                continue;
            }

            if (AddressFacts.AreNear(said, seen))
            {
                Clients.Agree(sink, Info, facts, hop);
                continue;
            }

            sink.Add(Clients.Finding(
                Info, facts, hop, TraceField.Helo,
                $"According to line {hop.Number}, {Clients.Name(facts, hop)} called itself {MailText.Quote(helo)}, but {Clients.Receiver(hop)} saw it connect from {seen}. "
                + "A client that gives an address instead of a name must give its own (RFC 5321 section 4.1.3).",
                Innocent, [("helo", helo), ("address", seen.ToString())]));
        }
    }
}

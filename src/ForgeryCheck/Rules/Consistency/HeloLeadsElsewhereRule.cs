using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC208: the fully qualified HELO name resolves to other addresses than the client's, or to none. RFC 5321 section 4.1.4 requires a valid name; a
/// server may verify it, but must not refuse mail because of it. Uses the DNS as it was when asked.
/// </summary>
internal sealed class HeloLeadsElsewhereRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The DNS has changed since the mail was sent.",
        "The host is behind NAT or in a farm, and sends from addresses that its name does not have.",
        "The host greets with a name that is known only inside its network.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC208", "helo-leads-elsewhere", RuleFamily.Consistency, FindingKind.Anomaly,
        "The HELO name does not resolve to the address that the mail came from", NeedsDns: true);

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } hop || Clients.HandOverAddress(facts) is not { } address
            || hop.Line.Helo is not { } helo || !IsFullName(helo))
        {
            return;
        }

        if (!facts.Names.IsOn)
        {
            sink.CannotTest(Info, [hop.Number], "DNS is off");
            return;
        }

        var name = helo.Trim().TrimEnd('.').ToLowerInvariant();
        if (facts.Names.Addresses(name, address.IsV6) is not { } found)
        {
            sink.CannotTest(Info, [hop.Number], $"the DNS gave no answer for {MailText.Clip(helo)}");
            return;
        }

        // A name that only has addresses of the other family cannot be compared.
        if (found.Any(a => AddressFacts.AreNear(a, address))
            || (found.Count == 0 && facts.Names.Addresses(name, !address.IsV6) is not { Count: 0 }))
        {
            return;
        }

        var message = found.Count == 0
            ? $"The host that handed the mail in from {address} (line {hop.Number}) called itself {MailText.Quote(helo)}, which has no address in the DNS."
            : $"The host that handed the mail in from {address} (line {hop.Number}) called itself {MailText.Quote(helo)}, but that name resolves to {Clients.List(found.Select(a => a.ToString()))}.";
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Helo, message, Innocent,
            [("helo", helo), ("address", address.ToString()), ("heloAddresses", found.Count == 0 ? null : string.Join(" ", found.Select(a => a.ToString())))],
            found.Count == 0 ? "no-address" : "elsewhere").Aged(facts.NamesAge));
    }

    private static bool IsFullName(string helo) =>
        helo.AsSpan().Trim().TrimEnd('.').Contains('.') && AddressFacts.Literal(helo) is null;
}

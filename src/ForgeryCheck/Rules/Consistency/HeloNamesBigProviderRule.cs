using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC203: the client greeted with a large mail provider's name ("hotmail.com"), but its address has another organisation's reverse name, or none. The
/// providers keep their DNS in order, so their own hosts are not affected: 7.5 % of the spam from 2002 and 0.17 % of the genuine mail.
/// </summary>
internal sealed class HeloNamesBigProviderRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The provider uses names or hosts that the table does not list.",
        "A customer's program greets with the domain of the customer's mail address at the provider.",
        "The name server did not answer at that moment.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC203", "helo-names-big-provider", RuleFamily.Consistency, FindingKind.Anomaly,
        "HELO is a large mail provider's name, but the address is not known as the provider's");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in Clients.Of(facts.Chain))
        {
            var line = hop.Line;
            if (line.Helo is not { } helo || line.Address is not { } address || !AddressFacts.IsPublic(address)
                || facts.Tables.Providers.Named(helo) is not { } provider)
            {
                continue;
            }

            var reverse = line.ReverseName;
            var none = ReverseNames.FoundNone(line);
            if (reverse is null && !none)
            {
                continue;
            }

            if (reverse is not null && (provider.Has(reverse) || facts.Organisations.Same(helo, reverse)))
            {
                Clients.Agree(sink, Info, facts, hop);
                continue;
            }

            var found = reverse is null ? "no name in the DNS" : $"the name {MailText.Quote(reverse)}";
            sink.Add(Clients.Finding(
                Info, facts, hop, TraceField.Helo,
                $"According to line {hop.Number}, {Clients.Name(facts, hop)} called itself {MailText.Quote(helo)}, a name of {provider.Name}, "
                + $"but {Clients.Receiver(hop)} found {found} for its address {address}. The provider's own hosts normally have names in its domains.",
                Innocent,
                [("helo", helo), ("provider", provider.Name), ("address", address.ToString()), ("reverseName", reverse)]));
        }
    }
}

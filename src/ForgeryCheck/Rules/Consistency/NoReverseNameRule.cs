using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC204: the receiving host recorded that the client's address has no reverse name ("unknown", "RDNS failed"), or one that does not resolve back to
/// it (Sendmail's "may be forged"). Mail hosts should have one (RFC 1912 section 2.1); half of all genuine messages have a hop without one.
/// </summary>
internal sealed class NoReverseNameRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The administrator of the address never set a reverse name.",
        "The name server did not answer at that moment.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC204", "no-reverse-name", RuleFamily.Consistency, FindingKind.Anomaly,
        "The receiving host found no reverse name for the client's address, or one that does not resolve back to it");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in Clients.Of(facts.Chain))
        {
            var line = hop.Line;
            var none = ReverseNames.FoundNone(line);
            if (line.Address is not { } address || !AddressFacts.IsPublic(address))
            {
                continue;
            }

            if (!(none || line.ReverseNote == ReverseNameNote.Unconfirmed))
            {
                if (line.ReverseName is not null)
                {
                    Clients.Agree(sink, Info, facts, hop);
                }

                continue;
            }

            // FC109 rests on the client having no name: one fact must not count in two families.
            if (none && Clients.IsBoundary(facts, hop) && NamelessClient.HandedIn(facts))
            {
                continue;
            }

            var message = none
                ? $"According to line {hop.Number}, {Clients.Receiver(hop)} found no reverse name for {address}, the address of {Clients.Name(facts, hop)}."
                : $"Line {hop.Number}, by {Clients.Receiver(hop)}, says \"may be forged\": the reverse name of {address} does not resolve back to that address. "
                    + "These words are about the name, not the message.";
            sink.Add(Clients.Finding(
                Info, facts, hop, TraceField.Address, message, Innocent,
                [("address", address.ToString()), ("helo", line.Helo), ("reverseName", line.ReverseName)],
                none ? "none" : "may-be-forged"));
        }
    }
}

using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// Finds the line that a Received-SPF or Authentication-Results field belongs to. Fields above the boundary line are about the hand-over; only those
/// below it, which came with the message, are checked.
/// </summary>
internal static class CheckedClientCheck
{
    private static readonly string[] Reasons =
    [
        "The host that wrote the field does not record the client's address in Received lines as seen, or a filter in front of it took the mail.",
        "A forwarder or a list dropped the line that the field belongs to.",
    ];

    /// <summary>Reports for each client whether a line records it.</summary>
    internal static void Run(RuleInfo rule, string name, MessageFacts facts, List<CheckedClient> clients, FindingSink sink)
    {
        foreach (var client in clients)
        {
            if (!AddressFacts.IsPublic(client.Address))
            {
                continue;
            }

            var (line, hasWriter) = Find(facts.Chain, client);
            if (line is { IsClaimed: true })
            {
                sink.Add(FindingOn.Line(
                    rule, facts, line, TraceField.Address,
                    $"The field {name} and line {line.Number} record the same client, {client.Address}: they agree.",
                    [], [("address", client.Address.ToString())], "agrees", FindingKind.Support));
            }
            else if (line is null && !facts.Chain.Claimed[^1].IsPickup)
            {
                sink.Add(FindingOn.Header(
                    rule, facts, client.Field, [],
                    $"The field {name} records a connection from {client.Address}"
                    + (hasWriter ? $" to a host of {client.Writer}, whose lines record other clients." : ", but no line does.")
                    + " A host that writes such a field also writes a Received line next to it.",
                    Reasons, [("address", client.Address.ToString()), ("writer", client.Writer)],
                    hasWriter ? "other-client" : "no-line", hasWriter ? FindingKind.Contradiction : FindingKind.Anomaly));
            }
        }
    }

    private static (Hop? Line, bool HasWriter) Find(Chain chain, CheckedClient client)
    {
        var hasWriter = false;
        foreach (var hop in chain.Hops)
        {
            if (hop.Line.Address == client.Address)
            {
                return (hop, true);
            }

            hasWriter |= hop is { IsClaimed: true, HasPublicAddress: true } && client.Writer is not null && hop.ByOrganisation == client.Writer;
        }

        return (null, hasWriter);
    }
}

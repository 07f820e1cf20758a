using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Fields;
using ForgeryCheck.Findings;
using ForgeryCheck.Hosts;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Envelope;

/// <summary>
/// Finds the line that a Received-SPF or Authentication-Results field belongs to. Fields above the boundary line are about the hand-over; only those
/// below it, which came with the message, are checked.
/// </summary>
internal static class CheckedClientCheck
{
    private static readonly string[] Reasons =
    [
        "The host that wrote the field does not write its address into Received lines as it was seen, or a filter in front of it took the mail.",
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
                    $"The field {name} tells of a connection from {client.Address}, and so does line {line.Number}: they agree.",
                    [], [("address", client.Address.ToString())], "agrees", FindingKind.Support));
            }
            else if (line is null && !facts.Chain.Claimed[^1].IsPickup)
            {
                sink.Add(FindingOn.Header(
                    rule, facts, client.Field, [],
                    $"The field {name} tells of a connection from {client.Address}"
                    + (hasWriter ? $" to a host of {client.Writer}, whose lines tell of other clients." : ", of which no line tells.")
                    + " A host that writes such a field writes a Received line beside it.",
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

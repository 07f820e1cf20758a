using ForgeryCheck.Messages;
using ForgeryCheck.Scoring;

namespace ForgeryCheck.Reports;

/// <summary>What a report says besides its findings: what was repaired or not read, and which gateway is not declared.</summary>
/// <param name="gateways">The gateways that have a name.</param>
internal sealed class ReportNotes(GatewayTable gateways)
{
    /// <summary>The notes on a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="chain">Its hops.</param>
    /// <param name="sites">The declared sites.</param>
    /// <param name="verdict">The verdict.</param>
    internal IReadOnlyList<string> Of(MailMessage message, Chain chain, Sites sites, Verdict verdict)
    {
        var undeclared = verdict is Verdict.Forged or Verdict.Suspicious ? Undeclared(chain, sites) : null;
        if (chain.LinesLeftOut == 0 && message.Repairs is null && undeclared is null)
        {
            return message.Notes;
        }

        List<string> notes = [.. message.Notes];
        if (message.Repairs?.Warning is { } warning)
        {
            notes.Insert(0, warning);
        }

        if (message.Repairs?.Sentence is { } sentence)
        {
            notes.Add(sentence);
        }

        if (chain.LinesLeftOut > 0)
        {
            notes.Add($"the header has {chain.LinesLeftOut} Received lines beyond the {MessageLimits.ReceivedLines} that are read");
        }

        if (undeclared is not null)
        {
            notes.Add(undeclared);
        }

        return notes;
    }

    // Behind a gateway the host that hands the mail in is the gateway, which no sender's SPF names.
    private string? Undeclared(Chain chain, Sites sites) =>
        chain.BoundaryHop is { Line.Address: { } address } hop && gateways.Find(hop.IsReverseNameConfirmed ? hop.ReverseHost : null, address) is var (name, gateway)
            && sites.GatewayOf(null, address) is null
            ? $"{address} is a host of {gateway.Name}: if that filters your mail, declare it with --gateway {name}, and the client that it recorded is judged instead"
            : null;
}

using ForgeryCheck.Hosts;
using ForgeryCheck.Identifiers;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC339: the id has the form of a Message-ID and contains a host name, but the line is by a host of another organisation. The servers that make such
/// ids put their own name into them. Forgers who invent an id, or put another host into the line, forget that.
/// </summary>
internal sealed class IdNamesOtherHostRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host has a second name in another domain, and its program uses that one.",
        "The program writes the mail's Message-ID or the client's name into the id.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC339", "id-names-other-host", RuleFamily.Identifiers, FindingKind.Anomaly,
        "A line's id contains the name of another organisation's host",
        OnTrusted: "A trusted host wrote this line, so either the id or the host name was altered in this copy, or the host has a second name.");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            if (hop.ByHost is { } by && IdHost.TryRead(hop.Line.Raw(TraceField.Id), out var bytes)
                && HostNames.Normalize(bytes) is { } host && HostNames.IsName(host) && HostNames.IsName(by) && by.Contains('.', StringComparison.Ordinal))
            {
                if (IsKnown(facts, hop, by, host))
                {
                    sink.Agree(Info, hop);
                }
                else
                {
                    sink.Add(Say(facts, hop, host));
                }
            }
        }
    }

    // The client's name counts too: some programs write that, and it proves nothing about the host.
    private static bool IsKnown(MessageFacts facts, Hop hop, string by, string host) =>
        host == by || host == hop.HeloHost || host == hop.ReverseHost || facts.Organisations.Same(host, by)
        || HostNames.FirstLabel(host).SequenceEqual(HostNames.FirstLabel(by));

    private Finding Say(MessageFacts facts, Hop hop, string host) => FindingOn.Line(
        Info, facts, hop, TraceField.Id,
        $"The id {MailText.Quote(hop.Line.Id)} of line {hop.Number} contains the host name {MailText.Quote(host)}, but the line is by {MailText.Quote(hop.ByHost)}. "
        + "Programs that write such ids put the name of their own host into them.",
        Innocent, [("id", hop.Line.Id), ("hostInId", host), ("by", hop.ByHost)]);
}

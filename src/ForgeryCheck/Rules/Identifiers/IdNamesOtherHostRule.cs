using ForgeryCheck.Chains;
using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Hosts;
using ForgeryCheck.Identifiers;
using ForgeryCheck.Sentences;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Identifiers;

/// <summary>
/// FC339: the id has the form of a Message-ID and contains a host name, but the line is by a host of another organisation. The servers that mint such
/// ids put their own name into them. Whoever makes one up, or gives the line another host, forgets that.
/// </summary>
internal sealed class IdNamesOtherHostRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The host has a second name in another domain, and the program is set to that one.",
        "The program writes the Message-ID of the mail, or the client's name, into the id.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC339", "id-names-other-host", RuleFamily.Identifiers, FindingKind.Anomaly,
        "A line's id holds the name of a host of another organisation than the line's own",
        OnTrusted: "A trusted host wrote this line, so the id or the host name may have been altered in this copy, or the host has a second name.");

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
        $"The id {MailText.Quote(hop.Line.Id)} of line {hop.Number} holds the host name {MailText.Quote(host)}, but the line is by {MailText.Quote(hop.ByHost)}. "
        + "Programs that write such ids put their own host's name into them.",
        Innocent, [("id", hop.Line.Id), ("hostInId", host), ("by", hop.ByHost)]);
}

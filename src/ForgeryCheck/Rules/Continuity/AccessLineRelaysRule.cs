using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC112: a line says that a host took the message from a server elsewhere and relayed it, but that host's name is one that a provider generated from
/// the address of a customer's connection. Programs on compromised computers write such lines because they know no other name; a mail relay normally
/// has a host name of its own (RFC 5321 section 4.1.4).
/// </summary>
internal sealed class AccessLineRelaysRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A small mail server relays mail under the generic name that its provider gave to the connection or the rented machine.",
        "A filter on a user's own computer takes mail from a server and passes it on.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC112", "access-line-relays", RuleFamily.Continuity, FindingKind.Anomaly,
        "A line says that a host with a provider-generated customer name relayed mail for an external host");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } upper)
        {
            return;
        }

        foreach (var lower in facts.Chain.Claimed)
        {
            if (IsTestable(facts, upper, lower))
            {
                var address = upper.Line.Address!.Value;
                if (IsNamedByAddress(facts, lower.ByHost, address) || (HostAddress.TryParse(lower.ByHost!, out var by) && by == address))
                {
                    sink.Add(Say(facts, upper, lower));
                }
                else
                {
                    sink.Agree(Info, lower);
                }
            }

            upper = lower;
        }
    }

    /// <summary>
    /// Whether the upper line's client has such a name, and the lower line records mail from another organisation's public host that did not authenticate.
    /// </summary>
    private static bool IsTestable(MessageFacts facts, Hop upper, Hop lower) =>
        upper is { HasPublicAddress: true, Line.Address: { } address }
        && lower is { HasPublicAddress: true, ByHost: not null, IsAuthenticated: false, Line.Kind: ReceivedKind.Smtp }
        && lower.Line.Address != address
        && (lower.ReverseOrganisation ?? lower.HeloOrganisation) is var client && (client is null || client != lower.ByOrganisation)
        && IsNamedByAddress(facts, upper.ReverseHost ?? upper.HeloHost, address);

    private static bool IsNamedByAddress(MessageFacts facts, string? name, HostAddress address) =>
        name is not null && facts.Organisations.RegistrableDomain(name) is { } domain && name.Length > domain.Length
        && GeneratedNames.Hold(name.AsSpan(0, name.Length - domain.Length), address);

    private Finding Say(MessageFacts facts, Hop upper, Hop lower) => FindingOn.Line(
        Info, facts, lower, TraceField.By,
        $"Line {lower.Number} says that {HostEnd.Server(lower)} took the message from {MailText.Clip(lower.Client)} and relayed it. Line {upper.Number} shows that "
        + $"host at {upper.Line.Address}, and its provider generated its name from that address, as for a home or office connection. "
        + "A mail relay normally has a host name of its own.",
        Innocent,
        [("by", lower.Line.By), ("ip", upper.Line.Address?.ToString()), ("rdns", upper.Line.ReverseName), ("client", lower.Client)]);
}

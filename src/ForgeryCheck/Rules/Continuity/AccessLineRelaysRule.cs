using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Continuity;

/// <summary>
/// FC112: a line says that a host took the message from a server elsewhere and relayed it, but that host's name is one that a provider generated from
/// the address of a customer's line. Programs on compromised computers write such lines, since that is the only name they know; whoever runs a relay
/// there gives it a name of its own (RFC 5321 section 4.1.4).
/// </summary>
internal sealed class AccessLineRelaysRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A small mail server passes mail on under the name that its provider gave to the line or to the rented machine.",
        "A filter on somebody's own computer takes mail from a server and hands it on.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC112", "access-line-relays", RuleFamily.Continuity, FindingKind.Anomaly,
        "A line says that a host with the made-up name of a customer's line relayed mail for a stranger");

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
    /// Whether the upper line's client has such a name, and the lower line records mail from somebody else's public host that did not authenticate.
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
        $"Line {lower.Number} says that {HostEnd.Server(lower)} took the message from {MailText.Clip(lower.Client)} and passed it on. By line {upper.Number} that is "
        + $"the address {upper.Line.Address}, whose provider made its name out of the address, as for a home or an office. "
        + "Who runs a mail relay gives it a name of its own.",
        Innocent,
        [("by", lower.Line.By), ("ip", upper.Line.Address?.ToString()), ("rdns", upper.Line.ReverseName), ("client", lower.Client)]);
}

using ForgeryCheck.Facts;
using ForgeryCheck.Findings;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC205: the hand-over's address has no reverse name, or only names that do not resolve back to it (RFC 8601 section 3, "iprev"). Uses the DNS of
/// the day of the answer, not of the mail.
/// </summary>
internal sealed class ReverseNameNotConfirmedRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The DNS has changed since the mail was sent.",
        "The administrator of the address never set a name, or set it on one side only.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC205", "reverse-name-not-confirmed", RuleFamily.Consistency, FindingKind.Anomaly,
        "The hand-over's address has no name in the DNS that leads back to it", NeedsDns: true);

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } hop || Clients.HandOverAddress(facts) is not { } address)
        {
            return;
        }

        if (!facts.Names.IsOn)
        {
            sink.CannotTest(Info, [hop.Number], "DNS is off");
            return;
        }

        var names = facts.Names.ReverseNames(address);
        if (names is null || (names.Count > 0 && facts.Names.ConfirmedNames(address) is null))
        {
            sink.CannotTest(Info, [hop.Number], $"the DNS gave no answer about {address}");
            return;
        }

        if (names.Count > 0 && facts.Names.ConfirmedNames(address)!.Count > 0)
        {
            return;
        }

        var message = names.Count == 0
            ? $"The address that handed the mail in, {address} (line {hop.Number}), has no name in the DNS."
            : $"The address that handed the mail in, {address} (line {hop.Number}), is called {Clients.List(names)} in the DNS, but none of these names leads back to it.";
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Address, message, Innocent,
            [("address", address.ToString()), ("names", names.Count == 0 ? null : string.Join(" ", names))],
            names.Count == 0 ? "no-name" : "not-confirmed"));
    }
}

using ForgeryCheck.Authentication;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Consistency;

/// <summary>
/// FC205: the hand-over's address has no reverse name, or only names that do not resolve back to it (RFC 8601 section 3, "iprev"): as a trusted host
/// recorded outside the Received line, or else as the DNS says when asked.
/// </summary>
internal sealed class ReverseNameNotConfirmedRule : IRule
{
    private const string NoName = "no-name", NotConfirmed = "not-confirmed";

    private static readonly string[] Innocent =
    [
        "The DNS has changed since the mail was sent.",
        "The administrator of the address never set a reverse name, or set it in one direction only.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC205", "reverse-name-not-confirmed", RuleFamily.Consistency, FindingKind.Anomaly,
        "The hand-over address has no name in the DNS that resolves back to it", NeedsDns: true);

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } hop || Clients.HandOverAddress(facts) is not { } address)
        {
            return;
        }

        if (facts.Authentication.First(AuthMethod.Iprev) is { } recorded)
        {
            CheckRecorded(facts, sink, hop, address, recorded);
        }
        else if (facts.Names.IsOn)
        {
            CheckNames(facts, sink, hop, address);
        }
        else
        {
            sink.CannotTest(Info, [hop.Number], "DNS is off");
        }
    }

    private void CheckRecorded(MessageFacts facts, FindingSink sink, Hop hop, HostAddress address, AuthCheck recorded)
    {
        switch (recorded.Result)
        {
            case AuthResult.Pass:
                sink.AgreeOnChain(Info, facts);
                break;
            case AuthResult.PermError:
                sink.Add(Finding(
                    facts, hop, address, $"According to {MailText.Clip(recorded.By)}, {address}, the address that handed the mail in (line {hop.Number}), had no reverse name.", null));
                break;
            case AuthResult.Fail:
                var name = recorded.Domain is { } domain ? $"the reverse name {MailText.Clip(domain)}" : "the reverse name";
                sink.Add(Finding(
                    facts, hop, address,
                    $"According to {MailText.Clip(recorded.By)}, {name} of {address}, the address that handed the mail in (line {hop.Number}), did not resolve back to it.", recorded.Domain ?? ""));
                break;
        }
    }

    private void CheckNames(MessageFacts facts, FindingSink sink, Hop hop, HostAddress address)
    {
        var names = facts.Names.ReverseNames(address);
        if (names is null || (names.Count > 0 && facts.Names.ConfirmedNames(address) is null))
        {
            sink.CannotTest(Info, [hop.Number], $"the DNS gave no answer for {address}");
        }
        else if (names.Count > 0 && facts.Names.ConfirmedNames(address)!.Count > 0)
        {
            sink.AgreeOnChain(Info, facts);
        }
        else
        {
            var finding = names.Count == 0
                ? Finding(facts, hop, address, $"{address}, the address that handed the mail in (line {hop.Number}), has no reverse name in the DNS.", null)
                : Finding(
                    facts, hop, address,
                    $"{address}, the address that handed the mail in (line {hop.Number}), has the reverse name {Clients.List(names)}, but {(names.Count == 1 ? "that name does not resolve" : "none of these names resolves")} back to it.",
                    string.Join(" ", names));
            sink.Add(finding.Aged(facts.NamesAge));
        }
    }

    private Finding Finding(MessageFacts facts, Hop hop, HostAddress address, string message, string? names) => FindingOn.Chain(
        Info, facts, hop, TraceField.Address, message, Innocent, [("address", address.ToString()), ("names", names is "" ? null : names)], names is null ? NoName : NotConfirmed);
}

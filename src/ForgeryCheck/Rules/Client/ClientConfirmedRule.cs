using ForgeryCheck.Authentication;
using ForgeryCheck.Hosts;
using ForgeryCheck.Names;
using ForgeryCheck.Rules.Consistency;

namespace ForgeryCheck.Rules.Client;

/// <summary>
/// FC701: something that the client cannot write itself confirms its HELO name: its address has a name of the same organisation that resolves back to it
/// (RFC 8601 section 2.7.3, iprev), SPF authorises the address, or the address is in that organisation's networks.
/// </summary>
internal sealed class ClientConfirmedRule : IRule
{
    private const string Nothing = "unconfirmed";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC701", "client-confirmed", RuleFamily.Client, FindingKind.Support,
        "The DNS or SPF confirms the client's HELO name");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { HeloOrganisation: { } organisation } hop || Clients.HandOverAddress(facts) is not { } address)
        {
            return;
        }

        if (Confirmation(facts, hop, address, organisation) is not var (grade, why, age))
        {
            sink.AgreeOnChain(Info, facts, outcome: Nothing, kind: FindingKind.Note);
            return;
        }

        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Helo,
            $"The host that handed the mail in from {address} (line {hop.Number}) called itself {MailText.Quote(hop.Line.Helo)}, and {why}.",
            [], [("helo", hop.Line.Helo), ("address", address.ToString()), ("organisation", organisation)], grade).Aged(age));
    }

    private static (string Grade, string Why, AnswerAge? Age)? Confirmation(MessageFacts facts, Hop hop, HostAddress address, string organisation)
    {
        if (hop.IsReverseNameConfirmed && hop.ReverseOrganisation == organisation)
        {
            return ("recorded-name", $"{Clients.Receiver(hop)} found that the address has the name {MailText.Clip(hop.Line.ReverseName)}, which resolves back to it", null);
        }

        if (facts.Authentication.First(AuthMethod.Iprev) is { Result: AuthResult.Pass, Domain: { } led } iprev && facts.Organisations.Of(led) == organisation)
        {
            return ("recorded-name", $"{MailText.Clip(iprev.By)} found that the address has the name {MailText.Clip(led)}, which resolves back to it", null);
        }

        if (facts.Names.ConfirmedNames(address)?.FirstOrDefault(name => facts.Organisations.Of(name) == organisation) is { } name)
        {
            return ("name", $"the address has the name {MailText.Clip(name)}, which resolves back to it", facts.NamesAge);
        }

        if (Spf(facts, organisation) is { } check)
        {
            return ("spf", $"SPF authorises this address to send for {MailText.Clip(check.Domain)}, according to {MailText.Clip(check.By)}", check.Age);
        }

        return facts.Organisations.OfNetwork(address) == organisation ? ("network", $"the address is in a network of {organisation}", null) : null;
    }

    // A host that may send for a domain of the organisation is its own, or was hired by it.
    private static AuthCheck? Spf(MessageFacts facts, string organisation)
    {
        foreach (var check in facts.Authentication.All)
        {
            if (check.Result == AuthResult.Pass && check.Method is AuthMethod.Spf or AuthMethod.SpfHelo && facts.Organisations.Of(check.Domain) == organisation)
            {
                return check;
            }
        }

        return null;
    }
}

using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Client;

/// <summary>FC703: the SPF record of the HELO name does not authorise the client's address (RFC 7208 section 2.3).</summary>
internal sealed class HeloSpfFailsRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The record lists the hosts that send the domain's mail, and this host of the same organisation was forgotten.",
        "The record has changed since the mail was sent.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC703", "helo-spf-fails", RuleFamily.Client, FindingKind.Contradiction,
        "The SPF record of the HELO name does not authorise the client's address");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        if (facts.Chain.BoundaryHop is not { } hop || hop.IsAuthenticated || facts.Authentication.First(AuthMethod.SpfHelo) is not { } check)
        {
            return;
        }

        if (check.Result is not (AuthResult.Fail or AuthResult.SoftFail))
        {
            sink.AgreeOnChain(
                Info, facts, outcome: check.Result == AuthResult.Pass ? Finding.Agrees : AuthWords.Of(check.Result),
                kind: check.Result == AuthResult.Pass ? FindingKind.Support : FindingKind.Note);
            return;
        }

        var verdict = check.Result == AuthResult.Fail ? "does not authorise its address" : "says that its address is probably not authorised";
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Helo,
            $"The host that handed the mail in (line {hop.Number}) called itself {MailText.Quote(check.Domain)}, but the SPF record of that name "
            + $"{verdict} ({AuthWords.Of(check.Result)}, according to {MailText.Clip(check.By)}).",
            Innocent,
            [("helo", check.Domain), ("address", hop.Line.Address?.ToString()), ("result", AuthWords.Of(check.Result)), ("mechanism", check.Detail)],
            AuthWords.Of(check.Result), check.Result == AuthResult.Fail ? FindingKind.Contradiction : FindingKind.Anomaly).Aged(check.Age));
    }
}

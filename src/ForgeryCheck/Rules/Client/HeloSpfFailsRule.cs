using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Client;

/// <summary>FC703: by SPF, the HELO name is not for the client's address to use (RFC 7208 section 2.3).</summary>
internal sealed class HeloSpfFailsRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The record was written for the addresses of the mail domain, and this host of the same organisation was forgotten.",
        "The record has changed since the mail was sent.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC703", "helo-spf-fails", RuleFamily.Client, FindingKind.Contradiction,
        "SPF of the HELO name does not let the client's address use it");

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

        var may = check.Result == AuthResult.Fail ? "may not" : "should not";
        sink.Add(FindingOn.Chain(
            Info, facts, hop, TraceField.Helo,
            $"The host that handed the mail in (line {hop.Number}) called itself {MailText.Quote(check.Domain)}, and by that domain's SPF record its address "
            + $"{may} use this name ({AuthWords.Of(check.Result)}, found by {MailText.Clip(check.By)}).",
            Innocent,
            [("helo", check.Domain), ("address", hop.Line.Address?.ToString()), ("result", AuthWords.Of(check.Result)), ("mechanism", check.Detail)],
            AuthWords.Of(check.Result), check.Result == AuthResult.Fail ? FindingKind.Contradiction : FindingKind.Anomaly).Aged(check.Age));
    }
}

using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC803: by SPF, the client may not send for the domain of the envelope sender (RFC 7208 section 2.4). If that domain is the author's, nobody but
/// the client says that the mail is its; if it is another, the return address is false.
/// </summary>
internal sealed class SpfRefusesClientRule : IRule
{
    private const string OfAuthor = "author", OfAnother = "another";

    private static readonly string[] Innocent =
    [
        "The message was forwarded with its envelope sender unchanged, and no header field shows it.",
        "The sender wrote by a provider that the domain's record does not name.",
        "The record has changed since the mail was sent.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC803", "spf-refuses-client", RuleFamily.Author, FindingKind.Anomaly,
        "SPF does not let the client send for the envelope sender's domain");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (authentication.First(AuthMethod.Spf) is not { } check)
        {
            return;
        }

        var domain = check.Domain ?? authentication.SenderDomain;
        var fact = authentication.IsAligned(domain) ? OfAuthor : OfAnother;
        if (check.Result is not (AuthResult.Fail or AuthResult.SoftFail) || authentication.Passed is not null)
        {
            var passes = check.Result == AuthResult.Pass || authentication.Passed is not null;
            sink.AgreeOnChain(Info, facts, fact, passes ? Finding.Agrees : AuthWords.Of(check.Result), passes ? FindingKind.Support : FindingKind.Note);
            return;
        }

        var address = facts.Chain.BoundaryHop?.Line.Address?.ToString();
        var finding = FindingOn.Header(
            Info, facts, check.Field, [],
            $"The envelope sender is of {MailText.Clip(domain) ?? "a domain"}, whose SPF record does not let the client{(address is null ? "" : $" {address}")} send for it "
            + $"({AuthWords.Of(check.Result)}, found by {MailText.Clip(check.By)})."
            + (authentication.IsForwarded ? " The message was forwarded, so the client need not be the domain's." : ""),
            Innocent, [("domain", domain), ("address", address), ("result", AuthWords.Of(check.Result)), ("mechanism", check.Detail)],
            kind: authentication.IsForwarded ? FindingKind.Note : FindingKind.Anomaly) with
        { Fact = fact };
        sink.Add(finding.Aged(check.Age));
    }
}

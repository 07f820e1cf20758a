using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC803: SPF does not authorise the client to send for the domain of the envelope sender (RFC 7208 section 2.4). If that domain is the author's, only
/// the client says that the mail is the author's; if it is another, the return address is false.
/// </summary>
internal sealed class SpfRefusesClientRule : IRule
{
    private const string OfAuthor = "author", OfAnother = "another";

    private static readonly string[] Innocent =
    [
        "The message was forwarded with its envelope sender unchanged, and no header field shows it.",
        "The sender used a provider that the domain's record does not list.",
        "The record has changed since the mail was sent.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC803", "spf-refuses-client", RuleFamily.Author, FindingKind.Anomaly,
        "SPF does not authorise the client to send for the envelope sender's domain");

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
            $"SPF does not authorise the client{(address is null ? "" : $" {address}")} to send for {(domain is null ? "the envelope sender's domain" : $"{MailText.Clip(domain)}, the envelope sender's domain")} "
            + $"({AuthWords.Of(check.Result)}, according to {MailText.Clip(check.By)})."
            + (authentication.IsForwarded ? " The message was forwarded, so the client need not belong to that domain." : ""),
            Innocent, [("domain", domain), ("address", address), ("result", AuthWords.Of(check.Result)), ("mechanism", check.Detail)],
            kind: authentication.IsForwarded || (check.Result == AuthResult.SoftFail && IsMailHost(facts)) ? FindingKind.Note : FindingKind.Anomaly) with
        { Fact = fact };
        sink.Add(finding.Aged(check.Age));
    }

    /// <summary>
    /// Whether the client is a host that somebody set up to send mail, such as a forwarder or a gateway, which no header field need show. RFC 7208 section 8.5:
    /// the domain's owner, too, is not certain that such a client may not send for it.
    /// </summary>
    private static bool IsMailHost(MessageFacts facts) =>
        facts.Chain.BoundaryHop is { ReverseHost: { } name, Line.Address: { } address } client
        && !facts.Tables.CustomerNames.Show(name, facts.Organisations.RegistrableDomain(name), address, client.HeloHost == name);
}

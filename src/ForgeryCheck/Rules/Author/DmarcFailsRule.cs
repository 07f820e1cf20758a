using ForgeryCheck.Authentication;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC802: the author's domain publishes a DMARC policy, and neither SPF nor a signature of that domain authenticates this mail (RFC 7489 section 6.6.2).
/// Lists and forwarders break both, so behind them it is only noted.
/// </summary>
internal sealed class DmarcFailsRule : IRule
{
    // Receivers refuse mail that fails an enforced policy, so the counts for enforced policies come from other mail than those for the rest.
    private const string Enforced = "enforced", Monitored = "monitored", Refused = "refused";

    private static readonly string[] Innocent =
    [
        "The message was forwarded or came through a list, and no header field shows it.",
        "The domain's owner sends through a service that is not set up for SPF or DKIM with this domain.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC802", "dmarc-fails", RuleFamily.Author, FindingKind.Contradiction,
        "The mail fails the DMARC policy of the author's domain");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (authentication.First(AuthMethod.Dmarc) is not { } check)
        {
            return;
        }

        if (check.Result != AuthResult.Fail || authentication.Passed is not null)
        {
            var passes = check.Result == AuthResult.Pass || authentication.Passed is not null;
            sink.AgreeOnChain(Info, facts, Monitored, passes ? Finding.Agrees : AuthWords.Of(check.Result), passes ? FindingKind.Support : FindingKind.Note);
            return;
        }

        var asks = check.Policy switch
        {
            AuthPolicy.Reject => "asks receivers to reject such mail",
            AuthPolicy.Quarantine => "asks receivers to treat such mail as suspicious",
            AuthPolicy.None => "asks receivers to take no action",
            _ => "has a policy that was not recorded",
        };
        var mediated = authentication.IsMediated;
        var isEnforced = check.Policy is AuthPolicy.Reject or AuthPolicy.Quarantine;
        var finding = FindingOn.Header(
            Info, facts, check.Field ?? authentication.Author.Field, [],
            $"The mail fails DMARC, according to {MailText.Clip(check.By)}: neither SPF nor a signature authenticates {MailText.Clip(check.Domain ?? authentication.Author.Domain)}, "
            + $"the domain in From, which {asks}."
            + (mediated ? " It came through a list or a forwarder, which often breaks SPF and signatures." : ""),
            Innocent, [("domain", check.Domain ?? authentication.Author.Domain), ("policy", check.Policy is { } policy ? Grade(policy) : null), ("by", check.By), ("detail", check.Detail)],
            isEnforced ? Refused : null, mediated ? FindingKind.Note : isEnforced ? FindingKind.Contradiction : FindingKind.Anomaly) with
        { Fact = isEnforced ? Enforced : Monitored };
        sink.Add(finding.Aged(check.Age));
    }

    private static string Grade(AuthPolicy policy) => policy switch
    {
        AuthPolicy.Reject => "reject",
        AuthPolicy.Quarantine => "quarantine",
        _ => "none",
    };
}

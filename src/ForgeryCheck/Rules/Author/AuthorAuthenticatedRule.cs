using ForgeryCheck.Authentication;
using ForgeryCheck.Names;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC801: the domain in From is authenticated: DMARC passes, a signature of the domain is valid, or SPF authorises the client to send for it. This says
/// nothing about the person, nor about whether the domain deserves trust.
/// </summary>
internal sealed class AuthorAuthenticatedRule : IRule
{
    private const string Nothing = "unauthenticated";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC801", "author-authenticated", RuleFamily.Author, FindingKind.Support,
        "DMARC, DKIM or SPF authenticates the author's domain");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (authentication.Author.Domain is not { } domain)
        {
            return;
        }

        if (authentication.Passed is not { } check)
        {
            // Where nothing was checked, nothing could pass.
            if (authentication.All.Length > 0)
            {
                sink.AgreeOnChain(Info, facts, outcome: Nothing, kind: FindingKind.Note);
            }

            return;
        }

        var how = check.Method switch
        {
            AuthMethod.Dmarc => "the mail passes DMARC",
            AuthMethod.Dkim => $"it has a valid signature of {MailText.Clip(check.Domain)} (DKIM)",
            _ => $"SPF authorises the client to send for {MailText.Clip(check.Domain ?? authentication.SenderDomain)}",
        };
        sink.Add(FindingOn.Header(
            Info, facts, check.Field ?? authentication.Author.Field, [],
            $"The author's domain, {MailText.Clip(domain)}, is authenticated: {how}, according to {MailText.Clip(check.By)}."
            + (authentication.Signature is { } signature ? SignatureText.Of(signature, facts.Chain.HandOver?.Time) : ""),
            [],
            [
                ("domain", domain), ("method", AuthWords.Of(check.Method)), ("by", check.By), ("detail", check.Detail),
                .. authentication.Signature is { } good ? SignatureText.Values(good) : [],
            ],
            Grade(check.Method)).Aged(AgeOf(check)));
    }

    // A key that verifies the signature is the one that it was made with, whenever the DNS was asked for it.
    private static AnswerAge? AgeOf(AuthCheck check) => check.Method == AuthMethod.Dkim ? null : check.Age;

    private static string Grade(AuthMethod method) => method switch
    {
        AuthMethod.Dmarc => "dmarc",
        AuthMethod.Dkim => "dkim",
        _ => "spf",
    };
}

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC808: mail from a well-known author's domain (--profiles) was handed in by an organisation that never handed in mail from that domain, and
/// nothing shows that the domain sent it.
/// </summary>
internal sealed class AuthorByNewPathRule : IRule
{
    private static readonly string[] Innocent =
    [
        "The author's organisation has changed its provider, or hired a service that sends for it, since the profile was learned.",
        "The author wrote from elsewhere: while travelling, through a private provider, or on a web site that sends in the visitor's name.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC808", "author-by-new-path", RuleFamily.Author, FindingKind.Anomaly,
        "Mail from a well-known author's domain was handed in by an organisation that never did so before");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var authentication = facts.Authentication;
        if (facts.Profiles?.Author(authentication.Author.Domain, facts.Chain.BoundaryHop?.Line.Date.Time) is not { Clients.IsSteady: true } known || authentication is not { IsSaidMediated: false, Passed: null }
            || facts.Chain.BoundaryHop is not { IsAuthenticated: false } boundary || facts.Client is not { } client)
        {
            return;
        }

        if (known.Clients.Has(client.Organisation))
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        sink.Add(FindingOn.Chain(
            Info, facts, boundary, TraceField.Address,
            $"{MailText.Clip(client.Name)} handed in mail from {MailText.Clip(known.Domain)} (line {boundary.Number}), which it never did before. The profile knows {known.Period}, handed in by {known.Clients}.",
            Innocent, [("author", known.Domain), ("client", client.Name), ("organisation", client.Organisation), ("known", known.Clients.ToString())]));
    }
}

using ForgeryCheck.Authentication;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Writing;

namespace ForgeryCheck.Rules.Author;

/// <summary>
/// FC805: From does not name one author whose domain can be checked: it has no address, no possible domain, or addresses of several domains without a
/// Sender (RFC 5322 section 3.6.2). Such fields keep DMARC from being applied (RFC 7489 section 6.6.1), and show readers whatever name the sender chose.
/// </summary>
internal sealed class AuthorFieldFaultyRule : IRule
{
    private static readonly string[] Innocent =
    [
        "An old or careless program wrote the field, or a gateway mangled it.",
        "The mail stayed inside one network, whose names need not exist on the Internet.",
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC805", "author-field-faulty", RuleFamily.Author, FindingKind.Anomaly,
        "From names no author whose domain can be checked");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        var author = facts.Authentication.Author;
        if (author.Fault is not { } fault)
        {
            sink.AgreeOnChain(Info, facts);
            return;
        }

        if (fault == AuthorFault.NoField && (facts.Message.MayLackFields || facts.Message.Header.Fields.IsEmpty))
        {
            sink.CannotTest(Info, [], facts.Message.MayLackFields ? "the header has no From field, but was read from JSON, which may leave fields out" : "there is no header");
            return;
        }

        var what = fault switch
        {
            AuthorFault.NoField => "The message has no From field",
            AuthorFault.NoAddress => "From has no address",
            AuthorFault.NoDomain => $"The address in From, {MailText.Quote(author.Addresses[0])}, has no valid domain after the \"@\"",
            AuthorFault.Unqualified => $"The address in From, {MailText.Clip(author.Addresses[0])}, has a host name without a domain",
            AuthorFault.NoSuchTop => $"The address in From, {MailText.Clip(author.Addresses[0])}, has a top-level domain that does not exist",
            _ => $"From has addresses of several domains ({MailText.Clip(string.Join(", ", author.Addresses.Take(4)))}), and no Sender field says who sent it",
        };
        sink.Add(FindingOn.Header(
            Info, facts, author.Field, [], $"{what}, so there is no author's domain to check.",
            Innocent, [("from", author.Field is { } field ? MailText.Clip(facts.Message.Header.Text(field)) : null)], KebabCase.Words<AuthorFault>().Of(fault),
            IsHarmless(facts, fault, author) ? FindingKind.Note : null));
    }

    /// <summary>
    /// Whether the fault says nothing of the author: a report from a mail system, which has no return path (RFC 5321 section 4.5.5), may name its host as it is
    /// called inside; a program of a host inside, such as cron, writes as a user of that host; and a doubled dot is a typing error.
    /// </summary>
    private static bool IsHarmless(MessageFacts facts, AuthorFault fault, AuthorField author) =>
        (fault == AuthorFault.Unqualified
            && ((facts.Authentication.Sender is "" && author.Addresses.All(IsMailSystem)) || author.Addresses.All(address => IsOwnProgram(facts, address))))
        || (fault == AuthorFault.NoDomain && author.Addresses.All(address => IsName(MailAddress.DomainOf(address)?.Replace("..", ".", StringComparison.Ordinal))));

    // "root@localhost", "root@web1": the host called web1 here handed the mail in from inside, or is the reader's own.
    private static bool IsOwnProgram(MessageFacts facts, string address) =>
        facts.Chain.BoundaryHop is { } boundary && !boundary.HasPublicAddress
        && facts.Chain.Hops[^1] is { Line.Kind: ReceivedKind.Local, ByHost: { } host }
        && (MailAddress.DomainOf(address) is "localhost" || HostNames.FirstLabel(host).SequenceEqual(MailAddress.DomainOf(address)));

    private static bool IsMailSystem(string address) =>
        address.StartsWith("mailer-daemon@", StringComparison.OrdinalIgnoreCase) || address.StartsWith("postmaster@", StringComparison.OrdinalIgnoreCase);

    private static bool IsName(string? domain) => HostNames.IsName(domain) && domain!.Contains('.', StringComparison.Ordinal);
}

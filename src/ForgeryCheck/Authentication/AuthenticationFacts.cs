using ForgeryCheck.Dmarc;
using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Who the author claims to be, and which checks authenticate it: those that trusted hosts recorded, and those made now if DNS is on.
/// </summary>
internal sealed class AuthenticationFacts
{
    private readonly Organisations _organisations;
    private readonly Chain _chain;
    private readonly FieldFacts _fields;
    private AuthorSignature? _signature;
    private bool _isSignatureKnown;

    internal AuthenticationFacts(
        HeaderBlock header, FieldFacts fields, Chain chain, IReadOnlyList<string> from, string? sender, ResultWriters writers, Organisations organisations,
        LiveChecks live)
    {
        _organisations = organisations;
        _chain = chain;
        Author = AuthorField.Read(header, from, organisations);
        Organisation = organisations.Of(Author.Domain);
        Recorded = TrustedResults.Read(fields, chain, writers);
        All = live.Checks.Count == 0 ? Recorded : [.. Recorded, .. live.Checks];
        var isListOurs = chain.PassedList && ListPlace.IsBehindBoundary(fields, chain, organisations);
        // A list gives its own envelope sender to the mail that it takes in (RFC 5321 section 3.9.2).
        Sender = isListOurs ? null : sender;
        SenderDomain = First(AuthMethod.Spf)?.Domain ?? MailAddress.DomainOf(Sender);
        IsSaidMediated = chain.PassedForwarder || (chain.PassedList && !isListOurs);
        if (IsSaidMediated)
        {
            var mediator = new ShownMediator(header, chain, All, SenderDomain, organisations);
            IsForwarded = chain.PassedForwarder && mediator.IsForwarder();
            IsMediated = IsForwarded || (chain.PassedList && !isListOurs && mediator.IsList(fields));
        }

        Passed = FindPassed();
        _fields = fields;
    }

    /// <summary>The From field.</summary>
    internal AuthorField Author { get; }

    /// <summary>The organisation of the author's domain; null if it has none.</summary>
    internal string? Organisation { get; }

    /// <summary>The envelope sender; empty for a bounce, null if it is unknown or was not the client's.</summary>
    internal string? Sender { get; }

    /// <summary>The domain of the envelope sender; null for a bounce, or if it is unknown.</summary>
    internal string? SenderDomain { get; }

    /// <summary>The checks that trusted hosts recorded, topmost first.</summary>
    internal AuthCheck[] Recorded { get; }

    /// <summary>The check that authenticates the author's domain; null if there is none.</summary>
    internal AuthCheck? Passed { get; }

    /// <summary>A valid signature of the author's organisation on which <see cref="Passed"/> is based; null if there is none.</summary>
    internal AuthorSignature? Signature
    {
        get
        {
            if (!_isSignatureKnown)
            {
                _signature = Passed is { Method: AuthMethod.Dkim or AuthMethod.Dmarc } ? AuthorSignature.Find(this, _fields, _chain, _organisations) : null;
                _isSignatureKnown = true;
            }

            return _signature;
        }
    }

    /// <summary>
    /// Whether a mediator that may break signatures handed the message in, a list or a forwarder, as more than its fields show (<see cref="ShownMediator"/>).
    /// </summary>
    internal bool IsMediated { get; }

    /// <summary>Whether header fields say so, which anybody can type.</summary>
    internal bool IsSaidMediated { get; }

    /// <summary>Whether it was forwarded with its envelope sender unchanged, so that SPF must fail. A list gives its own (RFC 5321 section 3.9.2).</summary>
    internal bool IsForwarded { get; }

    /// <summary>Every check: what was recorded, then what was checked now.</summary>
    internal AuthCheck[] All { get; }

    /// <summary>The first check of a method whose result is known, recorded ones first; null if there is none.</summary>
    internal AuthCheck? First(AuthMethod method)
    {
        foreach (var check in All)
        {
            if (check.Method == method && check.Result != AuthResult.TempError)
            {
                return check;
            }
        }

        return null;
    }

    /// <summary>Whether a domain is aligned with the author's, relaxed and by the list of public suffixes: only the DNS knows a policy.</summary>
    internal bool IsAligned(string? domain) =>
        domain is not null && Author.Domain is { } author && ListAlignment.Of(_organisations, author, domain) != DmarcAlignment.None;

    private AuthCheck? FindPassed()
    {
        // A domain may ask for strict alignment, which only DMARC itself takes into account.
        if (Author.Domain is null || Author.Fault is not null || First(AuthMethod.Dmarc)?.Result == AuthResult.Fail)
        {
            return null;
        }

        AuthCheck? best = null;
        foreach (var check in All)
        {
            // DMARC says more than its parts, and a signature more than the address that the mail came from.
            if (check.Result == AuthResult.Pass && check.Method is AuthMethod.Dmarc or AuthMethod.Dkim or AuthMethod.Spf && Authenticates(check)
                && (best is null || check.Method > best.Method))
            {
                best = check;
            }
        }

        return best;
    }

    // "bestguesspass" is the receiver's guess, and some results name no domain.
    private bool Authenticates(AuthCheck check) => IsAligned(check.Domain ?? (check.Method == AuthMethod.Spf ? SenderDomain : null));
}

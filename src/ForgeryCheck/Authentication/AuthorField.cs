using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>The author: whom the From field names (RFC 5322 section 3.6.2).</summary>
internal sealed class AuthorField
{
    private AuthorField(HeaderField? field, IReadOnlyList<string> addresses, AuthorFault? fault)
    {
        Field = field;
        Addresses = addresses;
        Fault = fault;
        Domain = fault is null or AuthorFault.Several ? MailAddress.DomainOf(addresses.Count > 0 ? addresses[0] : null) : null;
    }

    /// <summary>The topmost From field; null if there is none.</summary>
    internal HeaderField? Field { get; }

    /// <summary>Its addresses.</summary>
    internal IReadOnlyList<string> Addresses { get; }

    /// <summary>The domain of the author, or of the first of several; null if there is no domain.</summary>
    internal string? Domain { get; }

    /// <summary>Why no single author can be determined; null if one can.</summary>
    internal AuthorFault? Fault { get; }

    internal static AuthorField Read(HeaderBlock header, IReadOnlyList<string> addresses, Organisations organisations)
    {
        var field = header.Find("From"u8);
        return new AuthorField(field, addresses, Find(header, field, addresses, organisations));
    }

    private static AuthorFault? Find(HeaderBlock header, HeaderField? field, IReadOnlyList<string> addresses, Organisations organisations)
    {
        if (field is null)
        {
            return AuthorFault.NoField;
        }

        if (addresses.Count == 0)
        {
            return AuthorFault.NoAddress;
        }

        var first = MailAddress.DomainOf(addresses[0]);
        var areSeveral = false;
        AuthorFault? gravest = null;
        for (var i = 0; i < addresses.Count; i++)
        {
            var domain = i == 0 ? first : MailAddress.DomainOf(addresses[i]);
            areSeveral |= domain != first;
            if (FaultOf(domain, organisations) is { } fault && (gravest is null || fault < gravest))
            {
                gravest = fault;
            }
        }

        // RFC 5322 section 3.6.2: several authors need a Sender, which says who sent it.
        return gravest ?? (areSeveral && header.Find("Sender"u8) is null ? AuthorFault.Several : null);
    }

    private static AuthorFault? FaultOf(string? domain, Organisations organisations) =>
        !HostNames.IsName(domain) ? AuthorFault.NoDomain
        : !domain!.Contains('.', StringComparison.Ordinal) ? AuthorFault.Unqualified
        : !organisations.HasTop(domain) ? AuthorFault.NoSuchTop
        : null;
}

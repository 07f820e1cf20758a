using ForgeryCheck.Web.Options;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Access;

/// <summary>Whether a client has proved that it may ask. A client certificate was checked when the connection began.</summary>
internal sealed class AccessCheck(WebOptions options, BrowserSessions sessions)
{
    private const string Scheme = "Bearer ";
    private readonly Secret? _token = options.Token is { } token ? new Secret(token) : null;

    /// <summary>Whether clients need a token.</summary>
    internal bool NeedsToken => _token is not null;

    /// <summary>Whether a request may be answered: by its bearer token (RFC 6750), the Password field of rspamd's protocol, or a browser's session.</summary>
    internal bool Allows(HttpRequest request) => _token is null
        || (request.Headers.Authorization is [{ } value] && value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && _token.Is(value[Scheme.Length..].Trim()))
        || (request.Headers["Password"] is [{ } password] && _token.Is(password))
        || sessions.Has(request);

    /// <summary>Whether a text is the token.</summary>
    internal bool IsToken(string text) => _token?.Is(text) == true;
}

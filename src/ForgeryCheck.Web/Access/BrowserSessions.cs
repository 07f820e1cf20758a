using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Access;

/// <summary>
/// Browsers that have presented the token: each has a cookie that no script can read, that goes along from another site only with a link that
/// the user follows (a permalink in a ticket), and that ends with the browser, after <see cref="Lifetime"/>, or with this process.
/// </summary>
internal sealed class BrowserSessions(TimeProvider clock)
{
    private const string CookieStart = "forgerycheck-session";
    private const int Most = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ends = new(StringComparer.Ordinal);

    /// <summary>Whether a request is of a session.</summary>
    internal bool Has(HttpRequest request) =>
        request.Cookies.TryGetValue(CookieName(request), out var id) && _ends.TryGetValue(id, out var end) && clock.GetUtcNow() < end;

    /// <summary>Begins a session.</summary>
    internal void Begin(HttpContext context)
    {
        MakeRoom();
        var id = RandomNumberGenerator.GetHexString(64, lowercase: true);
        _ends[id] = clock.GetUtcNow() + Lifetime;
        context.Response.Cookies.Append(CookieName(context.Request), id, Options(context));
    }

    /// <summary>Ends the session of a request.</summary>
    internal void End(HttpContext context)
    {
        if (context.Request.Cookies.TryGetValue(CookieName(context.Request), out var id))
        {
            _ends.TryRemove(id, out _);
        }

        context.Response.Cookies.Delete(CookieName(context.Request), Options(context));
    }

    // Cookies know no ports (RFC 6265 section 8.5): of two servers on one host each would end the sessions of the other. It is the port that the browser
    // knows, whatever becomes of it on the way through a tunnel or a proxy.
    private static string CookieName(HttpRequest request) =>
        request.Host.Port is { } port ? string.Create(CultureInfo.InvariantCulture, $"{CookieStart}-{port}") : CookieStart;

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };

    private void MakeRoom()
    {
        if (_ends.Count < Most)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var (id, end) in _ends.OrderBy(session => session.Value).Where((session, index) => session.Value <= now || index < Most / 10))
        {
            _ends.TryRemove(id, out _);
        }
    }
}

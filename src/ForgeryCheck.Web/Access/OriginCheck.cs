using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Access;

/// <summary>
/// Refuses requests that a page of another site makes a browser send. They could not read the answer, but they could make this host query name servers,
/// keep reports, or work.
/// </summary>
internal static class OriginCheck
{
    /// <exception cref="ProblemException">The request comes from a page of another site.</exception>
    internal static void Check(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        // The scheme is not compared: a proxy in front may have ended TLS. Programs other than browsers send neither field.
        var isSame = request.Headers.Origin.Count > 0
            ? request.Headers.Origin is [{ } origin] && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && IsWeb(uri)
                && uri.Authority.Equals(Authority(request, uri), StringComparison.OrdinalIgnoreCase)
            : request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none";
        if (!isSame)
        {
            throw StandardProblems.WrongOrigin;
        }
    }

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    // As Uri writes it: without the port that is usual for the scheme.
    private static string Authority(HttpRequest request, Uri origin) =>
        Uri.TryCreate($"{origin.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";
}

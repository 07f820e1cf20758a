using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Access;

/// <summary>
/// Refuses requests that a page of another site makes a browser send. They could not read the answer, but they could make this host query name servers,
/// keep reports, or work.
/// </summary>
internal static class OriginCheck
{
    /// <summary>Checks a request.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="ProblemException">The request comes from a page of another site.</exception>
    internal static void Check(HttpRequest request)
    {
        // Programs other than browsers send none of these fields. A browser sends Sec-Fetch-* only where no one can listen: with TLS, or to this host.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isOfOurs = site is "" or "same-origin" or "none";
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            // A link may lead here from anywhere. A page that loads something from here, an image or a stream of events, only makes this host work.
            if (!isOfOurs && request.Headers["Sec-Fetch-Mode"] != "navigate")
            {
                throw StandardProblems.WrongOrigin;
            }

            return;
        }

        var isSame = request.Headers.Origin.ToString() switch
        {
            "" => true,

            // A page that does not tell its origin: ours do, so that the browser has to say that it is one of ours.
            "null" => site.Length > 0,
            var origin => IsOwn(origin, request),
        };
        if (!isSame || !isOfOurs)
        {
            throw StandardProblems.WrongOrigin;
        }
    }

    /// <summary>
    /// The origin of our pages, as the browser of a request knows it, which passed <see cref="Check"/>: a browser tells it with a form. Otherwise it is what
    /// the request says, whose scheme may be another one in front of a proxy.
    /// </summary>
    internal static string Own(HttpRequest request) =>
        request.Headers.Origin is [{ } origin] && IsOwn(origin, request) ? origin : $"{request.Scheme}://{request.Host.Value}";

    // Behind a proxy that ends TLS our scheme is not that of the page.
    private static bool IsOwn(string origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && (request.IsHttps ? uri.Scheme == Uri.UriSchemeHttps : IsWeb(uri)) && uri.Authority.Equals(Authority(request, uri), StringComparison.OrdinalIgnoreCase);

    private static bool IsWeb(Uri uri) => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps;

    // As Uri writes it: without the port that is usual for the scheme.
    private static string Authority(HttpRequest request, Uri origin) =>
        Uri.TryCreate($"{origin.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";
}

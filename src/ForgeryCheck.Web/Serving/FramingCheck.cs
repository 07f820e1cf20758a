using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Serving;

/// <summary>
/// Refuses requests whose length a proxy in front may see otherwise (RFC 9112 sections 6.1 and 11.2). Kestrel reads some of them as the standard permits,
/// and a body that is still compressed would be analyzed as it is.
/// </summary>
internal static class FramingCheck
{
    /// <summary>Where Kestrel puts a Content-Length that came with a Transfer-Encoding.</summary>
    private const string OverriddenLength = "X-Content-Length";

    /// <summary>Checks a request.</summary>
    /// <exception cref="ProblemException">Its length is ambiguous, or its transfer coding unknown.</exception>
    internal static void Check(HttpRequest request)
    {
        if (request.Headers.TransferEncoding is not { Count: > 0 } coding)
        {
            return;
        }

        if (HttpProtocol.IsHttp10(request.Protocol) || request.Headers.ContainsKey(OverriddenLength))
        {
            throw StandardProblems.AmbiguousLength;
        }

        if (coding is not [{ } only] || !only.AsSpan().Trim().Equals("chunked", StringComparison.OrdinalIgnoreCase))
        {
            throw StandardProblems.UnknownCoding;
        }
    }
}

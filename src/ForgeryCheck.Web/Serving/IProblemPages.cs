using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Serving;

/// <summary>Tells people with a browser what is wrong.</summary>
internal interface IProblemPages
{
    /// <summary>Whether a request is answered with a page rather than with problem details.</summary>
    bool IsWanted(HttpRequest request, EndpointInfo? endpoint);

    /// <summary>Answers with a page.</summary>
    Task WriteAsync(HttpContext context, ProblemException problem);
}

using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Serving;

/// <summary>Answers the requests of one method and path. Thread-safe.</summary>
internal abstract class WebEndpoint
{
    /// <summary>What it answers to.</summary>
    internal abstract EndpointInfo Info { get; }

    /// <summary>Answers a request.</summary>
    /// <exception cref="Problems.ProblemException">It cannot be answered as asked.</exception>
    internal abstract Task AnswerAsync(HttpContext context);
}

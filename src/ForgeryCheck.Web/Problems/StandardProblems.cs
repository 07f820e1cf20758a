using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Problems;

/// <summary>The problems that have nothing to do with a request's content.</summary>
internal static class StandardProblems
{
    internal static ProblemException NotFound(string? detail = null) => new(StatusCodes.Status404NotFound, "Not found", detail);

    internal static ProblemException MethodNotAllowed(string allowed) => new(StatusCodes.Status405MethodNotAllowed, "Method not allowed") { Allowed = allowed };

    internal static ProblemException Unauthorized { get; } =
        new(StatusCodes.Status401Unauthorized, "Authentication required", "Send the token as \"Authorization: Bearer TOKEN\"");

    internal static ProblemException WrongHost { get; } =
        new(StatusCodes.Status421MisdirectedRequest, "Unknown host name", "The Host header is neither an IP address, nor localhost, nor a name under which this server was told to answer");

    internal static ProblemException WrongOrigin { get; } =
        new(StatusCodes.Status403Forbidden, "Cross-site request", "Requests from pages of other sites are refused");

    internal static ProblemException AmbiguousLength { get; } =
        new(StatusCodes.Status400BadRequest, "Ambiguous length", "Transfer-Encoding stands beside Content-Length, or in HTTP/1.0");

    internal static ProblemException UnknownCoding { get; } =
        new(StatusCodes.Status501NotImplemented, "Unknown transfer coding", "The only one is chunked, once");

    internal static ProblemException NoSpace { get; } =
        new(StatusCodes.Status507InsufficientStorage, "Disk full", "The server has no space for temporary files");

    internal static ProblemException NotKept { get; } =
        new(StatusCodes.Status507InsufficientStorage, "The report cannot be kept", "Try again without a permalink");

    internal static ProblemException TooMany { get; } =
        new(StatusCodes.Status429TooManyRequests, "Too many requests at once", "Wait for the answers to earlier requests");

    internal static ProblemException TooManyLarge { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "Too many large bodies at once", "Wait until others have been answered");

    internal static ProblemException TimedOut { get; } =
        new(StatusCodes.Status503ServiceUnavailable, "The analysis took too long", "Whoever runs this server sets the time limit");

    internal static ProblemException TooSlow { get; } = new(StatusCodes.Status408RequestTimeout, "The request arrives too slowly");

    internal static ProblemException Internal { get; } = new(StatusCodes.Status500InternalServerError, "Internal error");
}

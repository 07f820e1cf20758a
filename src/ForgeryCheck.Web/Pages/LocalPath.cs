using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace ForgeryCheck.Web.Pages;

/// <summary>The path of a page of this server, as somebody gives it: never one that a browser takes for another site's.</summary>
internal static class LocalPath
{
    private const int Most = 2000;

    /// <summary>The path of a request, with its query; null if it is not fit to come back to.</summary>
    internal static string? Of(HttpRequest request) => Read(request.GetEncodedPathAndQuery());

    /// <summary>
    /// Reads a path; null if it is none. Browsers take "//host" and "/\\host" for another site's address, and drop tabs and line ends within (URL,
    /// section 4.4).
    /// </summary>
    internal static string? Read(string? text) =>
        text is ['/', ..] and { Length: <= Most } && !text.StartsWith("//", StringComparison.Ordinal) && text.All(c => c is > ' ' and <= '~' and not '\\') ? text : null;
}

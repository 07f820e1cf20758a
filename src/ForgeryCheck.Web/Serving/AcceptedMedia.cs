using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ForgeryCheck.Web.Serving;

/// <summary>What a client accepts (RFC 9110 section 12.5.1).</summary>
internal static class AcceptedMedia
{
    /// <summary>How much a client wants a type, by the most specific range that it names: from 0, not at all, to 1. A request without the field accepts everything.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">The type: "application/json".</param>
    internal static double QualityOf(HttpRequest request, string type)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) || ranges.Count == 0)
        {
            return 1;
        }

        var family = type[..(type.IndexOf('/', StringComparison.Ordinal) + 1)];
        return Quality(ranges, type) ?? Quality(ranges, family + "*") ?? Quality(ranges, "*/*") ?? 0;
    }

    /// <summary>Whether a client names a type itself, and wants it.</summary>
    internal static bool Names(HttpRequest request, string type) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var ranges) && Quality(ranges, type) > 0;

    private static double? Quality(IList<MediaTypeHeaderValue> ranges, string range)
    {
        double? most = null;
        foreach (var one in ranges)
        {
            if (one.MediaType.Equals(range, StringComparison.OrdinalIgnoreCase))
            {
                most = Math.Max(most ?? 0, one.Quality ?? 1);
            }
        }

        return most;
    }
}

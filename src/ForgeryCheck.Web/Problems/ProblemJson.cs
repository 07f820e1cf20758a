using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Problems;

/// <summary>Writes problem details (RFC 9457).</summary>
internal static class ProblemJson
{
    internal const string MediaType = "application/problem+json";

    /// <summary>Answers a request with a problem.</summary>
    internal static async Task WriteAsync(HttpResponse response, ProblemException problem)
    {
        response.StatusCode = problem.Status;
        response.ContentType = MediaType;
        await using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            // Without a "type" it is "about:blank" (section 4.2.1).
            json.WriteString("title", problem.Title);
            json.WriteNumber("status", problem.Status);
            if (problem.Detail is { } detail)
            {
                json.WriteString("detail", detail);
            }

            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Problems;

/// <summary>Writes errors as rspamd does: one member, by which Haraka tells an error from an answer, whatever the status code.</summary>
internal static class ErrorJson
{
    /// <summary>Answers a request with a problem.</summary>
    internal static async Task WriteAsync(HttpResponse response, ProblemException problem)
    {
        response.StatusCode = problem.Status;
        response.ContentType = "application/json";
        await using (var json = new Utf8JsonWriter(response.BodyWriter))
        {
            json.WriteStartObject();
            json.WriteString("error", problem.Detail is { } detail ? $"{problem.Title}: {detail}" : problem.Title);
            json.WriteEndObject();
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}

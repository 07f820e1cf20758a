using System.Text.Json;
using ForgeryCheck.Reports;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>Answers with JSON.</summary>
internal static class JsonAnswer
{
    internal static async Task WriteAsync(HttpResponse response, Action<Utf8JsonWriter> write)
    {
        response.ContentType = "application/json";
        await using (var json = JsonText.WriterOver(response.BodyWriter, indented: false))
        {
            write(json);
        }

        await response.BodyWriter.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}

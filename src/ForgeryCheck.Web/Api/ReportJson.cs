using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Reports;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>Writes a report as one JSON object, straight into the answer.</summary>
internal static class ReportJson
{
    internal static async ValueTask WriteAsync(HttpResponse response, Report report, bool endLine)
    {
        var output = response.BodyWriter;
        using (var json = JsonText.WriterOver(output, indented: false))
        {
            JsonReport.Write(json, report);
        }

        if (endLine)
        {
            output.Write("\n"u8);
        }

        await output.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Writes the line that names an input that could not be read.</summary>
    internal static async ValueTask WriteErrorAsync(HttpResponse response, string source, string reason)
    {
        var output = response.BodyWriter;
        using (var json = JsonText.WriterOver(output, indented: false))
        {
            json.WriteStartObject();
            json.WriteString("source", source);
            json.WriteString("error", reason);
            json.WriteEndObject();
        }

        output.Write("\n"u8);
        await output.FlushAsync(response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}

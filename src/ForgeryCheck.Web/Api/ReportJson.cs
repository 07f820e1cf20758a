using System.Buffers;
using System.Text.Json;
using ForgeryCheck.Reports;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>Writes a report as one JSON object on a line, straight into the answer.</summary>
internal static class ReportJson
{
    internal static async ValueTask WriteAsync(HttpResponse response, Report report, CancellationToken cancellation)
    {
        var output = response.BodyWriter;
        using (var json = JsonText.WriterOver(output, indented: false))
        {
            JsonReport.Write(json, report);
        }

        output.Write("\n"u8);
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Writes the line that names an input that could not be read.</summary>
    internal static async ValueTask WriteErrorAsync(HttpResponse response, string source, string reason, CancellationToken cancellation)
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
        await output.FlushAsync(cancellation).ConfigureAwait(false);
    }
}

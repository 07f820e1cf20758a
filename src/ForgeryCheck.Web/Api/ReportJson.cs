using System.Buffers;
using System.Text.Json;
using CommunityToolkit.HighPerformance.Buffers;
using ForgeryCheck.Reports;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>Writes a report as one JSON object on a line.</summary>
internal static class ReportJson
{
    /// <summary>Answers with one report. Its length is known before it is sent, so that it leaves in one piece, without chunks.</summary>
    internal static async ValueTask AnswerAsync(HttpResponse response, Report report, CancellationToken cancellation)
    {
        using var text = new ArrayPoolBufferWriter<byte>(1 << 14);
        Write(text, report);
        response.ContentType = "application/json";
        response.ContentLength = text.WrittenCount;
        await response.BodyWriter.WriteAsync(text.WrittenMemory, cancellation).ConfigureAwait(false);
    }

    /// <summary>Adds a report to an answer that has many.</summary>
    internal static async ValueTask WriteAsync(HttpResponse response, Report report, CancellationToken cancellation)
    {
        Write(response.BodyWriter, report);
        await response.BodyWriter.FlushAsync(cancellation).ConfigureAwait(false);
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

    private static void Write(IBufferWriter<byte> output, Report report)
    {
        using (var json = JsonText.WriterOver(output, indented: false))
        {
            JsonReport.Write(json, report);
        }

        output.Write("\n"u8);
    }
}

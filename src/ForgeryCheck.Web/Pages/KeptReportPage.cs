using System.Text;
using ForgeryCheck.Reports;
using ForgeryCheck.Web.Kept;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /report/ID: a kept report, as a page; with an extension, as a download.</summary>
internal sealed class KeptReportPage(KeptReports kept) : WebEndpoint
{
    private const string File = "file";
    private const string StyleBegin = "<style>";
    private const int MostHead = 1 << 17;

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", $"/report/{{{File}}}") { Audience = Audience.People };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        var (id, extension) = Split((string?)context.Request.RouteValues[File] ?? "");
        var download = Download.All.FirstOrDefault(one => one.Extension == (extension ?? "html")) ?? throw StandardProblems.NotFound();
        await using var file = kept.Open(id, download.Extension) ?? throw StandardProblems.NotFound("There is no such report");
        if (file.Length == 0)
        {
            // As /report answers.
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "Nothing to complain about", "No message of this report has an address on the Internet that handed it in");
        }

        var response = context.Response;
        response.ContentType = download.MediaType;
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src {await StyleSourceAsync(file, context.RequestAborted).ConfigureAwait(false)}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        if (extension is not null)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"forgerycheck-report.{download.Extension}\"";
        }

        await file.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    // A kept report is a page of its own, with its style in it, which may be that of an earlier version of this program. All of it is above what is from mail.
    private static async Task<string> StyleSourceAsync(FileStream file, CancellationToken cancellation)
    {
        var start = new byte[MostHead];
        var length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        file.Position = 0;
        var head = Encoding.UTF8.GetString(start, 0, length);
        var from = head.IndexOf(StyleBegin, StringComparison.Ordinal) + StyleBegin.Length;
        return from >= StyleBegin.Length && head.IndexOf("</style>", from, StringComparison.Ordinal) is >= 0 and var end
            ? StandaloneHtmlFrame.StyleSource(head[from..end])
            : "'none'";
    }

    private static (string Id, string? Extension) Split(string file) => file.IndexOf('.') is >= 0 and var dot ? (file[..dot], file[(dot + 1)..]) : (file, null);
}

using ForgeryCheck.Web.Kept;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>GET /report/ID: a kept report, as a page; with an extension, as a download.</summary>
internal sealed class KeptReportPage(KeptReports kept) : WebEndpoint
{
    private const string File = "file";

    // A kept report is a page of its own, with its style in it, and says the same in a meta element.
    private const string ContentPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", $"/report/{{{File}}}") { Audience = Audience.People };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        var (id, extension) = Split((string?)context.Request.RouteValues[File] ?? "");
        var download = Download.All.FirstOrDefault(one => one.Extension == (extension ?? "html")) ?? throw StandardProblems.NotFound();
        await using var file = kept.Open(id, download.Extension) ?? throw StandardProblems.NotFound("There is no such report");
        var response = context.Response;
        response.ContentType = download.MediaType;
        response.Headers.ContentSecurityPolicy = ContentPolicy;
        if (extension is not null)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"forgerycheck-report.{download.Extension}\"";
        }

        await file.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static (string Id, string? Extension) Split(string file) => file.IndexOf('.') is >= 0 and var dot ? (file[..dot], file[(dot + 1)..]) : (file, null);
}

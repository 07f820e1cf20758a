using System.Globalization;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Pages;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Live;

/// <summary>GET /live/message/ID: one message; with .eml, the message itself as a download.</summary>
internal sealed class MessagePage(SiteMap site, LiveIndex index, MessageSource source, ReportAgain again, WebLimits limits) : WebEndpoint
{
    private const string File = "file";
    private const string Extension = ".eml";

    /// <summary>Bytes of a message in which header and text are looked for.</summary>
    private const int MostRead = 2 << 20;

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("GET", $"/live/message/{{{File}}}") { Audience = Audience.People };

    /// <summary>The path of a message's page.</summary>
    internal static string PathOf(string id) => $"/live/message/{id}";

    /// <inheritdoc/>
    internal override Task AnswerAsync(HttpContext context)
    {
        var file = (string?)context.Request.RouteValues[File] ?? "";
        var isDownload = file.EndsWith(Extension, StringComparison.Ordinal);
        var id = isDownload ? file[..^Extension.Length] : file;
        return !index.TryFind(id, out var row) ? throw Gone() : isDownload ? DownloadAsync(context, row) : ShowAsync(context, row);
    }

    private static ProblemException Gone() =>
        StandardProblems.NotFound("There is no such message. It may have been removed from the spool, or it was not stored and is no longer held");

    private async Task DownloadAsync(HttpContext context, MessageRow row)
    {
        using var held = new HeldOutput();
        var output = held;
        if (!source.TryCopy(row, piece =>
        {
            output.Stream.Write(piece);
            output.Settle();
        }))
        {
            throw Gone();
        }

        var response = context.Response;
        response.ContentType = "message/rfc822";
        response.ContentLength = row.Size;
        response.Headers.ContentDisposition = $"attachment; filename=\"{row.Id}{Extension}\"";
        await held.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task ShowAsync(HttpContext context, MessageRow row)
    {
        var held = source.Held(row);
        var facts = held is not null ? new KeptFacts(held.Envelope, held.Session, default) : source.FactsOf(row) ?? throw Gone();
        var start = source.ReadStart(row, MostRead) ?? throw Gone();
        using var time = new TimeLimit(context, limits.Analysis);
        var report = held?.Report ?? await again.MakeAsync(row, facts, time.Token).ConfigureAwait(false) ?? throw Gone();
        using var output = new HeldOutput();
        var view = new MessageView(site, row, facts, held?.Dialogue ?? default, start, isWhole: start.Length == row.Size, held?.Report is null ? Notice(row, facts, report) : null);
        var writer = new HtmlReportWriter(output.Stream, view);
        writer.Write(report);
        writer.Complete();
        context.Response.ContentType = HtmlAnswer.MediaType;
        await output.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    // A report that was made again is a new one, and says so where it says something new.
    private static string? Notice(MessageRow row, KeptFacts facts, Report report)
    {
        if (row.Verdict is not { } verdict)
        {
            return row.IsAnalyzed
                ? "The listener has not analyzed this message yet. The report below was made now, without the DNS."
                : "The listener did not analyze this message. The report below was made now, without the DNS.";
        }

        return verdict == report.Verdict && ReportWords.ShortScore(row.Score).Equals(ReportWords.ShortScore(report.Score))
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"When the message came, the verdict was {ReportWords.Of(verdict)}, with a score of {ReportWords.ShortScore(row.Score):0.0}. The report below was made now, {(facts.Report.IsEmpty ? "without the DNS answers of then" : "from the message, its session and the DNS answers of then; rules or declarations have changed since")}.");
    }
}

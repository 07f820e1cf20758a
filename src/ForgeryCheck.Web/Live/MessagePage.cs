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
internal sealed class MessagePage(SiteMap site, LiveIndex index, MessageSource source, MessageOpener opener, WebLimits limits) : WebEndpoint
{
    private const string File = "file";
    private const string Extension = ".eml";

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

    // A changed file is not what came, and nobody must take it for that.
    private static ProblemException Changed() => StandardProblems.NotFound("The file of this message was changed on disk after the message was stored: it is no longer the message that arrived");

    private async Task DownloadAsync(HttpContext context, MessageRow row)
    {
        using var held = new HeldOutput();
        var output = held;
        var length = 0L;
        var outcome = source.Copy(
            row,
            piece =>
            {
                output.Stream.Write(piece);
                output.Settle();
                length += piece.Length;
            },
            context.RequestAborted);
        if (outcome != CopyOutcome.Sound)
        {
            throw outcome == CopyOutcome.Changed ? Changed() : Gone();
        }

        var response = context.Response;
        response.ContentType = "message/rfc822";
        response.ContentLength = length;
        response.Headers.ContentDisposition = $"attachment; filename=\"{row.Id}{Extension}\"";
        await held.CopyToAsync(response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task ShowAsync(HttpContext context, MessageRow row)
    {
        var list = LivePage.QueryOf(RowFilter.Of(context.Request.Query), LivePage.BeforeOf(context.Request));
        using var time = new TimeLimit(context, limits.Analysis);
        var message = await opener.OpenAsync(row, time.Token).ConfigureAwait(false) ?? throw Gone();
        using var output = new HeldOutput();
        var writer = new HtmlReportWriter(output.Stream, new MessageView(site, row, message, list, Notice(row, message)));
        writer.Write(message.Report);
        writer.Complete();
        context.Response.ContentType = HtmlAnswer.MediaType;
        await output.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }

    // A report that was made again is a new one, and says so where it says something new.
    private static string? Notice(MessageRow row, OpenedMessage message)
    {
        if (message.IsChanged)
        {
            return "The file of this message was changed on disk after the message was stored. Header and text below are what the file contains now, not what arrived.";
        }

        if (!message.IsAgain)
        {
            return null;
        }

        if (row.Verdict is not { } verdict)
        {
            return row.IsAnalyzed
                ? "The listener has not analyzed this message yet. The report below was made now, without DNS lookups."
                : "The listener did not analyze this message. The report below was made now, without DNS lookups.";
        }

        return verdict == message.Report.Verdict && ReportWords.ShortScore(row.Score).Equals(ReportWords.ShortScore(message.Report.Score))
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"When the message arrived, the verdict was {ReportWords.Of(verdict)}, with a score of {ReportWords.ShortScore(row.Score):0.0}. The report below was made now, {(message.Facts.Report.IsEmpty ? "without the DNS answers recorded at the time" : "from the message, its session and the DNS answers recorded at the time, so rules or declarations have probably changed")}.");
    }
}

using System.Text;
using ForgeryCheck.Inputs;
using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Web.Access;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Kept;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using ForgeryCheck.Web.Serving;
using ForgeryCheck.Web.Submissions;
using ForgeryCheck.Writing;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Pages;

/// <summary>POST /report: the report on what the form submits, as a page or as a download.</summary>
internal sealed class ReportPage(SiteMap site, MailAnalysis analysis, KeptReports? kept, WebLimits limits, IListenerLog log) : WebEndpoint
{
    private const int MostPutBack = 1 << 20;

    /// <inheritdoc/>
    internal override EndpointInfo Info { get; } = new("POST", "/report") { Audience = Audience.People };

    /// <inheritdoc/>
    internal override async Task AnswerAsync(HttpContext context)
    {
        using var form = await TimeLimit.ReceiveAsync(context, limits.Body, FormReader.ReadAsync).ConfigureAwait(false);
        var declared = DeclarationFields.Of(form, InnerMessages.Auto);
        var download = Download.Find(form.Last(PasteForm.As));
        var link = download is null && kept is not null && form.Last(PasteForm.Keep) is not null ? KeptReports.NewLink() : null;
        using var time = new TimeLimit(context, limits.Analysis);
        using var writing = new ReportWriting();
        if (download is not null)
        {
            writing.Add(download.Format);
        }
        else
        {
            writing.Add(new ReportFrame(site, TextOf(form, time.Token), form, declared, link?.Path, OriginCheck.Own(context.Request)));
        }

        if (link is not null)
        {
            Download.All.ToList().ForEach(one => writing.Add(one.Format));
        }

        try
        {
            await AnalyzeAsync(form, analysis.For(declared), writing, time.Token).ConfigureAwait(false);
            if (download is { Format: ReportFormat.Abuse } && writing[0].IsEmpty)
            {
                // An empty file would tell nobody why.
                throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "Nothing to complain about", writing.LeftOut);
            }

            if (link is not null)
            {
                Keep(link, writing);
            }
        }
        catch (ProblemException problem)
        {
            await WriteAsync(context.Response, new ReportFrame(site, TextOf(form, time.Token), form, declared, null), problem).ConfigureAwait(false);
            return;
        }

        var response = context.Response;
        response.ContentType = download?.MediaType ?? HtmlAnswer.MediaType;
        if (download is not null)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"forgerycheck-report.{download.Extension}\"";
        }

        await writing[0].CopyToAsync(response.Body, time.Token).ConfigureAwait(false);
    }

    private void Keep(KeptLink link, ReportWriting writing)
    {
        try
        {
            kept!.Save(link, [.. Download.All.Select((one, index) => (one.Extension, writing[index + 1]))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Write(LogLevel.Error, "report-not-kept", null, ("reason", e.Message));
            throw StandardProblems.NotKept;
        }
    }

    // What was pasted stays in the form: without a script it would be lost.
    private static Task WriteAsync(HttpResponse response, ReportFrame frame, ProblemException problem)
    {
        response.StatusCode = problem.Status;
        return HtmlAnswer.WriteAsync(response, page =>
        {
            frame.Begin(page);
            page.Markup("<p class=\"warning\" role=\"alert\"><b>").Text(problem.Title).Markup(".</b> ").Value(PasteForm.InItsWords(problem.Detail)).Markup("</p>\n");
            frame.End(page);
        });
    }

    private async Task AnalyzeAsync(Submission form, MailAnalysis.Job job, ReportWriting writing, CancellationToken cancellation)
    {
        await analysis.EnterManyAsync(cancellation).ConfigureAwait(false);
        try
        {
            await WriteReportsAsync(form, job, writing, cancellation).ConfigureAwait(false);
            writing.Complete();
        }
        finally
        {
            analysis.LeaveMany();
        }
    }

    private static async Task WriteReportsAsync(Submission form, MailAnalysis.Job job, ReportWriting writing, CancellationToken cancellation)
    {
        string? problem = null;
        foreach (var (name, content) in form.Inputs.Where(input => input.Content.Length > 0))
        {
            foreach (var input in job.Read(content, name, cancellation))
            {
                if (input is MailInput.Read { Message: var message })
                {
                    writing.Write(await job.AnalyzeAsync(message, cancellation).ConfigureAwait(false));
                }
                else if (input is MailInput.Unreadable unreadable)
                {
                    job.CountUnreadable();
                    writing.Unreadable(unreadable.Source, unreadable.Reason);
                    problem ??= $"{unreadable.Source}: {unreadable.Reason}";
                }
            }
        }

        if (writing.Reports == 0)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "No message", problem ?? "Paste a header or choose a file");
        }
    }

    private static string? TextOf(Submission form, CancellationToken cancellation)
    {
        if (form.Inputs.FirstOrDefault(input => input.IsPasted)?.Content is not { Length: > 0 and <= MostPutBack } content)
        {
            return null;
        }

        using var stream = new Bodies.ContentStream(content, cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }
}

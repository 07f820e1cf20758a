using ForgeryCheck.Inputs;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Submissions;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Api;

/// <summary>Writes one report a line, as each is ready (application/x-ndjson).</summary>
internal static class ReportLines
{
    internal const string MediaType = "application/x-ndjson";

    internal static async Task WriteAsync(HttpResponse response, MailAnalysis analysis, MailAnalysis.Job job, IReadOnlyList<SubmittedInput> inputs, CancellationToken cancellation)
    {
        await analysis.EnterManyAsync(cancellation).ConfigureAwait(false);
        try
        {
            await WriteAsync(response, job, inputs, cancellation).ConfigureAwait(false);
        }
        finally
        {
            analysis.LeaveMany();
        }
    }

    private static async Task WriteAsync(HttpResponse response, MailAnalysis.Job job, IReadOnlyList<SubmittedInput> inputs, CancellationToken cancellation)
    {
        response.ContentType = MediaType;
        foreach (var (name, content) in inputs)
        {
            foreach (var input in job.Read(content, name, cancellation))
            {
                if (input is MailInput.Read { Message: var message })
                {
                    await ReportJson.WriteAsync(response, await job.AnalyzeAsync(message, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
                }
                else if (input is MailInput.Unreadable unreadable)
                {
                    job.CountUnreadable();
                    await ReportJson.WriteErrorAsync(response, unreadable.Source, unreadable.Reason, cancellation).ConfigureAwait(false);
                }
            }
        }
    }
}

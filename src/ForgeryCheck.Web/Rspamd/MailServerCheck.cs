using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Web.Analysis;
using ForgeryCheck.Web.Options;
using ForgeryCheck.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace ForgeryCheck.Web.Rspamd;

/// <summary>Analyzes a message that a mail server asks about. Thread-safe.</summary>
internal sealed class MailServerCheck(MailAnalysis analysis, WebOptions options)
{
    private readonly IdGenerator _ids = new();
    private readonly RspamdScale _scale = new(options.OnForged);

    // What the listener calls this host.
    private readonly string _host = new ListenerOptions().HostName;

    /// <summary>Analyzes it.</summary>
    /// <param name="content">The message.</param>
    /// <param name="fields">What the mail server says of its session.</param>
    /// <param name="cancellation">Cancelled once nobody waits for the answer any more.</param>
    /// <exception cref="ProblemException">There is no message.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the answer any more.</exception>
    internal async ValueTask<MailServerAnswer> AnalyzeAsync(MessageContent content, MailServerFields fields, CancellationToken cancellation)
    {
        if (content.Length == 0)
        {
            throw new ProblemException(StatusCodes.Status422UnprocessableEntity, "No message", "it is empty");
        }

        var id = _ids.Next();
        var job = analysis.For(Declarations.None);
        var report = await job.AnalyzeAsync(MailServerMessage.Read(job, content, fields, id, _host, cancellation), cancellation).ConfigureAwait(false);
        return new MailServerAnswer
        {
            Action = _scale.ActionOf(report),
            IsForged = report.Verdict == Verdict.Forged,
            Score = _scale.ScoreOf(report),
            Threshold = (_scale.Action, _scale.Required),
            Symbols = Symbol.Of(report),
            // The mail server removes all fields of this name, however far down, so none of the sender's can be left.
            Field = XForgeryCheckField.Value(report, fields.QueueId ?? id, fields.Server ?? _host, wholeHeader: true),
            Report = report,
        };
    }
}

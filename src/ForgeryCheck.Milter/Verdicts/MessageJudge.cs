using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Sessions;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Smtp.Spool;

namespace ForgeryCheck.Milter.Verdicts;

/// <summary>
/// Decides on a complete message: it is analyzed, passed to the store, and only then answered. Whatever goes wrong on our side is answered as the options
/// say, and never holds a message up.
/// </summary>
/// <param name="options">The milter's options.</param>
/// <param name="examiner">Analyzes messages.</param>
/// <param name="store">Where messages go before they are answered.</param>
/// <param name="telemetry">Log and metrics.</param>
internal sealed class MessageJudge(MilterOptions options, MessageExaminer examiner, IMessageStore store, Telemetry telemetry)
{
    private static readonly Reply TryLater = new(451, "4.7.1", "Message deferred: Received header fields appear to be forged");

    /// <summary>Decides.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<Decision> DecideAsync(MilterSession session, IncomingMessage message, CancellationToken cancellation)
    {
        try
        {
            return await ExamineAsync(session, message, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of ours, in one message.
            return Failed(session, message, "internal", $"{e.GetType().Name}: {e.Message}");
        }
    }

    private async ValueTask<Decision> ExamineAsync(MilterSession session, IncomingMessage message, CancellationToken cancellation)
    {
        if (message.Failure is { } failure)
        {
            return Failed(session, message, "content", failure.Message);
        }

        var facts = session.ToFacts(message.Id);
        var mail = message.ToMailMessage(facts);
        var (report, reason) = await AnalyzeAsync(mail, cancellation).ConfigureAwait(false);
        if (report is null)
        {
            return Failed(session, message, "analysis", reason);
        }

        if (report.Verdict == Verdict.Forged && RefusalOfForged() is { } refusal)
        {
            examiner.Publish(mail, report, message.Id, null);
            telemetry.Metrics.MessageRefused("forged");
            Record("message-refused", session, mail, ("reply", refusal.Code));
            return new Decision { Refusal = refusal };
        }

        try
        {
            await store.KeepAsync(message.ToAcceptedMessage(facts), cancellation).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            return Failed(session, message, "store", e.Message);
        }

        examiner.Publish(mail, report, message.Id, store);
        telemetry.Metrics.MessageTaken(mail.Size);
        var isHeld = report.Verdict == Verdict.Forged && options.OnForged == MilterAction.Quarantine;
        Record("message", session, mail, ("quarantined", isHeld ? true : null));
        return new Decision
        {
            Quarantine = isHeld ? "Received header fields appear to be forged" : null,
            Fields = [.. ResultFields(report, facts, message.Fields.IsWhole)],
            Changes = message.Fields.Changes,
        };
    }

    private Reply? RefusalOfForged() => options.OnForged switch
    {
        MilterAction.Reject => StandardReplies.LooksForged,
        MilterAction.Tempfail => TryLater,
        _ => null,
    };

    private async ValueTask<(Report? Report, string Reason)> AnalyzeAsync(MailMessage mail, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.Limits.Analysis > TimeSpan.Zero)
        {
            limit.CancelAfter(options.Limits.Analysis);
        }

        try
        {
            var analysis = examiner.AnalyzeNowAsync(mail, limit.Token);
            // What does not heed the token is left to itself.
            var report = analysis.IsCompletedSuccessfully ? analysis.Result : await analysis.AsTask().WaitAsync(limit.Token).ConfigureAwait(false);
            return (report, "fault");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            telemetry.Metrics.Limit("analysis-timeout");
            return (null, "timeout");
        }
    }

    // The sender's imitations are disarmed all the same: making the analysis fail must not make them pass for ours.
    private Decision Failed(MilterSession session, IncomingMessage message, string what, string reason)
    {
        var isOpen = options.OnFailure == FailAction.Open;
        telemetry.Metrics.MessageRefused(isOpen ? "not-analyzed" : what);
        telemetry.Log.Write(
            LogLevel.Error, isOpen ? "message-not-analyzed" : "message-deferred", session.Id, ("message", message.Id), ("from", session.Sender?.Address), ("at", what), ("reason", reason));
        return isOpen ? new Decision { Changes = message.Fields.Changes } : new Decision { Refusal = StandardReplies.AnalysisFailed };
    }

    private IEnumerable<MilterField> ResultFields(Report report, SessionFacts facts, bool wholeHeader)
    {
        if (options.OnForged != MilterAction.Accept)
        {
            yield return MilterField.Read(Encoding.ASCII.GetBytes(XForgeryCheckField.Write(report, facts, wholeHeader)));
        }

        if (options.AuthservId is { } authservId)
        {
            yield return MilterField.Read(Encoding.ASCII.GetBytes(AuthenticationResultsField.Write(report, facts, authservId)));
        }
    }

    private void Record(string name, MilterSession session, MailMessage mail, (string Key, object? Value) more)
    {
        if (telemetry.Log.Has(LogLevel.Info))
        {
            var recipients = mail.Envelope!.Recipients;
            telemetry.Log.Write(
                LogLevel.Info, name, session.Id, ("message", mail.Session!.Id), ("from", mail.Envelope.Sender), ("to", recipients.Count > 0 ? recipients[0] : null),
                ("recipients", recipients.Count), ("size", mail.Size), more);
        }
    }
}

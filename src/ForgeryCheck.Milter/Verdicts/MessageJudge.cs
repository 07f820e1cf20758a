using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Milter.Messages;
using ForgeryCheck.Milter.Negotiation;
using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Sessions;
using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Content;
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
    private static readonly Reply TooManyImitations = new(550, "5.7.1", "Message rejected: too many header fields that imitate results of this host");

    /// <summary>Decides.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal async Task<Decision> DecideAsync(MilterSession session, IncomingMessage message, Agreement agreement, CancellationToken cancellation)
    {
        try
        {
            return await ExamineAsync(session, message, agreement, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!IsAbort(e, cancellation))
        {
            // A bug of ours, in one message.
            return Failed(session, message, "internal", Describe(e));
        }
    }

    private async ValueTask<Decision> ExamineAsync(MilterSession session, IncomingMessage message, Agreement agreement, CancellationToken cancellation)
    {
        if (options.WritesFields && message.Fields.IsBeyondRepair)
        {
            return Unmendable(session, message);
        }

        if (message.Failure is { } failure)
        {
            return Failed(session, message, "content", failure);
        }

        // One limit for all that the mail server waits for.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (options.Limits.Analysis > TimeSpan.Zero)
        {
            limit.CancelAfter(options.Limits.Analysis);
        }

        var facts = session.ToFacts(message.Id);
        var mail = message.ToMailMessage(facts);
        var (report, reason) = await AnalyzeAsync(mail, message.HasUsualHeader, limit.Token, cancellation).ConfigureAwait(false);
        if (report is null)
        {
            return Failed(session, message, "analysis", reason);
        }

        if (report.Verdict == Verdict.Forged && RefusalOfForged(agreement) is { } refusal)
        {
            examiner.Publish(mail, report, message.Id, null);
            telemetry.Metrics.MessageRefused("forged");
            Record("message-refused", session, mail, ("reply", refusal.Code));
            return new Decision { Refusal = refusal };
        }

        // Before the message is kept: one that is kept must not be refused because of a later fault.
        var decision = Accept(report, facts, message);
        if (await KeepAsync(message.ToAcceptedMessage(facts), limit.Token, cancellation).ConfigureAwait(false) is { } fault)
        {
            if (options.OnFailure == FailAction.Tempfail)
            {
                return Failed(session, message, "store", fault);
            }

            // The verdict is known, and holds.
            examiner.Publish(mail, report, message.Id, null);
            telemetry.Metrics.MessageRefused("not-stored");
            telemetry.Log.Write(LogLevel.Error, "message-not-stored", session.Id, ("message", message.Id), ("reason", fault));
        }
        else
        {
            examiner.Publish(mail, report, message.Id, store);
            telemetry.Metrics.MessageTaken(mail.Size);
        }

        Record("message", session, mail, ("quarantined", decision.Quarantine is null ? null : true));
        return decision;
    }

    // A mail server that cannot hold a message must not deliver it instead: its sender keeps it.
    private Reply? RefusalOfForged(Agreement agreement) => options.OnForged switch
    {
        MilterAction.Reject => StandardReplies.LooksForged,
        MilterAction.Tempfail => TryLater,
        MilterAction.Quarantine when !agreement.Has(MilterActions.Quarantine) => TryLater,
        _ => null,
    };

    private Decision Accept(Report report, SessionFacts facts, IncomingMessage message) => new()
    {
        Quarantine = report.Verdict == Verdict.Forged && options.OnForged == MilterAction.Quarantine ? "Received header fields appear to be forged" : null,
        Fields = [.. ResultFields(report, facts, message.Fields.IsWhole)],
        Changes = message.Fields.Changes,
    };

    private async ValueTask<(Report? Report, string Reason)> AnalyzeAsync(MailMessage mail, bool isUsual, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            // Most analyses take less time than their way to another thread. What may take long is left to itself once its time is over, as is all that
            // does not heed the token.
            var analysis = isUsual ? examiner.AnalyzeNowAsync(mail, limit) : new(Task.Run(() => examiner.AnalyzeNowAsync(mail, limit).AsTask(), limit));
            var report = analysis.IsCompletedSuccessfully ? analysis.Result : await analysis.AsTask().WaitAsync(limit).ConfigureAwait(false);
            return (report, "fault");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            telemetry.Metrics.Limit("analysis-timeout");
            return (null, "timeout");
        }
    }

    /// <summary>Passes a message to the store; returns why it did not take it, null if it did.</summary>
    private async ValueTask<string?> KeepAsync(AcceptedMessage message, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            await store.KeepAsync(message, limit).ConfigureAwait(false);
            return null;
        }
        catch (StoreException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            telemetry.Metrics.Limit("analysis-timeout");
            return "timeout";
        }
        catch (Exception e) when (!IsAbort(e, cancellation))
        {
            // A bug of ours: the verdict holds all the same.
            return Describe(e);
        }
    }

    // The sender's imitations are disarmed all the same: making the analysis fail must not make them pass for ours.
    private Decision Failed(MilterSession session, IncomingMessage message, string what, string reason)
    {
        var isOpen = options.OnFailure == FailAction.Open;
        telemetry.Metrics.MessageRefused(isOpen ? "not-analyzed" : what);
        telemetry.Log.Write(
            LogLevel.Error, isOpen ? "message-not-analyzed" : "message-deferred", session.Id, ("message", message.Id), ("queue-id", session.QueueId),
            ("from", session.Sender?.Address), ("at", what), ("reason", reason));
        return isOpen ? new Decision { Changes = message.Fields.Changes } : new Decision { Refusal = StandardReplies.AnalysisFailed };
    }

    // Accepted, it would carry what could pass for our results. If fields were lost for want of memory, it may be mended at the next attempt.
    private Decision Unmendable(MilterSession session, IncomingMessage message)
    {
        var refusal = message.Failure is null ? TooManyImitations : StandardReplies.AnalysisFailed;
        telemetry.Metrics.MessageRefused("imitations");
        telemetry.Log.Write(
            LogLevel.Warning, "message-refused", session.Id, ("message", message.Id), ("queue-id", session.QueueId), ("from", session.Sender?.Address),
            ("at", "imitations"), ("reason", message.Failure), ("reply", refusal.Code));
        return new Decision { Refusal = refusal };
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
                LogLevel.Info, name, session.Id, ("message", mail.Session!.Id), ("queue-id", session.QueueId), ("from", mail.Envelope.Sender),
                ("to", recipients.Count > 0 ? recipients[0] : null), ("recipients", recipients.Count), ("size", mail.Size), more);
        }
    }

    private static bool IsAbort(Exception e, CancellationToken cancellation) => e is OperationCanceledException && cancellation.IsCancellationRequested;

    private static string Describe(Exception e) => $"{e.GetType().Name}: {e.Message}";
}

using ForgeryCheck.Reports;
using ForgeryCheck.Scoring;
using ForgeryCheck.Smtp.Analysis;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Envelopes;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.ResultFields;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Spool;
using ForgeryCheck.Smtp.Watching;

namespace ForgeryCheck.Smtp.Acceptance;

/// <summary>
/// Decides on a completely received message: it is analyzed, forwarded, stored, and only then answered. With 250 we take responsibility for it
/// (RFC 5321 section 4.2.5), so nothing that can fail comes after.
/// </summary>
/// <param name="options">The listener's options.</param>
/// <param name="store">Where messages are stored.</param>
/// <param name="analyzer">Analyzes messages; null if analysis is off.</param>
/// <param name="telemetry">Log and metrics.</param>
/// <param name="watcher">Looks on; null if nobody does.</param>
internal sealed class MessageAcceptance(ListenerOptions options, IMessageStore store, MessageAnalyzer? analyzer, Telemetry telemetry, IMessageWatcher? watcher)
{
    private readonly ResultFieldOptions? _resultFields = ResultFieldOptions.From(options);

    /// <summary>Accepts the received message, or says why not: one reply, or in LMTP one per recipient (RFC 2033 section 4.2).</summary>
    internal async ValueTask<IReadOnlyList<Reply>> AcceptAsync(Session session, Reception reception, CancellationToken cancellation)
    {
        var recipients = session.Recipients;
        if (Fault(session, reception) is { } fault)
        {
            return Refuse(session, reception, fault, recipients.Count);
        }

        var queued = new Reply(250, "2.0.0", $"Ok: queued as {reception.Id}");
        if (recipients.AreAllDropped)
        {
            RecordDropped(session, reception);
            return Repeat(queued, recipients.Count);
        }

        var replies = await AcceptAsync(session, reception, queued, recipients.Count - recipients.Dropped, cancellation).ConfigureAwait(false);
        return options.Lmtp ? recipients.Arrange(replies, queued) : replies;
    }

    private async ValueTask<IReadOnlyList<Reply>> AcceptAsync(Session session, Reception reception, Reply queued, int recipients, CancellationToken cancellation)
    {
        var envelope = new MailEnvelope(session.Sender!, [.. session.Recipients.Kept]);
        var facts = SessionFactsFactory.Create(session, reception);
        var message = new AcceptedMessage(reception.Id, reception.Stamp, reception.Content, 0, envelope, facts);
        var mail = reception.ToMailMessage(envelope.ToEnvelope(), facts);
        Report? report = null;
        if (mail is not null && options.Analyze == AnalyzeMode.Inline)
        {
            // On the thread pool: an analysis may take a while, and this thread serves other sessions.
            report = await Task.Run(() => analyzer!.AnalyzeNowAsync(mail, cancellation).AsTask(), cancellation).ConfigureAwait(false);
            if (report is null)
            {
                return Refuse(session, reception, StandardReplies.AnalysisFailed, recipients);
            }

            if (options.OnForged == ForgedAction.Reject && report.Verdict == Verdict.Forged)
            {
                analyzer!.Publish(mail, report, message.Id, null);
                return Refuse(session, reception, StandardReplies.LooksForged, recipients);
            }

            message = _resultFields is null ? message : ResultFieldEditor.Apply(message, report, _resultFields);
        }

        IReadOnlyList<Reply>? passedOn = null;
        if (session.NextHop is { } next)
        {
            passedOn = [.. (await next.DataAsync(message, cancellation).ConfigureAwait(false)).Select(r => r.ToReply())];
            if (passedOn.All(r => r.Code >= 400))
            {
                return Refuse(session, reception, Fitted(passedOn, recipients), "next-hop");
            }
        }

        var (at, fault) = await KeepAsync(session, message, cancellation).ConfigureAwait(false);
        if (fault is { } failure)
        {
            if (passedOn is null)
            {
                return Refuse(session, reception, failure, recipients);
            }

            // The next hop has it, so the client must not send it again.
        }

        var replies = passedOn is null ? Repeat(queued, recipients) : Fitted(passedOn, recipients);
        watcher?.Tell(new TakenMessage(message, at, mail, session.Dialogue?.Copy([.. replies]) ?? default(ReadOnlyMemory<byte>)), telemetry.Log);
        if (report is not null)
        {
            analyzer!.Publish(mail!, report, message.Id, store);
        }
        else if (mail is not null)
        {
            analyzer!.Add(mail, message.Id, store);
        }

        Record(session, reception, message);
        return replies;
    }

    private Reply? Fault(Session session, Reception reception) =>
        reception.IsTooBig ? StandardReplies.SizeTooBig
        : reception.Failure is { } failure ? Failed(session, reception.Id, failure)
        : options.RejectBareNewlines && reception.HasBareNewlines ? StandardReplies.BareNewlines
        : options.Limits.ReceivedLines is > 0 and var most && reception.Hops > most ? StandardReplies.Loop
        : null;

    private async ValueTask<(KeptAt At, Reply? Fault)> KeepAsync(Session session, AcceptedMessage message, CancellationToken cancellation)
    {
        try
        {
            return (await store.KeepAsync(message, cancellation).ConfigureAwait(false), null);
        }
        catch (StoreException e)
        {
            return (default, Failed(session, message.Id, e));
        }
    }

    private Reply Failed(Session session, string message, StoreException failure)
    {
        telemetry.Log.Write(LogLevel.Error, "keep-failed", session.Id, ("message", message), ("error", failure.Message));
        return failure.IsFull ? StandardReplies.SpoolFull : StandardReplies.StoreFailed;
    }

    private IReadOnlyList<Reply> Refuse(Session session, Reception reception, Reply reply, int recipients) =>
        Refuse(session, reception, Repeat(reply, recipients), Reason(reply));

    private IReadOnlyList<Reply> Refuse(Session session, Reception reception, IReadOnlyList<Reply> replies, string reason)
    {
        telemetry.Metrics.MessageRefused(reason);
        if (telemetry.Log.Has(LogLevel.Info))
        {
            telemetry.Log.Write(
                LogLevel.Info, "message-refused", session.Id, ("message", reception.Id), ("from", session.Sender?.Address), ("size", reception.Length),
                ("reply", replies[0].Code), ("text", replies[0].Text), ("wire", reception.Facts.ToString()));
        }

        return replies;
    }

    /// <summary>The label under which the metrics count a refusal of ours.</summary>
    private static string Reason(Reply reply) =>
        reply == StandardReplies.SizeTooBig ? "too-large"
        : reply == StandardReplies.BareNewlines ? "bare-newlines"
        : reply == StandardReplies.Loop ? "loop"
        : reply == StandardReplies.LooksForged ? "forged"
        : reply == StandardReplies.AnalysisFailed ? "analysis"
        : "store";

    private void Record(Session session, Reception reception, AcceptedMessage message)
    {
        session.JunkCommands = 0;
        telemetry.Metrics.MessageTaken(message.Length);
        telemetry.Metrics.RecipientsDropped(session.Recipients.Dropped);
        if (telemetry.Log.Has(LogLevel.Info))
        {
            telemetry.Log.Write(
                LogLevel.Info, "message", session.Id, ("message", message.Id), ("from", session.Sender?.Address),
                ("to", message.Envelope.Recipients[0].Address), ("recipients", message.Envelope.Recipients.Count),
                ("dropped", session.Recipients.Dropped is > 0 and var dropped ? dropped : null), ("size", message.Length), ("wire", reception.Facts.ToString()));
        }
    }

    private void RecordDropped(Session session, Reception reception)
    {
        session.JunkCommands = 0;
        telemetry.Metrics.MessageDropped();
        telemetry.Metrics.RecipientsDropped(session.Recipients.Dropped);
        if (telemetry.Log.Has(LogLevel.Info))
        {
            telemetry.Log.Write(
                LogLevel.Info, "message-dropped", session.Id, ("message", reception.Id), ("from", session.Sender?.Address),
                ("to", session.Recipients.First.Address), ("recipients", session.Recipients.Count), ("size", reception.Length), ("wire", reception.Facts.ToString()));
        }
    }

    // LMTP replies once per recipient, SMTP once, and the next hop may speak the other of the two. Where one reply stands for several, a failure
    // wins, a transient one first: some recipients getting a message twice is better than others losing it (RFC 5321 section 6.1).
    private IReadOnlyList<Reply> Fitted(IReadOnlyList<Reply> replies, int recipients) =>
        options.Lmtp ? (replies.Count == recipients ? replies : Repeat(replies[0], recipients))
        : replies.Count == 1 ? replies
        : [replies.FirstOrDefault(r => r.Code is >= 400 and < 500) ?? replies.FirstOrDefault(r => r.IsError) ?? replies[0]];

    private IReadOnlyList<Reply> Repeat(Reply reply, int recipients) => options.Lmtp ? [.. Enumerable.Repeat(reply, recipients)] : [reply];
}

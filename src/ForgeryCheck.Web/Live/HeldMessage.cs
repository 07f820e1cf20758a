using ForgeryCheck.Messages;
using ForgeryCheck.Reports;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Web.Live;

/// <summary>What is held of a recent message.</summary>
/// <param name="Session">What the listener saw.</param>
/// <param name="Envelope">Its envelope.</param>
/// <param name="Dialogue">The commands and replies that led to it.</param>
/// <param name="Bytes">The message; empty if it is stored elsewhere.</param>
internal sealed record HeldMessage(SessionFacts Session, MailEnvelope Envelope, ReadOnlyMemory<byte> Dialogue, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Its report; null if there is none yet.</summary>
    internal Report? Report { get; init; }

    /// <summary>About how many bytes it takes in memory: whatever a client has chosen the length of counts with that length.</summary>
    internal long Cost => 2000 + Dialogue.Length + Bytes.Length + CostOf(Envelope) + CostOf(Session) + (Report is { } report ? CostOf(report) : 0);

    private static long CostOf(MailEnvelope envelope)
    {
        var sender = envelope.Sender;
        return CostOf(sender.Address, sender.Return, sender.EnvelopeId, sender.Authenticated)
            + envelope.Recipients.Sum(one => 150 + CostOf(one.Address, one.Notify, one.Original));
    }

    private static long CostOf(SessionFacts session) =>
        CostOf(session.ClientName, session.Helo, session.Forwarded?.Name, session.Forwarded?.Helo, session.Forwarded?.Identifier, session.Forwarded?.Protocol)
        + session.Wire.Sum(fact => 100 + CostOf(fact.Sample))
        + session.Authentication.Sum(attempt => 100 + CostOf(attempt.Mechanism, attempt.User, attempt.Identity, attempt.Password));

    // What the lines of a header are taken apart into is a few times as long as they are.
    private static long CostOf(Report report) =>
        4000 + (8L * (report.Header?.Bytes.Length ?? 0)) + (1500L * report.Hops.Count) + (500L * report.NotTestable.Count)
        + report.Assessment.Findings.Sum(finding => 800 + CostOf(finding.Message) + finding.Innocent.Sum(text => CostOf(text)) + finding.Values.Sum(pair => CostOf(pair.Key, pair.Value)))
        + report.Dns.Sum(answer => 400 + answer.Records.Sum(record => 50 + CostOf(record)))
        + report.Attached.Concat(report.Notes).Sum(text => 50 + CostOf(text));

    private static long CostOf(params ReadOnlySpan<string?> texts)
    {
        var cost = 0L;
        foreach (var text in texts)
        {
            cost += 2L * (text?.Length ?? 0);
        }

        return cost;
    }
}

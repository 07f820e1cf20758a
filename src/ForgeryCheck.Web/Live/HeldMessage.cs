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

    /// <summary>About how many bytes it takes in memory.</summary>
    internal long Cost => 2000 + Dialogue.Length + Bytes.Length + (200L * Envelope.Recipients.Count) + (Report is { } report ? CostOf(report) : 0);

    private static long CostOf(Report report) =>
        4000 + (2L * (report.Header?.Bytes.Length ?? 0)) + (1500L * report.Hops.Count) + (1000L * (report.Assessment.Findings.Count + report.Dns.Count));
}

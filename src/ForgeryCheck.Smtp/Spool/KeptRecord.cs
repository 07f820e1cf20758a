using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>What a store knows of a message without reading it.</summary>
/// <param name="At">Where it is.</param>
/// <param name="Envelope">Its envelope.</param>
/// <param name="Session">What the listener saw.</param>
/// <param name="Report">The head of its report; null if it has none.</param>
/// <param name="IsAwaited">Whether a run that analyzes will give it one.</param>
internal sealed record KeptRecord(KeptAt At, MailEnvelope Envelope, SessionFacts Session, ReportHead? Report, bool IsAwaited);

using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Envelopes;

namespace ForgeryCheck.Smtp.Spool;

/// <summary>What is stored with a message.</summary>
/// <param name="Envelope">Its envelope.</param>
/// <param name="Session">What the listener saw.</param>
/// <param name="Report">Its report as JSON; empty if it has none yet.</param>
internal sealed record KeptFacts(MailEnvelope Envelope, SessionFacts Session, ReadOnlyMemory<byte> Report);

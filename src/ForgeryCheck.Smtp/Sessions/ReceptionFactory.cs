using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Starts the reception of messages.</summary>
/// <param name="ids">Generates ids.</param>
/// <param name="mostBytes">The size limit in bytes; 0 for none.</param>
/// <param name="spill">Where content too large for memory goes; null to discard the excess: the analyzer only reads headers.</param>
/// <param name="builders">Builders of the analyzer's input; null if analysis is off.</param>
internal sealed class ReceptionFactory(IdGenerator ids, long mostBytes, SpillFolder? spill, BuilderPool? builders)
{
    /// <summary>Starts a message in a session; of one that is dropped for all recipients nothing goes to the disk or to the analyzer.</summary>
    internal Reception Begin(Session session) => session.Recipients.AreAllDropped
        ? new(session, ids.Next(), mostBytes, new MessageContent(null), null)
        : new(session, ids.Next(), mostBytes, new MessageContent(spill), builders);
}

using ForgeryCheck.Smtp.Content;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>Begins the reception of messages.</summary>
/// <param name="ids">Makes ids.</param>
/// <param name="mostBytes">Bytes of one message; 0 for any number.</param>
/// <param name="spill">Where content goes that is too large for memory; null where nobody asks for it again: the analyzer reads headers.</param>
/// <param name="builders">Builders of what the analyzer takes; null where nothing is analyzed.</param>
internal sealed class ReceptionFactory(IdGenerator ids, long mostBytes, SpillFolder? spill, BuilderPool? builders)
{
    /// <summary>Begins a message of a session.</summary>
    internal Reception Begin(Session session) => new(session, ids.Next(), mostBytes, new MessageContent(spill), builders);
}

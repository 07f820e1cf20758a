using ForgeryCheck.Milter.Options;
using ForgeryCheck.Milter.Sessions;
using ForgeryCheck.Smtp.Content;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Milter.Messages;

/// <summary>Starts messages.</summary>
/// <param name="options">The milter's options.</param>
/// <param name="ids">Generates ids: queue ids are used again, and two mail servers may use the same.</param>
/// <param name="spill">Where content too large for memory goes; null to discard the excess, since nobody needs it.</param>
internal sealed class MessageFactory(MilterOptions options, IdGenerator ids, SpillFolder? spill)
{
    private readonly BuilderPool _builders = new(options.Reading);

    /// <summary>Starts a message of a session.</summary>
    internal IncomingMessage Begin(MilterSession session)
    {
        session.BeginContent();
        return new(
            session,
            new Reception(session, ids.Next(), 0, new MessageContent(spill), _builders),
            new SenderFields(options.AuthservId),
            options.Limits.MessageBytes);
    }
}

using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>DATA (RFC 5321 section 4.1.1.4).</summary>
/// <param name="receptions">Starts the reception of the message.</param>
internal sealed class DataVerb(ReceptionFactory receptions) : Verb("DATA")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!argument.IsEmpty)
        {
            return new(StandardReplies.NoArgument);
        }

        session.Reception = receptions.Begin(session);
        return new(new Step(StandardReplies.StartData, NextInput.Data));
    }
}

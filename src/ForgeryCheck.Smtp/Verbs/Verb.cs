using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>One command. <see cref="StateTable"/> has the states it is allowed in.</summary>
/// <param name="name">Its name in upper case.</param>
internal abstract class Verb(string name)
{
    /// <summary>Its name in upper case.</summary>
    internal string Name => name;

    /// <summary>Whether the client must wait for the reply before sending more (RFC 2920 section 3.1).</summary>
    internal virtual bool EndsGroup => false;

    /// <summary>Whether it does not advance a mail transaction; too many in a row end the session.</summary>
    internal virtual bool IsJunk => false;

    /// <summary>Whether its argument may contain control characters, which are noted all the same.</summary>
    internal virtual bool TakesControls => false;

    /// <summary>Executes the command in a state that allows it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="argument">What follows the name and a space, trailing spaces removed.</param>
    internal abstract ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument);

    /// <summary>Handles the command in a state that does not allow it: for most, only the reply.</summary>
    internal virtual Step RunOutOfPlace(Session session, ReadOnlyMemory<byte> argument, Reply reply) => reply;
}

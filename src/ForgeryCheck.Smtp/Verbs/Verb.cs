using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>One command. Where it may come: see <see cref="StateTable"/>.</summary>
/// <param name="name">Its name in capital letters.</param>
internal abstract class Verb(string name)
{
    /// <summary>Its name in capital letters.</summary>
    internal string Name => name;

    /// <summary>Whether a client has to wait for the reply before it sends on (RFC 2920 section 3.1).</summary>
    internal virtual bool EndsGroup => false;

    /// <summary>Whether it brings no message nearer; too many in a row end the session.</summary>
    internal virtual bool IsJunk => false;

    /// <summary>Carries it out at a place where it may come.</summary>
    /// <param name="session">The session.</param>
    /// <param name="argument">What stands behind the name and a space, spaces at the end taken off.</param>
    internal abstract ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument);

    /// <summary>What is done with it at a place where it may not come: nothing but the reply, for most.</summary>
    internal virtual Step RunOutOfPlace(Session session, ReadOnlyMemory<byte> argument, Reply reply) => reply;
}

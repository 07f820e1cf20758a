using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>What HELO, EHLO and LHLO have in common: they name the client, and end a transaction (RFC 5321 section 4.1.4).</summary>
/// <param name="name">The command.</param>
internal abstract class HelloVerb(string name) : Verb(name)
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <summary>Whether it asks for extensions.</summary>
    private protected abstract bool IsExtended { get; }

    /// <inheritdoc/>
    internal override async ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!HeloName.TryRead(argument.Span, out var helo))
        {
            session.Facts.Add(WireFactKind.SyntaxError, sample: argument.Span);
            return StandardReplies.NameNeeded;
        }

        session.Helo = helo;
        session.IsExtended = IsExtended;
        await session.ResetAsync().ConfigureAwait(false);
        return Answer(session);
    }

    private protected abstract Reply Answer(Session session);
}

using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>The common part of HELO, EHLO and LHLO: they identify the client and end any transaction (RFC 5321 section 4.1.4).</summary>
/// <param name="name">The command.</param>
/// <param name="policy">Which arguments are accepted.</param>
internal abstract class HelloVerb(string name, HeloPolicy policy) : Verb(name)
{
    /// <inheritdoc/>
    internal override bool TakesControls => policy == HeloPolicy.Any;

    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <summary>Whether it requests extensions.</summary>
    private protected abstract bool IsExtended { get; }

    /// <inheritdoc/>
    internal override async ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!HeloName.TryRead(argument.Span, out var helo))
        {
            session.Facts.Add(WireFactKind.SyntaxError, sample: argument.Span);
            if (policy == HeloPolicy.Strict)
            {
                return StandardReplies.NameNeeded;
            }

            helo = TraceText.Decode(argument.Span);
        }

        session.Helo = helo;
        session.IsExtended = IsExtended;
        await session.ResetAsync().ConfigureAwait(false);
        return Answer(session);
    }

    private protected abstract Reply Answer(Session session);
}

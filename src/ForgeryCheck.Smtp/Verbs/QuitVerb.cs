using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>QUIT (RFC 5321 section 4.1.1.10).</summary>
internal sealed class QuitVerb() : Verb("QUIT")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) =>
        new(argument.IsEmpty ? new Step(StandardReplies.Bye, NextInput.Nothing) : StandardReplies.NoArgument);
}

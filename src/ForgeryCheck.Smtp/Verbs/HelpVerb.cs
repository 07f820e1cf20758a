using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>HELP (RFC 5321 section 4.1.1.8).</summary>
internal sealed class HelpVerb() : Verb("HELP")
{
    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) => new(StandardReplies.Help);
}

using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>HELO (RFC 5321 section 4.1.1.1).</summary>
internal sealed class HeloVerb() : HelloVerb("HELO")
{
    /// <inheritdoc/>
    private protected override bool IsExtended => false;

    /// <inheritdoc/>
    private protected override Reply Answer(Session session) => new(250, null, session.Options.HostName);
}

using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>HELO (RFC 5321 section 4.1.1.1).</summary>
/// <param name="policy">Which arguments are accepted.</param>
internal sealed class HeloVerb(HeloPolicy policy) : HelloVerb("HELO", policy)
{
    /// <inheritdoc/>
    private protected override bool IsExtended => false;

    /// <inheritdoc/>
    private protected override Reply Answer(Session session) => new(250, null, session.Options.HostName);
}

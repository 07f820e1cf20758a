using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Options;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sasl;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>EHLO (RFC 5321 section 4.1.1.1), and LHLO, its LMTP counterpart (RFC 2033 section 4.1).</summary>
/// <param name="isLmtp">Whether the listener speaks LMTP.</param>
/// <param name="policy">Which arguments are accepted.</param>
/// <param name="hasTls">Whether there is a certificate for STARTTLS.</param>
/// <param name="hasAuth">Whether AUTH is offered.</param>
internal sealed class EhloVerb(bool isLmtp, HeloPolicy policy, bool hasTls, bool hasAuth) : HelloVerb(isLmtp ? "LHLO" : "EHLO", policy)
{
    /// <inheritdoc/>
    private protected override bool IsExtended => true;

    /// <inheritdoc/>
    private protected override Reply Answer(Session session) => Reply.Lines(250, Keywords(session));

    private List<string> Keywords(Session session)
    {
        var limits = session.Options.Limits;
        var size = limits.MessageBytes > 0 ? FormattableString.Invariant($"SIZE {limits.MessageBytes}") : "SIZE";
        List<string> lines = [session.Options.HostName, "PIPELINING", size, "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "CHUNKING", "DSN"];
        if (hasTls && session.Connection.Tls is null)
        {
            lines.Add("STARTTLS");
        }

        if (hasAuth)
        {
            lines.Add($"AUTH {SaslMechanisms.Offered}");
        }

        if (limits.Recipients > 0)
        {
            lines.Add(FormattableString.Invariant($"LIMITS RCPTMAX={limits.Recipients}")); // RFC 9422
        }

        if (session.MayClaimClient)
        {
            lines.Add($"XCLIENT {XclientReader.Offered}");
            lines.Add($"XFORWARD {XforwardReader.Offered}");
        }

        return lines;
    }
}

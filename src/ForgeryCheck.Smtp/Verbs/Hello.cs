using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;
using ForgeryCheck.Smtp.Trust;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>What HELO, EHLO and LHLO have in common: they name the client, and end a transaction (RFC 5321 section 4.1.4).</summary>
/// <param name="name">The command.</param>
/// <param name="isExtended">Whether it asks for extensions.</param>
/// <param name="isLmtp">Whether it belongs to LMTP, where the two others are unknown (RFC 2033 section 4.1).</param>
internal abstract class Hello(string name, bool isExtended, bool isLmtp) : Verb(name)
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override bool IsJunk => true;

    /// <inheritdoc/>
    internal override bool IsKnown(Session session) => session.Options.Lmtp == isLmtp;

    /// <inheritdoc/>
    internal override async ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!HeloName.TryRead(argument.Span, out var helo))
        {
            session.Facts.Add(WireFactKind.SyntaxError, sample: argument.Span);
            return StandardReplies.NameNeeded;
        }

        session.Helo = helo;
        session.IsExtended = isExtended;
        await session.ResetAsync().ConfigureAwait(false);
        return isExtended ? Reply.Lines(250, Keywords(session)) : new Reply(250, null, session.Options.HostName);
    }

    private static List<string> Keywords(Session session)
    {
        var (options, services) = (session.Options, session.Services);
        var size = options.Limits.MessageBytes > 0 ? FormattableString.Invariant($"SIZE {options.Limits.MessageBytes}") : "SIZE";
        List<string> lines = [options.HostName, "PIPELINING", size, "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "CHUNKING", "DSN"];
        if (services.Tls is not null && session.Connection.Tls is null)
        {
            lines.Add("STARTTLS");
        }

        if (options.Limits.Recipients > 0)
        {
            lines.Add(FormattableString.Invariant($"LIMITS RCPTMAX={options.Limits.Recipients}")); // RFC 9422
        }

        if (session.MayClaimClient)
        {
            lines.Add($"XCLIENT {XclientCommand.Offered}");
            lines.Add($"XFORWARD {XforwardCommand.Offered}");
        }

        return lines;
    }
}

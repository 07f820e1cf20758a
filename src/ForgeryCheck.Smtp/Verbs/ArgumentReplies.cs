using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Syntax;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>The replies to invalid paths and parameters.</summary>
internal static class ArgumentReplies
{
    /// <summary>The reply, or null if the argument is valid; oddities are noted either way.</summary>
    internal static Reply? Check(Session session, ArgumentError error, bool spaceBefore, bool isLong, ReadOnlySpan<byte> text, Reply badPath)
    {
        if (spaceBefore)
        {
            session.Facts.Add(WireFactKind.SpaceBeforePath, sample: text);
        }

        if (isLong)
        {
            session.Facts.Add(WireFactKind.LongPath, sample: text);
        }

        if (error == ArgumentError.None)
        {
            return null;
        }

        var (kind, reply) = error switch
        {
            ArgumentError.Control => (WireFactKind.ControlInCommand, StandardReplies.ControlCharacter),
            ArgumentError.Utf8NotAsked => (WireFactKind.SyntaxError, StandardReplies.NonAsciiAddress),
            ArgumentError.BadUtf8 => (WireFactKind.SyntaxError, StandardReplies.BadUtf8),
            ArgumentError.UnknownParameter => (WireFactKind.WrongParameter, StandardReplies.UnknownParameter),
            ArgumentError.BadParameter or ArgumentError.BadValue or ArgumentError.DuplicateParameter or ArgumentError.TooManyParameters =>
                (WireFactKind.WrongParameter, StandardReplies.BadParameter),
            // Asking whether a message is too big is what SIZE is for.
            ArgumentError.TooBig => (default(WireFactKind?), StandardReplies.SizeTooBig),
            _ => (WireFactKind.SyntaxError, badPath),
        };
        if (kind is { } wrong)
        {
            session.Facts.Add(wrong, sample: text);
        }

        return reply;
    }
}

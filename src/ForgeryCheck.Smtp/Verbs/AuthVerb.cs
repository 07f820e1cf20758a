using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sasl;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>AUTH (RFC 4954 section 4): begins an exchange, whose later lines the <see cref="Authenticator"/> takes.</summary>
/// <param name="authenticator">Conducts exchanges.</param>
internal sealed class AuthVerb(Authenticator authenticator) : Verb("AUTH")
{
    /// <inheritdoc/>
    internal override bool EndsGroup => true;

    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument) => new(Begin(session, argument.Span));

    private Reply Begin(Session session, ReadOnlySpan<byte> argument)
    {
        if (session.IsAuthenticated)
        {
            session.Facts.Add(WireFactKind.OutOfSequence);
            return StandardReplies.AuthAlready;
        }

        var space = argument.IndexOf((byte)' ');
        var response = space < 0 ? default : argument[(space + 1)..];
        if (argument.IsEmpty || response.Contains((byte)' '))
        {
            session.Facts.Add(WireFactKind.SyntaxError);
            return StandardReplies.SyntaxError;
        }

        if (SaslMechanisms.Begin(space < 0 ? argument : argument[..space]) is not { } exchange)
        {
            var name = space < 0 ? argument : argument[..space];
            session.Facts.Add(WireFactKind.WrongParameter, sample: MechanismNames.Contains(name) ? name : default);
            return StandardReplies.UnknownMechanism;
        }

        session.Exchange = exchange;
        return response.IsEmpty ? exchange.Challenge
            // An initial response without content is a single "=": otherwise it could not be told from none.
            : authenticator.Respond(session, response.SequenceEqual("="u8) ? default : response);
    }
}

using System.Runtime.CompilerServices;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Clients;
using ForgeryCheck.Smtp.Monitoring;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;
using ForgeryCheck.Smtp.Verbs;
using ForgeryCheck.Smtp.Wire;

namespace ForgeryCheck.Smtp.Dialogue;

/// <summary>Runs command lines: finds the verb, notes what is wrong with its form or timing, and executes it.</summary>
/// <param name="session">The session.</param>
/// <param name="watch">Its deadlines.</param>
/// <param name="replies">Its replies.</param>
/// <param name="verbs">The commands.</param>
/// <param name="authenticator">Conducts authentication exchanges.</param>
/// <param name="metrics">Counts protocol violations.</param>
internal sealed class CommandRunner(
    Session session, SessionWatch watch, ReplySender replies, VerbTable verbs, Authenticator authenticator, ListenerMetrics metrics)
{
    /// <summary>
    /// Whether what is no command may be a password: from AUTH on, until mail begins. A client that did not wait for the refusal, or did not understand it,
    /// sends its password as if it were a command.
    /// </summary>
    internal bool MayBePassword { get; private set; }

    /// <summary>Runs a command; null if it was answered and nothing else follows.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<Step?> RunAsync(ReadOnlyMemory<byte> line)
    {
        var command = CommandLine.Split(line);
        var found = verbs.Find(command.Name.Span);
        var isAuth = Samples.IsAuth(line.Span);
        MayBePassword = isAuth || (MayBePassword && found?.Name != "MAIL");
        var sample = MayBePassword && found is null && !isAuth ? default : line;
        Record(line.Span, command, found, isAuth);
        if (command.HasControl)
        {
            if (EndAsOtherProtocol(line.Span))
            {
                return null;
            }

            Note(WireFactKind.ControlInCommand, sample.Span);
            if (found is not { TakesControls: true })
            {
                replies.Say(StandardReplies.ControlCharacter);
                return null;
            }
        }

        if (found is not { } verb)
        {
            if (OtherProtocol.IsCommandOf(line.Span))
            {
                Note(WireFactKind.OtherProtocol, sample.Span);
                replies.End(StandardReplies.OtherProtocol);
                return null;
            }

            var isProxy = ProxyHeader.LooksLikeOne(line.Span);
            Fail(isProxy ? WireFactKind.ProxyByStranger : WireFactKind.UnknownCommand, sample.Span, isProxy ? StandardReplies.NotAuthorized : StandardReplies.UnknownCommand);
            return null;
        }

        if (!session.Input.IsEmpty && (verb.EndsGroup ? verb.Name != "STARTTLS" : !session.IsExtended))
        {
            // RFC 2920 section 3.1; without EHLO there is no pipelining at all.
            Note(WireFactKind.PipelinedOutOfTurn, line.Span);
        }

        var most = session.Options.Limits.JunkCommands;
        if (verb.IsJunk && ++session.JunkCommands > (watch.IsStressed ? 1 : most) && most > 0)
        {
            metrics.Limit("junk-commands");
            replies.End(StandardReplies.TooManyJunkCommands);
            return null;
        }

        var refusal = StateTable.Refusal(verb.Name, session.State);
        if (refusal is not null)
        {
            Note(WireFactKind.OutOfSequence, line.Span);
        }

        watch.Work();
        return refusal is not null
            ? verb.RunOutOfPlace(session, command.Argument, refusal)
            : await verb.RunAsync(session, command.Argument).ConfigureAwait(false);
    }

    // What may be a password does not get in, not even for a moment.
    private void Record(ReadOnlySpan<byte> line, CommandLine command, Verb? found, bool isAuth)
    {
        if (session.Dialogue is not { } dialogue)
        {
            return;
        }

        if (!isAuth && (found is not null || !MayBePassword))
        {
            dialogue.Command(line, found?.Name switch
            {
                "MAIL" when session.Sender is null => DialogueTurn.Transaction,
                "EHLO" or "LHLO" or "HELO" or "STARTTLS" => DialogueTurn.Opening,
                _ => DialogueTurn.None,
            });
            return;
        }

        // Where the command itself is malformed, whatever follows may be the password.
        var argument = Ascii.EqualsIgnoreCase(command.Name.Span, "AUTH"u8) ? command.Argument.Span : default;
        var space = argument.IndexOf((byte)' ');
        var mechanism = space < 0 ? argument : argument[..space];
        dialogue.Note(
            !isAuth ? "[a line that may be a password, not recorded]"
            : !MechanismNames.Contains(mechanism) ? "AUTH [not recorded]"
            : $"AUTH {Encoding.ASCII.GetString(mechanism)}{(space < 0 ? "" : " [not recorded]")}");
    }

    /// <summary>Takes a line that responds to a challenge (RFC 4954 section 4). It may be a password, so nothing of it is noted.</summary>
    internal void TakeResponse(ReadOnlySpan<byte> line)
    {
        if (!session.Input.IsEmpty)
        {
            // What follows is taken as it comes all the same: as the next response, or as a command once the exchange is over.
            Note(WireFactKind.PipelinedOutOfTurn, default);
        }

        watch.Work();
        session.Dialogue?.Note("[credentials, not recorded]");
        replies.Say(authenticator.Respond(session, line));
    }

    /// <summary>Refuses a line over the limit, which was discarded.</summary>
    /// <param name="isOfAuthentication">Whether it was AUTH or a response.</param>
    internal void RefuseLongLine(bool isOfAuthentication)
    {
        Note(WireFactKind.LongCommand, default);
        session.Dialogue?.Note("[a line over the limit, not recorded]");
        replies.Say(isOfAuthentication ? authenticator.RefuseLongLine(session) : StandardReplies.LineTooLong);
    }

    /// <summary>Ends the session if the bytes are not SMTP; returns whether it did.</summary>
    internal bool EndAsOtherProtocol(ReadOnlySpan<byte> bytes)
    {
        if (!OtherProtocol.IsSpoken(bytes, isStart: session.Helo is null))
        {
            return false;
        }

        // A PROXY header of version 2 starts with two empty lines and a NUL.
        var isProxy = bytes[0] == 0 && session.Facts.Count(WireFactKind.UnknownCommand) == 2;
        Note(isProxy ? WireFactKind.ProxyByStranger : WireFactKind.OtherProtocol, MayBePassword || session.Exchange is not null ? default : bytes);
        replies.End(StandardReplies.OtherProtocol);
        return true;
    }

    /// <summary>Notes and counts a protocol violation.</summary>
    internal void Note(WireFactKind kind, ReadOnlySpan<byte> sample)
    {
        session.Facts.Add(kind, sample: sample);
        metrics.WireFact(kind);
    }

    private void Fail(WireFactKind kind, ReadOnlySpan<byte> sample, Reply reply)
    {
        Note(kind, sample);
        replies.Say(reply);
    }
}

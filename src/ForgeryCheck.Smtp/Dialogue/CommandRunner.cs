using System.Runtime.CompilerServices;
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
/// <param name="metrics">Counts protocol violations.</param>
internal sealed class CommandRunner(Session session, SessionWatch watch, ReplySender replies, VerbTable verbs, ListenerMetrics metrics)
{
    /// <summary>Runs a command; null if it was answered and nothing else follows.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    internal async ValueTask<Step?> RunAsync(ReadOnlyMemory<byte> line)
    {
        var command = CommandLine.Split(line);
        if (command.HasControl)
        {
            if (EndAsOtherProtocol(line.Span))
            {
                return null;
            }

            Fail(WireFactKind.ControlInCommand, line.Span, StandardReplies.ControlCharacter);
            return null;
        }

        if (verbs.Find(command.Name.Span) is not { } verb)
        {
            if (OtherProtocol.IsCommandOf(line.Span))
            {
                Note(WireFactKind.OtherProtocol, line.Span);
                replies.End(StandardReplies.OtherProtocol);
                return null;
            }

            var isProxy = ProxyHeader.LooksLikeOne(line.Span);
            Fail(isProxy ? WireFactKind.ProxyByStranger : WireFactKind.UnknownCommand, line.Span, isProxy ? StandardReplies.NotAuthorized : StandardReplies.UnknownCommand);
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

    /// <summary>Ends the session if the bytes are not SMTP; returns whether it did.</summary>
    internal bool EndAsOtherProtocol(ReadOnlySpan<byte> bytes)
    {
        if (!OtherProtocol.IsSpoken(bytes, isStart: session.Helo is null))
        {
            return false;
        }

        // A PROXY header of version 2 starts with two empty lines and a NUL.
        var isProxy = bytes[0] == 0 && session.Facts.Count(WireFactKind.UnknownCommand) == 2;
        Note(isProxy ? WireFactKind.ProxyByStranger : WireFactKind.OtherProtocol, bytes);
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

using System.Globalization;
using System.Text;
using ForgeryCheck.Messages;
using ForgeryCheck.Smtp.Replies;
using ForgeryCheck.Smtp.Sessions;

namespace ForgeryCheck.Smtp.Verbs;

/// <summary>BDAT (RFC 3030 section 2): a given number of bytes of the message follow, whatever they are.</summary>
/// <param name="receptions">Starts the reception of the message.</param>
internal sealed class BdatVerb(ReceptionFactory receptions) : Verb("BDAT")
{
    /// <inheritdoc/>
    internal override ValueTask<Step> RunAsync(Session session, ReadOnlyMemory<byte> argument)
    {
        if (!TryRead(argument.Span, out var size, out var isLast))
        {
            // The chunk's length is unknown, so nothing that follows can be trusted to be a command.
            session.Facts.Add(WireFactKind.SyntaxError, sample: argument.Span);
            return new(new Step(StandardReplies.SyntaxError, NextInput.Nothing));
        }

        session.Chunk = (size, isLast);
        session.Reception ??= receptions.Begin(session);
        session.Reception.Chunks.Begin(size);
        session.State = SessionStates.Chunks;
        return new(new Step(StandardReplies.ChunkOk, NextInput.Chunk));
    }

    /// <inheritdoc/>
    internal override Step RunOutOfPlace(Session session, ReadOnlyMemory<byte> argument, Reply reply)
    {
        // RFC 3030 section 2: the chunk of a refused BDAT still follows.
        if (!TryRead(argument.Span, out var size, out _))
        {
            return new Step(StandardReplies.SyntaxError, NextInput.Nothing);
        }

        session.Chunk = (size, false);
        return new Step(reply, NextInput.RefusedChunk);
    }

    private static bool TryRead(ReadOnlySpan<byte> argument, out long size, out bool isLast)
    {
        var space = argument.IndexOf((byte)' ');
        var number = space < 0 ? argument : argument[..space];
        isLast = space >= 0;
        size = 0;
        return (space < 0 || Ascii.EqualsIgnoreCase(argument[space..].Trim((byte)' '), "LAST"u8))
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out size);
    }
}

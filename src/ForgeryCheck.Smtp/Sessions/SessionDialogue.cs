using System.Globalization;
using System.Text;
using ForgeryCheck.Smtp.Replies;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>
/// The commands and replies of a session, for whoever looks at one of its messages: those that belong to no transaction, and those of the current
/// transaction; no message data, and nothing that may be a password. Of earlier transactions only the number is kept, with or without a message.
/// </summary>
internal sealed class SessionDialogue
{
    private readonly DialogueLines _opening = new();
    private readonly DialogueLines _transaction = new();
    private DialogueLines _current;
    private long _messages;
    private long _abandoned;

    internal SessionDialogue() => _current = _opening;

    /// <summary>Adds a command as sent, without its line end.</summary>
    internal void Command(ReadOnlySpan<byte> line, DialogueTurn turn = DialogueTurn.None)
    {
        if (turn == DialogueTurn.Transaction)
        {
            // One that ended without a message: by RSET, EHLO, or a refusal. Many of them must not push out the one that has it.
            _abandoned += _transaction.IsEmpty ? 0 : 1;
            _transaction.Clear();
            _current = _transaction;
        }
        else if (turn == DialogueTurn.Opening)
        {
            _current = _opening;
        }

        _current.Add((byte)'C', line);
    }

    /// <summary>Adds what stands for something that is not recorded, or an event; the text is ours.</summary>
    internal void Note(string text) => _current.Add((byte)'-', Encoding.ASCII.GetBytes(text));

    /// <summary>Adds a reply with its line ends.</summary>
    internal void Reply(ReadOnlySpan<byte> reply)
    {
        while (reply.IndexOf("\r\n"u8) is >= 0 and var end)
        {
            _current.Add((byte)'S', reply[..end]);
            reply = reply[(end + 2)..];
        }
    }

    /// <summary>A copy of all lines: "C " for commands, "S " for replies or "- " for notes, and the line, each with an LF.</summary>
    /// <param name="last">The replies that are still to come.</param>
    internal byte[] Copy(ReadOnlySpan<Reply> last)
    {
        foreach (var reply in last)
        {
            Reply(reply.Bytes.Span);
        }

        using var text = new MemoryStream();
        _opening.CopyTo(text);
        WriteCount(text, "earlier messages of this session", _messages);
        WriteCount(text, "earlier transactions without a message", _abandoned);
        _transaction.CopyTo(text);
        return text.ToArray();
    }

    /// <summary>Ends a transaction with a message, taken or refused.</summary>
    internal void EndMessage()
    {
        _messages++;
        _transaction.Clear();
        _current = _opening;
    }

    private static void WriteCount(MemoryStream text, string what, long count)
    {
        if (count > 0)
        {
            text.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"- [{what}: {count}]\n")));
        }
    }
}

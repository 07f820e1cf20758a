using System.Text;

namespace ForgeryCheck.Smtp.Sessions;

/// <summary>
/// The commands and replies of a session, for whoever looks at one of its messages: those from the greeting to the first MAIL, and those of the current
/// transaction; no message data, and nothing that may be a password. Each part is cut off at a number of lines and bytes.
/// </summary>
internal sealed class SessionDialogue
{
    private const int MostLines = 100;
    private const int MostBytes = 8192;

    private readonly Part _opening = new();
    private readonly Part _transaction = new();
    private bool _hasMail;
    private int _messages;

    private Part Current => _hasMail ? _transaction : _opening;

    /// <summary>Adds a command as sent, without its line end.</summary>
    internal void Command(ReadOnlySpan<byte> line, bool isMail = false)
    {
        _hasMail |= isMail;
        Current.Add((byte)'C', line);
    }

    /// <summary>Adds what stands for something that is not recorded, or an event; the text is ours.</summary>
    internal void Note(string text) => Current.Add((byte)'-', Encoding.ASCII.GetBytes(text));

    /// <summary>Adds a reply with its line ends.</summary>
    internal void Reply(ReadOnlySpan<byte> reply)
    {
        while (reply.IndexOf("\r\n"u8) is >= 0 and var end)
        {
            Current.Add((byte)'S', reply[..end]);
            reply = reply[(end + 2)..];
        }
    }

    /// <summary>A copy of all lines: "C " for commands, "S " for replies or "- " for notes, and the line, each with an LF.</summary>
    /// <param name="last">The replies that are still to come.</param>
    internal byte[] Copy(ReadOnlySpan<Replies.Reply> last)
    {
        foreach (var reply in last)
        {
            Reply(reply.Bytes.Span);
        }

        var earlier = _messages == 0 ? [] : Encoding.ASCII.GetBytes($"- [earlier messages of this session: {_messages}]\n");
        return [.. _opening.Text, .. earlier, .. _transaction.Text];
    }

    /// <summary>Ends a transaction with a message.</summary>
    internal void EndMessage()
    {
        _messages++;
        _transaction.Clear();
    }

    private sealed class Part
    {
        private byte[] _bytes = [];
        private int _length;
        private int _lines;

        internal ReadOnlySpan<byte> Text => _bytes.AsSpan(0, _length);

        internal void Clear() => (_length, _lines) = (0, 0);

        internal void Add(byte side, ReadOnlySpan<byte> line)
        {
            if (_lines > MostLines || _length > MostBytes)
            {
                return;
            }

            if (++_lines > MostLines || _length + line.Length > MostBytes)
            {
                side = (byte)'-';
                line = "[more lines, not recorded]"u8;
                _lines = MostLines + 1;
            }

            var needed = _length + line.Length + 3;
            if (needed > _bytes.Length)
            {
                Array.Resize(ref _bytes, Math.Max(needed, Math.Max(512, 2 * _bytes.Length)));
            }

            _bytes[_length++] = side;
            _bytes[_length++] = (byte)' ';
            line.CopyTo(_bytes.AsSpan(_length));
            _length += line.Length;
            _bytes[_length++] = (byte)'\n';
        }
    }
}

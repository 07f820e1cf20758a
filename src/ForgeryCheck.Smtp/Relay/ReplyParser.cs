using System.Buffers;
using System.Text;

namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// Parses one reply: lines "250-text", and a last one without the hyphen (RFC 5321 section 4.2.1). Accepts input in pieces of any size and consumes
/// nothing beyond the reply, so that a surplus reply is never taken for the answer to the next command.
/// </summary>
internal sealed class ReplyParser
{
    /// <summary>
    /// The longest reply, which also bounds its lines and their number. RFC 5321 section 4.5.3.1.5 allows a line 512 bytes; EHLO replies have some dozens.
    /// </summary>
    internal const int MostBytes = 1 << 16;

    private const int CodeLength = 3;

    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly List<string> _lines = [];
    private int _code;
    private int _length;

    /// <summary>Continues parsing.</summary>
    /// <param name="bytes">The bytes received since.</param>
    /// <param name="used">How many of them belong to the reply.</param>
    /// <returns>The reply; null if it is incomplete.</returns>
    /// <exception cref="IOException">It is not a reply, or does not end.</exception>
    internal RawReply? Read(ReadOnlySpan<byte> bytes, out int used)
    {
        for (used = 0; used < bytes.Length;)
        {
            var rest = bytes[used..];
            var end = rest.IndexOf((byte)'\n');
            var piece = end < 0 ? rest : rest[..(end + 1)];
            used += piece.Length;
            _length += piece.Length;
            if (_length > MostBytes)
            {
                throw new IOException("the next hop's reply is longer than 64 KiB");
            }

            _line.Write(piece);
            if (end >= 0 && !AddLine(_line.WrittenSpan.TrimEnd("\r\n"u8)))
            {
                return new RawReply(_code, _lines);
            }
        }

        return null;
    }

    // Returns whether another line follows.
    private bool AddLine(ReadOnlySpan<byte> line)
    {
        if (line.Length < CodeLength || line[..CodeLength].ContainsAnyExceptInRange((byte)'0', (byte)'9') || (line.Length > CodeLength && line[CodeLength] is not ((byte)' ' or (byte)'-')))
        {
            throw new IOException("the next hop's reply has no code");
        }

        var code = (100 * (line[0] - '0')) + (10 * (line[1] - '0')) + line[2] - '0';
        if (_lines.Count > 0 && code != _code)
        {
            throw new IOException($"the next hop's reply has two codes, {_code} and {code}");
        }

        _code = code;
        _lines.Add(line.Length > CodeLength ? Encoding.UTF8.GetString(line[(CodeLength + 1)..]) : "");
        var isMore = line.Length > CodeLength && line[CodeLength] == (byte)'-';
        _line.ResetWrittenCount();
        return isMore;
    }
}

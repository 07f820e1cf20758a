namespace ForgeryCheck.Messages;

/// <summary>
/// Quotes the lines of a message that an mbox reader could take for a separator, the mboxrd way: "From " preceded by any number of "&gt;" gets one
/// more, which is reversible (RFC 4155 section 5 requires no other; described in qmail's mbox.5), as <see cref="MboxUnquoter"/> does. For one message.
/// </summary>
internal struct MboxQuoter
{
    /// <summary>A line that gains a byte has at least six including its end.</summary>
    internal static int MostWritten(int count) => count + (count / 5) + 1;

    // Whether the line so far consists of ">" only.
    private bool _isAfterStart;

    public MboxQuoter() => _isAfterStart = true;

    /// <summary>Quotes bytes; returns how many were consumed. Unless this is the end, up to four that may become "From " are left.</summary>
    internal int Quote(ReadOnlySpan<byte> from, Span<byte> into, bool isLast, out int written)
    {
        var mark = "From "u8;
        var at = 0;
        written = 0;
        while (at < from.Length)
        {
            var rest = from[at..];
            int piece;
            if (!_isAfterStart)
            {
                piece = rest.IndexOf((byte)'\n') + 1;
                _isAfterStart = piece > 0;
                piece = piece > 0 ? piece : rest.Length;
            }
            else if (rest[0] == '>')
            {
                piece = rest.IndexOfAnyExcept((byte)'>');
                piece = piece < 0 ? rest.Length : piece;
            }
            else if (rest.Length < mark.Length && !isLast && mark.StartsWith(rest))
            {
                break;
            }
            else
            {
                if (rest.StartsWith(mark))
                {
                    into[written++] = (byte)'>';
                }

                _isAfterStart = false;
                continue;
            }

            rest[..piece].CopyTo(into[written..]);
            written += piece;
            at += piece;
        }

        return at;
    }
}

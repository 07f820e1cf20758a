namespace ForgeryCheck.Smtp.Spool;

/// <summary>
/// Quotes the lines of a message that an mbox reader could take for a separator, in the way of mboxrd: "From ", with any number of "&gt;"
/// before it, gets one more, so that it can be undone (RFC 4155 section 5 calls for no other; qmail's mbox.5 describes it). For one message.
/// </summary>
internal struct MboxQuoter
{
    /// <summary>A line has six bytes at least for the one that is added.</summary>
    internal static int MostWritten(int count) => count + (count / 5) + 1;

    // Whether only ">" stood since the line began.
    private bool _isAfterStart;

    public MboxQuoter() => _isAfterStart = true;

    /// <summary>Quotes bytes; gives how many of them were used. Up to four stay, where they may become "From " and this is not the end.</summary>
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

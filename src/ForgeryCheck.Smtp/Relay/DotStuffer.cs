namespace ForgeryCheck.Smtp.Relay;

/// <summary>
/// Dot-stuffing (RFC 5321 section 4.5.2) for input in pieces of any size. Only CR LF ends a line: after a bare LF a dot is an ordinary byte, and
/// doubling it would change the message.
/// </summary>
internal struct DotStuffer
{
    private State _state;

    private enum State : byte
    {
        LineStart,
        InLine,
        AfterCr,
    }

    /// <summary>Whether the bytes so far end with CR LF.</summary>
    internal readonly bool EndsLine => _state == State.LineStart;

    /// <summary>The longest output for a piece.</summary>
    internal static int MostOut(int length) => (4 * length / 3) + 2;

    /// <summary>Stuffs a piece; returns the number of bytes written.</summary>
    internal int Stuff(ReadOnlySpan<byte> piece, Span<byte> into)
    {
        var written = 0;
        while (!piece.IsEmpty)
        {
            if (_state == State.LineStart && piece[0] == (byte)'.')
            {
                into[written++] = (byte)'.';
            }

            // From CR to CR: an LF counts only right after one.
            var run = _state == State.AfterCr && piece[0] == (byte)'\n' ? 1 : piece.IndexOf((byte)'\r') + 1;
            if (run == 0)
            {
                run = piece.Length;
            }

            piece[..run].CopyTo(into[written..]);
            written += run;
            _state = piece[run - 1] switch
            {
                (byte)'\r' => State.AfterCr,
                (byte)'\n' when _state == State.AfterCr && run == 1 => State.LineStart,
                _ => State.InLine,
            };
            piece = piece[run..];
        }

        return written;
    }
}

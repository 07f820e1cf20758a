namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// Extracts command lines from the input. Only CR LF ends a line (RFC 5321 section 2.3.8). A line that is too long is discarded up to its end, so that no
/// part of it is taken for a command.
/// </summary>
/// <param name="limit">The longest line, its end included.</param>
internal sealed class LineReader(int limit)
{
    /// <summary>Bytes of one line that are discarded before giving up on the client.</summary>
    private const int MostThrownAway = 1 << 16;

    private int _thrownAway;
    private int _scanned;
    private bool _endedInReturn;

    /// <summary>Whether part of a line has arrived.</summary>
    internal bool IsInLine(SessionInput input) => _thrownAway > 0 || !input.IsEmpty;

    /// <summary>Looks for a line at the start of the input.</summary>
    /// <param name="input">The input; the caller removes a line found, <paramref name="used"/> bytes.</param>
    /// <param name="length">Length of the line without its end, if there is one.</param>
    /// <param name="used">Length of the line with its end.</param>
    internal LineStatus Find(SessionInput input, out int length, out int used)
    {
        length = used = 0;
        if (_thrownAway > 0)
        {
            return ThrowAway(input);
        }

        var waiting = input.Waiting;
        var end = waiting[_scanned..].IndexOf((byte)'\n');
        if (end < 0)
        {
            _scanned = waiting.Length;
            return waiting.Length < limit ? LineStatus.NeedMore : ThrowAway(input);
        }

        end += _scanned;
        if (end + 1 > limit)
        {
            return ThrowAway(input);
        }

        _scanned = 0;
        used = end + 1;
        if (end == 0 || waiting[end - 1] != '\r')
        {
            return LineStatus.BareLineFeed;
        }

        length = end - 1;
        return LineStatus.Line;
    }

    private LineStatus ThrowAway(SessionInput input)
    {
        while (!input.IsEmpty)
        {
            var waiting = input.Waiting;
            var end = waiting.IndexOf((byte)'\n');
            if (end < 0)
            {
                _thrownAway += waiting.Length;
                _endedInReturn = waiting[^1] == '\r';
                input.Clear();
                break;
            }

            var isEnd = end == 0 ? _endedInReturn : waiting[end - 1] == '\r';
            _thrownAway += end + 1;
            _endedInReturn = false;
            input.Advance(end + 1);
            if (isEnd)
            {
                _thrownAway = _scanned = 0;
                return LineStatus.TooLong;
            }
        }

        _scanned = 0;
        return _thrownAway > MostThrownAway ? LineStatus.Endless : LineStatus.NeedMore;
    }
}

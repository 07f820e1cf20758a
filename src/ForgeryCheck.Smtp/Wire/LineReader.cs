using System.Text;

namespace ForgeryCheck.Smtp.Wire;

/// <summary>
/// Extracts command lines from the input. Only CR LF ends a line (RFC 5321 section 2.3.8). A line that is too long is discarded up to its end, so that no
/// part of it is taken for a command.
/// </summary>
/// <param name="limit">The longest command, its end included.</param>
/// <param name="hasAuth">Whether AUTH is offered, which takes longer lines.</param>
internal sealed class LineReader(int limit, bool hasAuth)
{
    /// <summary>The longest line of an authentication exchange that is sufficient for all mechanisms (RFC 4954 section 4).</summary>
    private const int AuthenticationLimit = 12288;

    /// <summary>Bytes of one line that are discarded before giving up on the client.</summary>
    private const int MostThrownAway = 1 << 16;

    private int _thrownAway;
    private int _scanned;
    private bool _endedInReturn;

    /// <summary>Whether the line found last, or discarded last, belongs to an authentication exchange.</summary>
    internal bool IsOfAuthentication { get; private set; }

    /// <summary>Whether part of a line has arrived.</summary>
    internal bool IsInLine(SessionInput input) => _thrownAway > 0 || !input.IsEmpty;

    /// <summary>Looks for a line at the start of the input.</summary>
    /// <param name="input">The input; the caller removes a line found, <paramref name="used"/> bytes.</param>
    /// <param name="isResponse">Whether the line is a response in an authentication exchange.</param>
    /// <param name="length">Length of the line without its end, if there is one.</param>
    /// <param name="used">Length of the line with its end.</param>
    internal LineStatus Find(SessionInput input, bool isResponse, out int length, out int used)
    {
        length = used = 0;
        if (_thrownAway > 0)
        {
            return ThrowAway(input);
        }

        var waiting = input.Waiting;
        IsOfAuthentication = hasAuth && (isResponse || (waiting.Length >= 5 && Ascii.EqualsIgnoreCase(waiting[..5], "AUTH "u8)));
        var most = IsOfAuthentication ? Math.Max(limit, AuthenticationLimit) : limit;
        var end = waiting[_scanned..].IndexOf((byte)'\n');
        if (end < 0)
        {
            _scanned = waiting.Length;
            return waiting.Length < most ? LineStatus.NeedMore : ThrowAway(input);
        }

        end += _scanned;
        if (end + 1 > most)
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

namespace ForgeryCheck.Messages;

/// <summary>
/// Follows the text of one field and tells where it is whole: outside comments, quotation marks and angle brackets, and for a Received line behind its
/// date (RFC 5321 section 4.4). Whatever a sender may have written inside those stays inside.
/// </summary>
internal struct JointScanner
{
    /// <summary>The longest "; date (comment)" that is examined.</summary>
    private const int MaxDate = 120;

    private readonly List<byte> _text;
    private int _depth;
    private int _semicolon;
    private int _by;
    private bool _quoted;
    private bool _angle;
    private bool _escaped;

    internal JointScanner(ReadOnlySpan<byte> line)
    {
        var length = HeaderParser.NameLength(line, out var colon);
        IsReceived = PastedText.IsField(line, "Received");
        IsOrigin = PastedText.IsOrigin(line);
        IsTrace = PastedText.IsTrace(line);
        ValueStart = length == 0 ? 0 : colon + 1;
        _text = [];
        _semicolon = -1;
        _by = -1;
    }

    internal bool IsReceived { get; }

    internal bool IsOrigin { get; }

    internal bool IsTrace { get; }

    /// <summary>Where the value begins on the field's first line.</summary>
    internal int ValueStart { get; }

    /// <summary>Whether nothing is open here.</summary>
    internal readonly bool IsBalanced => _depth == 0 && !_quoted && !_angle;

    /// <summary>Whether a field can end here: a Received line says who wrote it, unless it begins with a comment as qmail's do, and ends with its date.</summary>
    internal readonly bool IsWhole => IsBalanced && (!IsReceived || (_semicolon > 0 && (_by >= 0 || BeginsWithComment()) && EndsWithDate()));

    internal void Add(byte c)
    {
        _text.Add(c);
        if (_escaped)
        {
            _escaped = false;
            return;
        }

        switch (c)
        {
            case (byte)'\\':
                _escaped = true;
                break;
            case (byte)'"':
                _quoted = !_quoted;
                break;
            case (byte)'(' when !_quoted:
                _depth++;
                break;
            case (byte)')' when !_quoted:
                _depth--;
                break;
            case (byte)'<' when !_quoted && _depth == 0:
                _angle = true;
                break;
            case (byte)'>' when !_quoted && _depth == 0:
                _angle = false;
                break;
            case (byte)';' when IsBalanced:
                _semicolon = _text.Count - 1;
                break;
            case (byte)'y' or (byte)'Y' when IsBalanced && IsBy():
                _by = _text.Count;
                break;
            default:
                break;
        }
    }

    /// <summary>The last character that is not a space; 0 if there is none.</summary>
    internal readonly byte Last()
    {
        var at = _text.FindLastIndex(c => c > ' ');
        return at < 0 ? (byte)0 : _text[at];
    }

    private readonly bool IsBy() => _text is [.., (byte)'b' or (byte)'B', _] && (_text.Count == 2 || _text[^3] <= ' ');

    private readonly bool BeginsWithComment()
    {
        var at = _text.FindIndex(c => c > ' ');
        return at >= 0 && _text[at] == '(';
    }

    private readonly bool EndsWithDate()
    {
        if (_text.Count - _semicolon > MaxDate)
        {
            return false;
        }

        ReadOnlySpan<byte> date = _text[(_semicolon + 1)..].ToArray();
        var comment = date.IndexOf((byte)'(');
        if (comment >= 0 && date.TrimEnd(" \t\r\n"u8)[^1] != ')')
        {
            return false;
        }

        // "Mon, 3 Jun 2024 08:00:05 +0000 (UTC)", "Mon Jun  3 08:00:05 2024": the time is the next to last word. Without the last the zone may follow.
        date = (comment < 0 ? date : date[..comment]).Trim(" \t\r\n"u8);
        var blank = date.LastIndexOfAny(" \t\r\n"u8);
        if (blank < 0)
        {
            return false;
        }

        var time = date[..blank].TrimEnd(" \t\r\n"u8);
        var start = time.LastIndexOfAny(" \t\r\n"u8);
        return start > 6 && IsTime(time[(start + 1)..]) && IsAfterTime(date[(blank + 1)..]);
    }

    private static bool IsTime(ReadOnlySpan<byte> word) =>
        word.Length is 4 or 5 or 7 or 8 && word.Contains((byte)':') && !word.ContainsAnyExceptInRange((byte)'0', (byte)':');

    private static bool IsAfterTime(ReadOnlySpan<byte> word) =>
        word is [(byte)'+' or (byte)'-', _, _, _, _] or [>= (byte)'1' and <= (byte)'2', _, _, _] && !word[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9')
        || (word.Length is >= 1 and <= 5 && !word.ContainsAnyExceptInRange((byte)'A', (byte)'Z'));
}

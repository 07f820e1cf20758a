namespace ForgeryCheck.Trace;

/// <summary>Splits a date text into words at white space and commas; a comment is one word.</summary>
internal ref struct DateScanner(ReadOnlySpan<byte> line, int start, int end)
{
    private readonly ReadOnlySpan<byte> _line = line;
    private readonly int _end = end;
    private int _at = start;

    internal bool Next(out ReadOnlySpan<byte> word, out int wordStart, out bool isComment)
    {
        while (_at < _end && (_line[_at] <= ' ' || _line[_at] is (byte)',' or (byte)';' or (byte)')'))
        {
            _at++;
        }

        isComment = _at < _end && _line[_at] == '(';
        wordStart = isComment ? _at + 1 : _at;
        if (_at >= _end)
        {
            word = default;
            return false;
        }

        var rest = _line[wordStart.._end];
        var stop = isComment ? rest.IndexOf((byte)')') : EndOfWord(rest);
        stop = stop < 0 ? rest.Length : stop;
        word = rest[..stop];
        _at = wordStart + stop + (isComment ? 1 : 0);
        return true;
    }

    private static int EndOfWord(ReadOnlySpan<byte> rest)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (c <= ' ' || c is (byte)',' or (byte)'(' or (byte)';')
            {
                // "03:19: 59": some gateways pad the seconds, so a word that ends with a colon continues with the digits after the space.
                if (c == ' ' && i > 1 && rest[i - 1] == ':' && i + 1 < rest.Length && AsciiWords.IsDigit(rest[i + 1]))
                {
                    continue;
                }

                return i;
            }
        }

        return rest.Length;
    }
}

using System.Buffers;

namespace ForgeryCheck.Authentication;

/// <summary>A place in an Authentication-Results value: comments nest (RFC 5322 section 3.2.2), and values may be quoted.</summary>
internal ref struct ResultCursor(ReadOnlySpan<char> text)
{
    private static readonly SearchValues<char> AfterWord = SearchValues.Create(" \t\r\n();=\"");
    private static readonly SearchValues<char> AfterValue = SearchValues.Create(" \t\r\n();\"");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The next character; NUL at the end.</summary>
    internal readonly char Peek => _at < _text.Length ? _text[_at] : '\0';

    /// <summary>Whether nothing is left.</summary>
    internal readonly bool IsAtEnd => _at >= _text.Length;

    /// <summary>What is left.</summary>
    internal readonly ReadOnlySpan<char> Rest => _text[_at..];

    internal void Skip() => _at++;

    internal ReadOnlySpan<char> Word() => Until(AfterWord);

    internal ReadOnlySpan<char> Value()
    {
        if (Peek != '"')
        {
            return Until(AfterValue);
        }

        var start = ++_at;
        while (_at < _text.Length && _text[_at] != '"')
        {
            _at += _text[_at] == '\\' ? 2 : 1;
        }

        _at = Math.Min(_at, _text.Length);
        var quoted = _text[start.._at];
        _at = Math.Min(_at + 1, _text.Length);
        return quoted;
    }

    internal void SkipToSemicolon()
    {
        while (_at < _text.Length && _text[_at] != ';')
        {
            if (_text[_at] == '(')
            {
                SkipComments();
            }
            else if (_text[_at] == '"')
            {
                Value();
            }
            else
            {
                _at++;
            }
        }
    }

    /// <summary>Passes blanks and comments.</summary>
    internal void SkipComments()
    {
        while (ReadComment(out _))
        {
        }
    }

    /// <summary>Passes blanks, and a comment if one follows.</summary>
    internal bool ReadComment(out ReadOnlySpan<char> comment)
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        comment = default;
        if (Peek != '(')
        {
            return false;
        }

        var start = _at + 1;
        var depth = 0;
        do
        {
            var c = _text[_at];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            _at += c == '\\' ? 2 : 1;
        }
        while (depth > 0 && _at < _text.Length);

        _at = Math.Min(_at, _text.Length);
        comment = _text[start..Math.Max(start, _at - 1)];
        return true;
    }

    private ReadOnlySpan<char> Until(SearchValues<char> ends)
    {
        var rest = _text[_at..];
        var length = rest.IndexOfAny(ends);
        length = length < 0 ? rest.Length : length;
        _at += length;
        return rest[..length];
    }
}

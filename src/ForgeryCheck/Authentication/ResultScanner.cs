using System.Buffers;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Takes an Authentication-Results value apart: results are separated by semicolons, comments nest (RFC 5322 section 3.2.2), values may be quoted. What
/// fits no grammar is skipped up to the next semicolon.
/// </summary>
internal ref struct ResultScanner(string text)
{
    private const int MostValues = 32;

    private static readonly SearchValues<char> AfterWord = SearchValues.Create(" \t\r\n();=\"");
    private static readonly SearchValues<char> AfterValue = SearchValues.Create(" \t\r\n();\"");

    private readonly ReadOnlySpan<char> _text = text;
    private int _at;

    /// <summary>The authserv-id; empty if the field begins with a result.</summary>
    internal string ReadAuthServId()
    {
        SkipComments(null);
        var start = _at;
        var id = Word();
        SkipComments(null);
        if (Peek == '=' || id.IsEmpty)
        {
            _at = start;
            return "";
        }

        // A version may follow (section 2.2).
        Word();
        return id.ToString();
    }

    /// <summary>The next result; null at the end.</summary>
    internal WrittenResult? ReadResult()
    {
        while (_at < _text.Length)
        {
            SkipComments(null);
            if (Peek == ';')
            {
                _at++;
                continue;
            }

            var method = Word();
            SkipComments(null);
            if (!method.IsEmpty && Peek == '=')
            {
                _at++;
                SkipComments(null);

                // "dkim/1" gives the method's version.
                var slash = method.IndexOf('/');
                var name = (slash < 0 ? method : method[..slash]).ToString().ToLowerInvariant();
                var result = new WrittenResult(name, Word().ToString());
                ReadValues(result);
                return result;
            }

            SkipToSemicolon();
        }

        return null;
    }

    private void ReadValues(WrittenResult result)
    {
        for (var i = 0; i < MostValues; i++)
        {
            SkipComments(result);
            if (Peek is ';' or '\0')
            {
                return;
            }

            var name = Word();
            SkipComments(result);
            if (name.IsEmpty || Peek != '=')
            {
                break;
            }

            _at++;
            SkipComments(result);
            result.Add(name.ToString(), Value().ToString());
        }

        SkipToSemicolon();
    }

    private readonly char Peek => _at < _text.Length ? _text[_at] : '\0';

    private ReadOnlySpan<char> Word() => Until(AfterWord);

    private ReadOnlySpan<char> Value()
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

    private ReadOnlySpan<char> Until(SearchValues<char> ends)
    {
        var rest = _text[_at..];
        var length = rest.IndexOfAny(ends);
        length = length < 0 ? rest.Length : length;
        _at += length;
        return rest[..length];
    }

    private void SkipToSemicolon()
    {
        while (_at < _text.Length && _text[_at] != ';')
        {
            if (_text[_at] == '(')
            {
                SkipComments(null);
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

    /// <summary>Passes blanks and comments; comments are noted with a result.</summary>
    private void SkipComments(WrittenResult? result)
    {
        while (_at < _text.Length)
        {
            if (char.IsWhiteSpace(_text[_at]))
            {
                _at++;
                continue;
            }

            if (_text[_at] != '(')
            {
                return;
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
            result?.AddComment(_text[start..Math.Max(start, _at - 1)]);
        }
    }
}

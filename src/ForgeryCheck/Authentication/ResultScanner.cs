namespace ForgeryCheck.Authentication;

/// <summary>
/// Takes an Authentication-Results value apart: results are separated by semicolons. What fits no grammar is skipped up to the next semicolon.
/// </summary>
internal ref struct ResultScanner(ReadOnlySpan<char> text)
{
    private ResultCursor _at = new(text);

    /// <summary>The authserv-id; empty if the field begins with a result.</summary>
    internal ReadOnlySpan<char> ReadAuthServId()
    {
        _at.SkipComments();
        var start = _at;
        var id = _at.Word();
        _at.SkipComments();
        if (_at.Peek == '=' || id.IsEmpty)
        {
            _at = start;
            return default;
        }

        // A version may follow (section 2.2).
        _at.Word();
        return id;
    }

    /// <summary>Reads the next result; false at the end.</summary>
    internal bool ReadResult(out WrittenResult result)
    {
        while (!_at.IsAtEnd)
        {
            _at.SkipComments();
            if (_at.Peek == ';')
            {
                _at.Skip();
                continue;
            }

            var method = _at.Word();
            _at.SkipComments();
            if (!method.IsEmpty && _at.Peek == '=')
            {
                _at.Skip();
                _at.SkipComments();

                // "dkim/1" gives the method's version.
                var slash = method.IndexOf('/');
                var word = _at.Word();
                result = new WrittenResult(slash < 0 ? method : method[..slash], word, _at.Rest);
                _at.SkipToSemicolon();
                return true;
            }

            _at.SkipToSemicolon();
        }

        result = default;
        return false;
    }
}

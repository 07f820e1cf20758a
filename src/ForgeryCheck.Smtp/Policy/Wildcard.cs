namespace ForgeryCheck.Smtp.Policy;

/// <summary>
/// Text in which "*" stands for any number of characters. The pieces between are looked for from left to right, each where it comes first: that finds a
/// match if there is one, and nothing is ever tried twice. Hand-written: FileSystemName gives "?" and "\" a meaning, which are letters of a local part.
/// </summary>
internal sealed class Wildcard(string pattern)
{
    private readonly string[] _pieces = pattern.Split('*');

    /// <summary>Whether all of the text matches; case counts.</summary>
    internal bool Matches(ReadOnlySpan<char> text)
    {
        var (first, last) = (_pieces[0], _pieces[^1]);
        if (_pieces.Length == 1)
        {
            return text.SequenceEqual(first);
        }

        if (text.Length < first.Length + last.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        text = text[first.Length..^last.Length];
        foreach (var piece in _pieces.AsSpan(1, _pieces.Length - 2))
        {
            var at = text.IndexOf(piece, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            text = text[(at + piece.Length)..];
        }

        return true;
    }
}

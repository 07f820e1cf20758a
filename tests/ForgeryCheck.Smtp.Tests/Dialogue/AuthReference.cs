using ForgeryCheck.Smtp.Options;

namespace ForgeryCheck.Smtp.Tests.Dialogue;

/// <summary>A session after EHLO as RFC 4954 section 4 describes it, in as few words as possible, to compare the listener with.</summary>
internal sealed class AuthReference(AuthMode mode)
{
    private const int MostErrors = 20;

    private string? _mechanism;
    private int _responses;
    private bool _isAuthenticated;
    private bool _isInMail;

    /// <summary>The codes of the replies to some lines.</summary>
    internal IEnumerable<int> Answer(IEnumerable<string> lines)
    {
        var errors = 0;
        foreach (var line in lines)
        {
            var code = _mechanism is null ? Command(line) : Response(line);
            errors += code >= 500 ? 1 : 0;
            yield return errors > MostErrors ? 421 : code;
            if (code == 221 || errors > MostErrors)
            {
                yield break;
            }
        }
    }

    private int Command(string line)
    {
        var words = line.Split(' ');
        switch (words[0])
        {
            case "NOOP":
                return 250;
            case "RSET":
                _isInMail = false;
                return 250;
            case "QUIT":
                return 221;
            case "MAIL":
                var isFirst = !_isInMail;
                _isInMail = true;
                return isFirst ? 250 : 503;
            case "AUTH" when _isInMail || _isAuthenticated:
                return 503;
            case "AUTH" when words.Length == 1:
                return 501;
            case "AUTH" when words[1] is not ("PLAIN" or "LOGIN"):
                return 504;
            case "AUTH":
                (_mechanism, _responses) = (words[1], 0);
                return words.Length == 2 ? 334 : Response(words[2] == "=" ? "" : words[2]);
            default:
                return 500;
        }
    }

    private int Response(string line)
    {
        if (line is "*" or "=" || line.Contains(' ', StringComparison.Ordinal) || !Convert.TryFromBase64String(line, new byte[line.Length], out var length))
        {
            _mechanism = null;
            return 501;
        }

        if (_mechanism == "LOGIN" && _responses++ == 0)
        {
            return 334;
        }

        var bytes = Convert.FromBase64String(line);
        var isWhole = _mechanism == "LOGIN" || bytes.Count(b => b == 0) == 2;
        _mechanism = null;
        _isAuthenticated = isWhole && length == bytes.Length && mode == AuthMode.Accept;
        return _isAuthenticated ? 235 : 535;
    }
}

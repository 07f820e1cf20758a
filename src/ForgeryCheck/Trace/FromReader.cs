namespace ForgeryCheck.Trace;

/// <summary>
/// Reads the "from" clause. RFC 5321 section 4.4 puts the HELO argument first and what the server saw into a comment; Exim and qmail put the verified
/// name first and the HELO into the comment. The order is taken from an explicit HELO label ("helo=", "HELO"), never guessed: a client's claim is not
/// mistaken for a looked-up name.
/// </summary>
internal ref struct FromReader(ReceivedLine line, ReadOnlySpan<byte> text)
{
    private const int MaxTokens = 48;
    private readonly ReceivedLine _line = line;
    private readonly ReadOnlySpan<byte> _text = text;
    private TextSpan _first, _name, _helo, _repeated;
    private TextSpan _address, _badAddress;
    private HostAddress _value;
    private int _rank, _place, _part;
    private bool _hasHelo, _unknown, _unconfirmed, _firstIsLiteral;

    /// <summary>Reads the clause and sets the client's fields of the line.</summary>
    internal void Read(scoped ReadOnlySpan<Token> value, int keywordEnd)
    {
        _first = new TextSpan(keywordEnd, 0);
        var rest = 0;
        if (value.Length > 0 && value[0].Kind is not (TokenKind.Comment or TokenKind.Semicolon))
        {
            _firstIsLiteral = value[0].Kind == TokenKind.Bracket;
            _first = _firstIsLiteral ? TextSpan.Between(value[0].OuterStart, value[0].OuterEnd) : value[0].Span;
            rest = 1;
        }

        for (var i = rest; i < value.Length; i++)
        {
            i += ReadPart(value, i);
        }

        if (!_first.IsEmpty)
        {
            // A bare address, or a literal, counts as the client's only if nothing better is found: it may be the HELO.
            TakeAddress(value[0].Kind == TokenKind.Bracket ? value[0].Span : _first, 1);
        }

        Settle();
    }

    /// <summary>"(from relay.example.org [192.0.2.1]) by gw (NAVGW 2.5)": reads a clause inside a comment, if it gives an address.</summary>
    internal static bool TryReadComment(ReceivedLine line, ReadOnlySpan<byte> text, Token comment)
    {
        if (!AsciiWords.StartsWithWords(text.Slice(comment.Start, comment.Length), "from "u8) || text.Slice(comment.Start, comment.Length).IndexOf((byte)'[') < 0)
        {
            return false;
        }

        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = LineFaults.None;
        tokens = tokens[..Tokenizer.Read(text, comment.Start, comment.End, tokens, ref faults)];
        new FromReader(line, text).Read(tokens[1..], tokens[0].End);
        return true;
    }

    /// <summary>Reads one part after the first word; returns the number of further tokens used.</summary>
    private int ReadPart(scoped ReadOnlySpan<Token> value, int i)
    {
        var token = value[i];
        switch (token.Kind)
        {
            case TokenKind.Comment:
                _part = i;
                ReadComment(token, 3);
                return 0;
            case TokenKind.Bracket:
                TakeAddress(token.Span, 2);
                return 0;
            case TokenKind.Quoted when !_hasHelo && i >= 2 && WordIs(value[i - 1], "be"u8):
                // Obtuse smtpd: from x(192.0.2.1), claiming to be "name".
                TakeHelo(token.Span);
                return 0;
            case TokenKind.Word when WordIs(token, "encrypted"u8) && value[i - 1].Kind == TokenKind.Word:
                _line.Set(TraceField.Cipher, value[i - 1].Span);
                return 0;
            case TokenKind.Word when IsHeloWord(token) && i + 1 < value.Length && value[i + 1].Kind == TokenKind.Word:
                TakeHelo(value[i + 1].Span);
                return 1;
            default:
                return 0;
        }
    }

    private void ReadComment(Token comment, int rank)
    {
        if (CommentReader.Read(_line, _text, comment, true) || TakeDate(comment.Span))
        {
            return;
        }

        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = _line.Faults;
        tokens = tokens[..Tokenizer.Read(_text, comment.Start, comment.End, tokens, ref faults)];
        _line.Faults = faults;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Word:
                    i += ReadWord(tokens, i, rank);
                    break;
                case TokenKind.Bracket:
                    if (!TakeAddress(token.Span, rank + 1) && AsciiWords.IsHostLike(_text.Slice(token.Start, token.Length)))
                    {
                        // "[rr.com]": a name where only an address is allowed.
                        _badAddress = token.Span;
                    }

                    break;
                case TokenKind.Comment:
                    if (!CommentReader.Read(_line, _text, token, true))
                    {
                        ReadRemark(token);
                    }

                    break;
                case TokenKind.Quoted:
                    ReadQuoted(token);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Reads one word of a comment; returns the number of further tokens used.</summary>
    private int ReadWord(scoped ReadOnlySpan<Token> tokens, int i, int rank)
    {
        var token = tokens[i];
        var word = _text.Slice(token.Start, token.Length);
        if (IsHeloWord(token))
        {
            return TakeHeloAfter(tokens, i);
        }

        if (AsciiWords.Is(word, "verified"u8) && i > 0 && WordIs(tokens[i - 1], "not"u8))
        {
            // MailMarshal: "(Not Verified[192.0.2.1])". It looked up no name, or found none that matches.
            return 0;
        }

        var equals = word.IndexOf((byte)'=');
        if (equals > 0)
        {
            return ReadAssignment(tokens, i, equals);
        }

        if (token.Glued && word[0] == ':' && i > 0 && tokens[i - 1].Kind == TokenKind.Bracket)
        {
            _line.Set(TraceField.Port, new TextSpan(token.Start + 1, token.Length - 1));
            return 0;
        }

        if (AsciiWords.StartsWith(word, "mailfrom:"u8) || AsciiWords.StartsWith(word, "port:"u8))
        {
            var colon = word.IndexOf((byte)':');
            _line.Set((word[0] | 0x20) == 'm' ? TraceField.EnvelopeFrom : TraceField.Port, TextSpan.Between(token.Start + colon + 1, token.End));
            return 0;
        }

        if (AsciiWords.Is(word, "account"u8) && i + 1 < tokens.Length)
        {
            _line.Set(TraceField.Auth, tokens[i + 1].Span);
            return 1;
        }

        if (AsciiWords.Is(word, "with"u8) && i > 0 && i + 1 < tokens.Length && _rank > 0)
        {
            // Yahoo and qmail: "(user@192.0.2.1 with login)".
            _line.Set(TraceField.Auth, tokens[i + 1].Span);
            return 1;
        }

        var at = word.LastIndexOf((byte)'@');
        if (at >= 0)
        {
            TakeIdent(token, at, i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Bracket, rank);
            return 0;
        }

        if (TakeAddress(token.Span, rank))
        {
            _repeated = i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Bracket ? token.Span : _repeated;
            return 0;
        }

        if (AsciiWords.Is(word, "unknown"u8) || AsciiWords.Is(word, "softdnserr"u8) || AsciiWords.Is(word, "<unknown.domain>"u8)
            || (AsciiWords.Is(word, "rdns"u8) && i + 1 < tokens.Length && WordIs(tokens[i + 1], "failed"u8)))
        {
            _unknown = true;
        }
        else if (_name.IsEmpty && !_unknown && (AsciiWords.IsHostLike(word) || (i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Bracket && AsciiWords.IsPlainName(word))))
        {
            _name = token.Span;
        }

        return 0;
    }

    private int ReadAssignment(scoped ReadOnlySpan<Token> tokens, int i, int equals)
    {
        var token = tokens[i];
        var key = _text.Slice(token.Start, equals);
        var value = TextSpan.Between(token.Start + equals + 1, token.End);
        var used = 0;
        if (value.IsEmpty && i + 1 < tokens.Length && tokens[i + 1].Glued)
        {
            value = TextSpan.Between(tokens[i + 1].OuterStart, tokens[i + 1].OuterEnd);
            used = 1;
        }

        if (AsciiWords.Is(key, "helo"u8) || AsciiWords.Is(key, "ehlo"u8))
        {
            // "helo=a[192.0.2.1]": everything up to the next white space is the client's claim, even an address.
            while (i + used + 1 < tokens.Length && tokens[i + used + 1] is { Glued: true } more)
            {
                value = TextSpan.Between(value.Start, more.OuterEnd);
                used++;
            }

            TakeHelo(value);
        }
        else if (AsciiWords.Is(key, "ident"u8))
        {
            _line.Set(TraceField.Ident, value);
        }
        else if (AsciiWords.Is(key, "port"u8))
        {
            _line.Set(TraceField.Port, value);
        }
        else if (AsciiWords.Is(key, "rdns"u8) && _name.IsEmpty)
        {
            _name = value;
        }

        return used;
    }

    /// <summary>"HELO name", "HELO [literal]", or a HELO without an argument.</summary>
    private int TakeHeloAfter(scoped ReadOnlySpan<Token> tokens, int i)
    {
        if (i + 1 < tokens.Length && tokens[i + 1].Kind is TokenKind.Word or TokenKind.Bracket)
        {
            var next = tokens[i + 1];
            TakeHelo(TextSpan.Between(next.OuterStart, next.OuterEnd));
            return 1;
        }

        TakeHelo(new TextSpan(tokens[i].End, 0));
        return 0;
    }

    private void ReadQuoted(Token token)
    {
        var inner = _text.Slice(token.Start, token.Length);
        if (inner.Length > 4 && inner[4] <= ' ' && (AsciiWords.Is(inner[..4], "ehlo"u8) || AsciiWords.Is(inner[..4], "helo"u8)))
        {
            // vger folds its lines here.
            var start = token.Start + 5;
            while (start < token.End && _text[start] <= ' ')
            {
                start++;
            }

            TakeHelo(TextSpan.Between(start, token.End));
        }
    }

    /// <summary>"(may be forged)" only means that the name does not resolve back to the address (Sendmail, op.me).</summary>
    private void ReadRemark(Token token)
    {
        var inner = _text.Slice(token.Start, token.Length);
        _unconfirmed |= AsciiWords.StartsWith(inner, "may be forged"u8);
    }

    private void TakeHelo(TextSpan span)
    {
        if (!_hasHelo)
        {
            _helo = span;
            _hasHelo = true;
        }
    }

    /// <summary>"ident@name" before a bracket, "ident@192.0.2.1", "IDENT:user@name".</summary>
    private void TakeIdent(Token token, int at, bool beforeBracket, int rank)
    {
        var start = AsciiWords.StartsWith(_text.Slice(token.Start, token.Length), "IDENT:"u8) ? token.Start + 6 : token.Start;
        var host = TextSpan.Between(token.Start + at + 1, token.End);
        if (token.Start + at > start)
        {
            _line.Set(TraceField.Ident, TextSpan.Between(start, token.Start + at));
        }

        if (!host.IsEmpty && !TakeAddress(host, rank) && _name.IsEmpty && (beforeBracket || AsciiWords.IsHostLike(_text.Slice(host.Start, host.Length))))
        {
            if (AsciiWords.Is(_text.Slice(host.Start, host.Length), "unknown"u8))
            {
                _unknown = true;
            }
            else
            {
                _name = host;
            }
        }
    }

    private bool TakeAddress(TextSpan where, int rank)
    {
        if (AddressReader.TryRead(_text, where, out var address, out var span, out var port))
        {
            // Within one comment the first of equal rank wins; across comments the last, since a HELO may contain a comment of its own.
            if (rank > _rank || (rank == _rank && _part != _place))
            {
                (_value, _address, _rank, _place) = (address, span, rank, _part);
                if (!port.IsEmpty)
                {
                    _line.Set(TraceField.Port, port);
                }
            }

            return true;
        }

        var bytes = _text.Slice(where.Start, where.Length);
        if (rank > 1 && AddressReader.LooksLikeAddress(bytes))
        {
            _badAddress = where;
            return true;
        }

        if (rank > 1 && bytes.Length > 1 && (bytes[0] == '-' || bytes[0] == '/') && AsciiWords.IsDigit(bytes[1]))
        {
            // "[-1208586648]", "(/10.159.214.123)": malformed output of a program in an address position.
            _badAddress = where;
            return true;
        }

        return rank > 1 && TakeDate(where);
    }

    /// <summary>"from unknown (HELO h) (Fri, 09 Dec 2022 09:27:51 -0400)": a program put the date in an address position.</summary>
    private bool TakeDate(TextSpan where)
    {
        var bytes = _text.Slice(where.Start, where.Length);
        if (bytes.Length < 14 || bytes.IndexOf((byte)':') < 0 || DateParser.Parse(_text, where.Start, where.End) is not { HasTime: true })
        {
            return false;
        }

        _line.Faults |= LineFaults.DateAsAddress;
        _badAddress = where;
        return true;
    }

    private void Settle()
    {
        // "from 192.0.2.1 by ...": the only address there is; the HELO was not recorded.
        if (_hasHelo || _rank != 1 || _firstIsLiteral)
        {
            _line.Set(TraceField.Helo, _hasHelo ? _helo : _first);
        }

        var name = _name;
        if (!_hasHelo && _first.IsEmpty && !_repeated.IsEmpty)
        {
            // "from (192.0.2.1 [192.0.2.1])": an address is not a looked-up name, so it is the HELO argument.
            _line.Set(TraceField.Helo, _repeated);
        }

        if (_hasHelo && name.IsEmpty && !_first.IsEmpty && !_firstIsLiteral)
        {
            var first = _text.Slice(_first.Start, _first.Length);
            if (AsciiWords.Is(first, "unknown"u8))
            {
                _unknown = true;
            }
            else if (!HostAddress.TryParse(first, out _))
            {
                name = _first;
            }
        }

        if (!name.IsEmpty && _text[name.End - 1] == '.' && name.Length > 1)
        {
            // Gmail and BSD write the trailing dot of the root; other lines have the name without it.
            name = new TextSpan(name.Start, name.Length - 1);
        }

        if (!name.IsEmpty)
        {
            _line.Set(TraceField.ReverseName, name);
        }

        _line.ReverseNote = _unconfirmed ? ReverseNameNote.Unconfirmed : !name.IsEmpty ? ReverseNameNote.Named
            : _unknown ? ReverseNameNote.Unknown : ReverseNameNote.NotRecorded;

        if (_rank > 0 && (_badAddress.IsEmpty || _rank > 1))
        {
            _line.Address = _value;
            _line.Set(TraceField.Address, _address);
        }
        else if (!_badAddress.IsEmpty)
        {
            _line.Faults |= (_line.Faults & LineFaults.DateAsAddress) != 0 ? LineFaults.None : LineFaults.BadAddress;
            _line.Set(TraceField.Address, _badAddress);
        }
    }

    private readonly bool IsHeloWord(Token token) =>
        token.Length == 4 && (WordIs(token, "helo"u8) || WordIs(token, "ehlo"u8) || WordIs(token, "lhlo"u8));

    private readonly bool WordIs(Token token, ReadOnlySpan<byte> lower) => AsciiWords.Is(_text.Slice(token.Start, token.Length), lower);
}

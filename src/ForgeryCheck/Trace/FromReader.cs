using System.Buffers;

namespace ForgeryCheck.Trace;

/// <summary>
/// Reads the "from" clause. RFC 5321 section 4.4 puts the HELO argument first and what the server saw into a comment; Exim and qmail put the verified
/// name first and the HELO into the comment. The order is taken from an explicit HELO label ("helo=", "HELO"), never guessed: a client's claim is not
/// mistaken for a looked-up name.
/// </summary>
internal ref struct FromReader(ReceivedLine line, ReadOnlySpan<byte> text)
{
    private const int MaxTokens = 48;
    private static readonly SearchValues<byte> NotInIdent = SearchValues.Create(" \t\r\n[]()"u8);

    private readonly ReceivedLine _line = line;
    private readonly ReadOnlySpan<byte> _text = text;
    private ClientParts _client = new(line, text);

    /// <summary>Reads the clause and sets the client's fields of the line.</summary>
    internal void Read(scoped ReadOnlySpan<Token> value, int keywordEnd)
    {
        var hasFirst = value.Length > 0 && value[0].Kind is not (TokenKind.Comment or TokenKind.Semicolon);
        var isLiteral = hasFirst && value[0].Kind == TokenKind.Bracket;
        var first = isLiteral ? TextSpan.Between(value[0].OuterStart, value[0].OuterEnd) : hasFirst ? value[0].Span : new TextSpan(keywordEnd, 0);
        for (var i = hasFirst ? 1 : 0; i < value.Length; i++)
        {
            i += ReadPart(value, i);
        }

        if (!first.IsEmpty)
        {
            _client.TakeFirst(isLiteral ? value[0].Span : first, isLiteral);
        }

        _client.Settle(first, isLiteral);
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
                _client.BeginComment(i);
                if (!TakeQmailIdent(value, token))
                {
                    ReadComment(token, 3);
                }

                return 0;
            case TokenKind.Bracket:
                _client.TakeAddress(token.Span, 2);
                return 0;
            case TokenKind.Quoted when !_client.HasHelo && i >= 2 && WordIs(value[i - 1], "be"u8):
                // Obtuse smtpd: from x(192.0.2.1), claiming to be "name".
                _client.TakeHelo(token.Span);
                return 0;
            case TokenKind.Word when WordIs(token, "encrypted"u8) && value[i - 1].Kind == TokenKind.Word:
                _line.Set(TraceField.Cipher, value[i - 1].Span);
                return 0;
            case TokenKind.Word when IsHeloWord(token) && i + 1 < value.Length && value[i + 1].Kind == TokenKind.Word:
                _client.TakeHelo(value[i + 1].Span);
                return 1;
            default:
                return 0;
        }
    }

    private void ReadComment(Token comment, int rank)
    {
        if (CommentReader.Read(_line, _text, comment, true) || _client.TakeDate(comment.Span))
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
                    _client.NoteDescription();
                    if (IsSocket(_text.Slice(token.Start, token.Length)))
                    {
                        _client.TakeSocket();
                    }
                    else if (!_client.TakeAddress(token.Span, rank + 1) && AsciiWords.IsHostLike(_text.Slice(token.Start, token.Length)))
                    {
                        // "[rr.com]": a name where only an address is allowed.
                        _client.TakeBadAddress(token.Span);
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
        if (equals > 0 && !IsIdentBeforeAddress(tokens, i, equals))
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

        if (AsciiWords.Is(word, "with"u8) && i > 0 && i + 1 < tokens.Length && _client.HasAddress)
        {
            // Yahoo and qmail: "(user@192.0.2.1 with login)".
            _line.Set(TraceField.Auth, tokens[i + 1].Span);
            return 1;
        }

        _client.NoteDescription();
        var at = word.LastIndexOf((byte)'@');
        if (at >= 0)
        {
            _client.TakeIdent(token, at, i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Bracket, rank);
            return 0;
        }

        var beforeBracket = i + 1 < tokens.Length && tokens[i + 1].Kind == TokenKind.Bracket;
        if (_client.TakeAddress(token.Span, rank))
        {
            if (beforeBracket)
            {
                _client.TakeRepeatedAddress(token.Span);
            }

            return 0;
        }

        if (AsciiWords.Is(word, "unknown"u8) || AsciiWords.Is(word, "softdnserr"u8) || AsciiWords.Is(word, "<unknown.domain>"u8)
            || (AsciiWords.Is(word, "rdns"u8) && i + 1 < tokens.Length && WordIs(tokens[i + 1], "failed"u8)))
        {
            _client.TakeUnknownName();
        }
        else if (AsciiWords.IsHostLike(word) || (beforeBracket && AsciiWords.IsPlainName(word)))
        {
            _client.TakeBareName(token.Span);
        }

        return 0;
    }

    /// <summary>
    /// qmail writes "name (HELO x) (ident@192.0.2.1)", and puts whatever the client's ident service says there, blanks excepted (received.c, safeput). The text
    /// may look like a label or a cipher; what follows the last "@" is the address all the same. Nobody else writes an address so without a bracket in the line.
    /// </summary>
    private bool TakeQmailIdent(scoped ReadOnlySpan<Token> value, Token comment)
    {
        var word = _text.Slice(comment.Start, comment.Length);
        var at = word.LastIndexOf((byte)'@');
        if (at < 0 || value[0].Kind != TokenKind.Word || word.IndexOfAny(NotInIdent) >= 0 || !HostAddress.TryParse(word[(at + 1)..], out _))
        {
            return false;
        }

        foreach (var token in value)
        {
            if (token.Kind == TokenKind.Bracket)
            {
                return false;
            }
        }

        _client.NoteDescription();
        _client.TakeIdent(new Token(TokenKind.Word, comment.Start, comment.Length, false), at, false, 3);
        return true;
    }

    /// <summary>Sendmail: "(helo=x@name [192.0.2.1])". The text before "@" is what the client's ident service says (RFC 1413), and no label of the host's.</summary>
    private readonly bool IsIdentBeforeAddress(scoped ReadOnlySpan<Token> tokens, int i, int equals) =>
        i == 0 && i + 1 < tokens.Length && tokens[1] is { Kind: TokenKind.Bracket, Glued: false }
        && _text.Slice(tokens[0].Start, tokens[0].Length).LastIndexOf((byte)'@') > equals;

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

            _client.TakeHelo(value);
        }
        else if (AsciiWords.Is(key, "ident"u8))
        {
            _line.Set(TraceField.Ident, value);
        }
        else if (AsciiWords.Is(key, "port"u8))
        {
            _line.Set(TraceField.Port, value);
        }
        else if (AsciiWords.Is(key, "rdns"u8))
        {
            _client.TakeName(value);
        }

        return used;
    }

    /// <summary>"HELO name", "HELO [literal]", or a HELO without an argument.</summary>
    private int TakeHeloAfter(scoped ReadOnlySpan<Token> tokens, int i)
    {
        if (i + 1 < tokens.Length && tokens[i + 1].Kind is TokenKind.Word or TokenKind.Bracket)
        {
            var next = tokens[i + 1];
            _client.TakeHelo(TextSpan.Between(next.OuterStart, next.OuterEnd));
            return 1;
        }

        _client.TakeHelo(new TextSpan(tokens[i].End, 0));
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

            _client.TakeHelo(TextSpan.Between(start, token.End));
        }
    }

    /// <summary>"(may be forged)" only means that the name does not resolve back to the address (Sendmail, op.me).</summary>
    private void ReadRemark(Token token)
    {
        if (AsciiWords.StartsWith(_text.Slice(token.Start, token.Length), "may be forged"u8))
        {
            _client.TakeUnconfirmedName();
        }
    }

    /// <summary>OpenSMTPD's "localhost (mx.example.org [local])" and Cyrus' "mx.example.org ([unix socket])": handed in on the host itself.</summary>
    private static bool IsSocket(ReadOnlySpan<byte> word) => AsciiWords.Is(word, "local"u8) || AsciiWords.Is(word, "unix socket"u8);

    private readonly bool IsHeloWord(Token token) =>
        token.Length == 4 && (WordIs(token, "helo"u8) || WordIs(token, "ehlo"u8) || WordIs(token, "lhlo"u8));

    private readonly bool WordIs(Token token, ReadOnlySpan<byte> lower) => AsciiWords.Is(_text.Slice(token.Start, token.Length), lower);
}

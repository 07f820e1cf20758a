namespace ForgeryCheck.Trace;

/// <summary>
/// Splits the tokens of a Received line into clauses: a state machine whose states are the clauses of RFC 5321 section 4.4, accepted in any order
/// because many hosts deviate from the standard one.
/// </summary>
internal ref struct ClauseReader(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
{
    /// <summary>The maximum number of clauses kept.</summary>
    internal const int MaxClauses = 24;

    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private int _seen;

    /// <summary>The position of a clause among the tokens.</summary>
    /// <param name="Kind">The kind of clause.</param>
    /// <param name="Keyword">Index of the keyword token; -1 if there is none.</param>
    /// <param name="First">Index of the first value token.</param>
    /// <param name="End">Index past the last value token.</param>
    internal readonly record struct Range(ClauseKind Kind, int Keyword, int First, int End);

    /// <summary>Fills <paramref name="ranges"/> and returns their number.</summary>
    internal int Read(scoped Span<Range> ranges)
    {
        int count = 0, first = 0, keyword = -1;
        var kind = ClauseKind.Unknown;
        for (var i = 0; i < _tokens.Length; i++)
        {
            if (_tokens[i].Kind != TokenKind.Word || KeywordAt(i, kind, i - first) is not { } next || count == ranges.Length - 1)
            {
                continue;
            }

            if (keyword >= 0 || i > first)
            {
                ranges[count++] = new Range(Named(kind, first), keyword, first, i);
            }

            (kind, keyword, first) = (next, i, i + 1);
            _seen |= 1 << (int)next;
        }

        if (keyword >= 0 || _tokens.Length > first)
        {
            ranges[count++] = new Range(Named(kind, first), keyword, first, _tokens.Length);
        }

        return count;
    }

    private readonly ClauseKind Named(ClauseKind kind, int first) =>
        kind == ClauseKind.Unknown && first < _tokens.Length && _tokens[first].Kind == TokenKind.Comment ? ClauseKind.Comment : kind;

    /// <summary>
    /// The clause opened by the word at an index, given the clause before it; null for a plain word. A repeated clause ("with ESMTP with TLS") is
    /// opened as unknown, so that the first keeps its value.
    /// </summary>
    private readonly ClauseKind? KeywordAt(int index, ClauseKind state, int length)
    {
        var token = _tokens[index];
        var word = _text.Slice(token.Start, token.Length);
        if (word.Length is < 2 or > 8 || (token.Glued && index > 0 && _tokens[index - 1].Kind == TokenKind.Bracket && word[0] == ':'))
        {
            return null;
        }

        // Gateways of the nineties wrote "id:" and "with:".
        if (word[^1] == ':')
        {
            word = word[..^1];
        }

        if (state == ClauseKind.From && IsInsideHelo(index, length))
        {
            return null;
        }

        switch (word.Length)
        {
            case 2 when AsciiWords.Is(word, "by"u8):
                return Seen(ClauseKind.By) ? Again(state, length)
                    : state != ClauseKind.From || length > 0 || FollowsHost(index) ? ClauseKind.By : null;
            case 2 when AsciiWords.Is(word, "id"u8):
                return !Seen(ClauseKind.Id) && (state != ClauseKind.From || (length > 0 && (FollowsAngle(index) || IsIdBeforeBy(index)))) && !(state == ClauseKind.By && length == 0)
                    ? ClauseKind.Id : null;
            case 3 when AsciiWords.Is(word, "via"u8):
                return !Seen(ClauseKind.Via) && Opened(state, length, index) ? ClauseKind.Via : null;
            case 3 when AsciiWords.Is(word, "for"u8):
                return Opened(state, length, index) || state == ClauseKind.Id ? ClauseKind.For : null;
            case 3 when AsciiWords.Is(word, "tls"u8):
                return state is not (ClauseKind.From or ClauseKind.Unknown) && FollowsSuite(index) ? ClauseKind.Tls : null;
            case 4 when AsciiWords.Is(word, "from"u8):
                return index == 0 || (!Seen(ClauseKind.From) && state == ClauseKind.Unknown) ? ClauseKind.From
                    : state == ClauseKind.For && FollowsAngle(index) ? ClauseKind.Unknown : null;
            case 4 when AsciiWords.Is(word, "with"u8):
                return Seen(ClauseKind.With) ? Again(state, length) : Opened(state, length, index) ? ClauseKind.With : null;
            case 5 when AsciiWords.Is(word, "state"u8):
                return Seen(ClauseKind.With) && length > 0 ? ClauseKind.State : null;
            case 8 when AsciiWords.Is(word, "priority"u8):
                return Seen(ClauseKind.With) && length > 0 ? ClauseKind.Priority : null;
            default:
                return null;
        }
    }

    /// <summary>
    /// Whether a word of the "from" clause belongs to a HELO with spaces ("from x with POP3 (unknown [192.0.2.1]) by mx"): the host's own "by"
    /// follows what it saw of the client, so no keyword before that is the host's.
    /// </summary>
    private readonly bool IsInsideHelo(int index, int length)
    {
        for (var i = index - length; i < index; i++)
        {
            if (_tokens[i].Kind is TokenKind.Comment or TokenKind.Bracket)
            {
                return false;
            }
        }

        for (var i = index + 1; i < _tokens.Length; i++)
        {
            if (_tokens[i] is { Kind: TokenKind.Word, Length: 2 } by && _tokens[i - 1].Kind is TokenKind.Comment or TokenKind.Bracket
                && AsciiWords.Is(_text.Slice(by.Start, 2), "by"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static ClauseKind? Again(ClauseKind state, int length) => length > 0 && state != ClauseKind.From ? ClauseKind.Unknown : null;

    private readonly bool Seen(ClauseKind kind) => (_seen & (1 << (int)kind)) != 0;

    /// <summary>Whether the previous clause already has a value, so that this word is not it ("from with.example.org").</summary>
    private static bool Opened(ClauseKind state, int length, int index) => length > 0 || index == 0 || state == ClauseKind.Unknown;

    /// <summary>"from by mail.example.org": the client gave an empty name.</summary>
    private readonly bool FollowsHost(int index) =>
        index + 1 < _tokens.Length && _tokens[index + 1] is { Kind: TokenKind.Word } next
        && _text.Slice(next.Start, next.Length).IndexOf((byte)'.') > 0;

    /// <summary>DragonFly Mail Agent: "from user (uid 1000) id 2209ae by host".</summary>
    private readonly bool IsIdBeforeBy(int index) =>
        _tokens[index - 1].Kind is TokenKind.Comment or TokenKind.Bracket && index + 2 < _tokens.Length && _tokens[index + 2] is { Kind: TokenKind.Word, Length: 2 } by
        && AsciiWords.Is(_text.Slice(by.Start, 2), "by"u8);

    /// <summary>RFC 8314's "tls TLS_AES_256_GCM_SHA384", or OpenSMTPD's "TLS version=TLSv1.2 cipher=X".</summary>
    private readonly bool FollowsSuite(int index) =>
        index + 1 < _tokens.Length && _tokens[index + 1] is { Kind: TokenKind.Word } next
        && _text.Slice(next.Start, next.Length) is var word && (word.IndexOfAny((byte)'_', (byte)'-') > 0 || AsciiWords.StartsWith(word, "version="u8));

    private readonly bool FollowsAngle(int index) => index + 1 < _tokens.Length && _tokens[index + 1].Kind == TokenKind.Angle;
}

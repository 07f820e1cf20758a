namespace ForgeryCheck.Trace;

/// <summary>Reads what some hosts write between clauses, without a registered keyword or parentheses: the envelope sender, a user, an id.</summary>
internal static class LooseWords
{
    private const int MaxTokens = 32;

    /// <summary>
    /// "envelope-from &lt;a@b&gt;" (Haraka), "envelope from &lt;a@b&gt;", and OpenSMTPD's "auth=yes user=a".
    /// </summary>
    /// <returns>The number of tokens used; 0 if there is nothing of the kind.</returns>
    internal static int Take(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, int index)
    {
        var token = tokens[index];
        if (token.Kind != TokenKind.Word || token.Length < 6)
        {
            return 0;
        }

        var word = text.Slice(token.Start, token.Length);
        switch (word[0] | 0x20)
        {
            case 'e' when AsciiWords.StartsWith(word, "envelope"u8):
                var parted = word.Length == 8 && index + 1 < tokens.Length && IsWord(text, tokens[index + 1], "from"u8);
                var at = index + (parted ? 2 : 1);
                if ((!parted && !AsciiWords.Is(word, "envelope-from"u8) && !AsciiWords.Is(word, "envelope-sender"u8))
                    || at >= tokens.Length || tokens[at].Kind is not (TokenKind.Angle or TokenKind.Word or TokenKind.Quoted))
                {
                    return 0;
                }

                SetOnce(line, TraceField.EnvelopeFrom, tokens[at].Span);
                return at - index + 1;
            case 'a' when AsciiWords.Is(word, "auth=yes"u8):
                if (index + 1 == tokens.Length || Take(line, text, tokens, index + 1) == 0)
                {
                    SetOnce(line, TraceField.Auth, TextSpan.Between(token.Start + 5, token.End));
                    return 1;
                }

                return 2;
            case 'u' when AsciiWords.Is(word, "username"u8) && index == 1 && index + 1 < tokens.Length && IsWord(text, tokens[0], "smtp-auth"u8):
                // "(smtp-auth username joe, mechanism plain)".
                SetOnce(line, TraceField.Auth, tokens[index + 1].Span);
                return 2;
            case 'u' when AsciiWords.StartsWith(word, "user="u8):
                SetOnce(line, TraceField.Auth, TextSpan.Between(token.Start + 5, token.End));
                return 1;
            default:
                return 0;
        }
    }

    /// <summary>Reads a comment that contains such words: chasquid's "(over SMTP, TLS-1.3, envelope from "a@b")".</summary>
    internal static void TakeAll(ReceivedLine line, ReadOnlySpan<byte> text, Token comment)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = LineFaults.None;
        tokens = tokens[..Tokenizer.Read(text, comment.Start, comment.End, tokens, ref faults)];
        for (var i = 0; i < tokens.Length; i++)
        {
            i += Math.Max(0, Take(line, text, tokens, i) - 1);
        }
    }

    /// <summary>"via smap (V1.3 id xma093673; ...": the id is in a comment that is never closed.</summary>
    internal static void TakeIdOfUnclosed(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
    {
        foreach (var comment in tokens)
        {
            if (comment.Kind != TokenKind.Comment || comment.Closed)
            {
                continue;
            }

            Span<Token> words = stackalloc Token[MaxTokens];
            var faults = LineFaults.None;
            words = words[..Tokenizer.Read(text, comment.Start, comment.End, words, ref faults)];
            if (words.Length == 3 && IsWord(text, words[1], "id"u8) && words[2].Kind == TokenKind.Word)
            {
                line.Set(TraceField.Id, words[2].Span);
                if (line.Span(TraceField.Software) == comment.Span)
                {
                    line.Set(TraceField.Software, words[0].Span);
                }
            }

            return;
        }
    }

    private static bool IsWord(ReadOnlySpan<byte> text, Token token, ReadOnlySpan<byte> lower) =>
        token.Kind == TokenKind.Word && AsciiWords.Is(text.Slice(token.Start, token.Length), lower);

    private static void SetOnce(ReceivedLine line, TraceField field, TextSpan span)
    {
        if (!line.Has(field))
        {
            line.Set(field, span);
        }
    }
}

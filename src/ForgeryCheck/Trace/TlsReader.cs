namespace ForgeryCheck.Trace;

/// <summary>
/// Reads the TLS version and cipher from a comment: Postfix "using TLSv1.3 with cipher X (256/256 bits)", Exchange and Gmail "version=TLS1_2
/// cipher=X", Exim "TLSv1:X:256", qmail "X encrypted", Courier "SSL: TLSv1/SSLv3,128bits,X".
/// </summary>
internal static class TlsReader
{
    private const int MaxTokens = 32;

    internal static void Read(ReceivedLine line, ReadOnlySpan<byte> text, Token comment)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = LineFaults.None;
        tokens = tokens[..Tokenizer.Read(text, comment.Start, comment.End, tokens, ref faults)];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
            {
                continue;
            }

            var token = tokens[i];
            var word = text.Slice(token.Start, token.Length);
            if (TakeNamed(line, text, token.Span))
            {
                continue;
            }

            if (AsciiWords.Is(word, "cipher"u8) && i + 1 < tokens.Length)
            {
                // Exim 3 has both in one word: "Cipher TLSv1:DES-CBC3-SHA:168".
                if (AsciiWords.StartsWith(text.Slice(tokens[i + 1].Start, tokens[i + 1].Length), "tls"u8) && text.Slice(tokens[i + 1].Start, tokens[i + 1].Length).IndexOf((byte)':') > 0)
                {
                    TakeVersion(line, text, tokens[i + 1]);
                }
                else
                {
                    Take(line, TraceField.Cipher, tokens[i + 1].Start, tokens[i + 1].End);
                }
            }
            else if (AsciiWords.Is(word, "tls:"u8) || AsciiWords.Is(word, "ssl:"u8))
            {
                // Courier: "TLS: TLS1.3,128bits,ECDHE_RSA_AES_128_GCM_SHA256", with or without spaces; MailMarshal: "TLS: TLSv1.2, AES256-SHA".
                if (i + 2 < tokens.Length && tokens[i + 1].Kind == TokenKind.Word && text.Slice(tokens[i + 1].Start, tokens[i + 1].Length).IndexOf((byte)',') < 0)
                {
                    Take(line, TraceField.Tls, tokens[i + 1].Start, tokens[i + 1].End);
                    var suite = i + 3 < tokens.Length && AsciiWords.EndsWith(text.Slice(tokens[i + 2].Start, tokens[i + 2].Length), "bits"u8) ? tokens[i + 3] : tokens[i + 2];
                    Take(line, TraceField.Cipher, suite.Start, suite.End);
                    return;
                }
            }
            else if (AsciiWords.Is(word, "encrypted"u8) && i > 0)
            {
                Take(line, TraceField.Cipher, tokens[i - 1].Start, tokens[i - 1].End);
            }
            else if (word.Length > 3 && (AsciiWords.StartsWith(word, "tls"u8) || AsciiWords.StartsWith(word, "sslv"u8)))
            {
                TakeVersion(line, text, token);
                if (i > 0 && i + 1 < tokens.Length && AsciiWords.Is(text.Slice(tokens[i - 1].Start, tokens[i - 1].Length), "with"u8) && IsSuite(text, tokens[i + 1]))
                {
                    // Cellopoint: "with TLSv1.2 ECDHE-RSA-AES256-SHA384 256/256".
                    Take(line, TraceField.Cipher, tokens[i + 1].Start, tokens[i + 1].End);
                }
            }
        }
    }

    /// <summary>OpenSMTPD 5 to 6.6 has them without parentheses: "TLS version=TLSv1.2 cipher=X bits=256 verify=NO".</summary>
    /// <returns>Whether there was anything of the kind.</returns>
    internal static bool ReadWords(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
    {
        var found = false;
        foreach (var token in tokens)
        {
            found |= token.Kind == TokenKind.Word && TakeNamed(line, text, token.Span);
        }

        return found;
    }

    /// <summary>"version=TLS1_3", "cipher=X", Exclaimer's "tlsversion=TLS12" and "tlscipher=X", or several of them with commas and no spaces.</summary>
    private static bool TakeNamed(ReceivedLine line, ReadOnlySpan<byte> text, TextSpan span)
    {
        var found = false;
        while (!span.IsEmpty)
        {
            var word = text.Slice(span.Start, span.Length);
            var comma = word.IndexOf((byte)',');
            var end = comma < 0 ? span.End : span.Start + comma;
            word = comma < 0 ? word : word[..comma];
            var named = AsciiWords.StartsWith(word, "tls"u8) ? word[3..] : word;
            if (AsciiWords.StartsWith(named, "version="u8))
            {
                Take(line, TraceField.Tls, end - named.Length + 8, end);
                found = true;
            }
            else if (AsciiWords.StartsWith(named, "cipher="u8))
            {
                Take(line, TraceField.Cipher, end - named.Length + 7, end);
                found = true;
            }

            span = TextSpan.Between(Math.Min(end + 1, span.End), span.End);
        }

        return found;
    }

    private static bool IsSuite(ReadOnlySpan<byte> text, Token token) =>
        token.Kind == TokenKind.Word && text.Slice(token.Start, token.Length).IndexOfAny((byte)'-', (byte)'_') > 0;

    private static void TakeVersion(ReceivedLine line, ReadOnlySpan<byte> text, Token token)
    {
        var word = text.Slice(token.Start, token.Length);
        var colon = word.IndexOf((byte)':');
        if (colon < 0)
        {
            var comma = word.IndexOf((byte)',');
            Take(line, TraceField.Tls, token.Start, comma < 0 ? token.End : token.Start + comma);
            if (comma > 0 && word.LastIndexOf((byte)',') is var last && last > comma)
            {
                Take(line, TraceField.Cipher, token.Start + last + 1, token.End);
            }

            return;
        }

        Take(line, TraceField.Tls, token.Start, token.Start + colon);
        var rest = word[(colon + 1)..];
        var end = rest.IndexOf((byte)':');
        Take(line, TraceField.Cipher, token.Start + colon + 1, end < 0 ? token.End : token.Start + colon + 1 + end);
    }

    private static void Take(ReceivedLine line, TraceField field, int start, int end)
    {
        if (end > start && !line.Has(field))
        {
            line.Set(field, TextSpan.Between(start, end));
        }
    }
}

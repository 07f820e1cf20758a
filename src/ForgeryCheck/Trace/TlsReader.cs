namespace ForgeryCheck.Trace;

/// <summary>
/// Reads TLS version and cipher from a comment: Postfix "using TLSv1.3 with cipher X (256/256 bits)", Exchange and Gmail
/// "version=TLS1_2 cipher=X", Exim "TLSv1:X:256", qmail "X encrypted", Courier "SSL: TLSv1/SSLv3,128bits,X".
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
            if (AsciiWords.StartsWith(word, "version="u8))
            {
                Take(line, TraceField.Tls, token.Start + 8, token.End);
            }
            else if (AsciiWords.StartsWith(word, "cipher="u8))
            {
                Take(line, TraceField.Cipher, token.Start + 7, token.End);
            }
            else if (AsciiWords.Is(word, "cipher"u8) && i + 1 < tokens.Length)
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
                // Courier: "TLS: TLS1.3,128bits,ECDHE_RSA_AES_128_GCM_SHA256", with or without blanks.
                if (i + 3 < tokens.Length && tokens[i + 1].Kind == TokenKind.Word && text.Slice(tokens[i + 1].Start, tokens[i + 1].Length).IndexOf((byte)',') < 0)
                {
                    Take(line, TraceField.Tls, tokens[i + 1].Start, tokens[i + 1].End);
                    Take(line, TraceField.Cipher, tokens[i + 3].Start, tokens[i + 3].End);
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
            }
        }
    }

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

namespace ForgeryCheck.Trace;

/// <summary>Reads the "with" clause: the protocol, and the software that some products name there.</summary>
internal static class WithReader
{
    internal static void Read(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> value)
    {
        var words = default(TextSpan);
        var closed = false;
        for (var i = 0; i < value.Length; i++)
        {
            var token = value[i];
            if (LooseWords.Take(line, text, value, i) is > 0 and var taken)
            {
                closed = !words.IsEmpty;
                i += taken - 1;
                continue;
            }

            switch (token.Kind)
            {
                case TokenKind.Word when AsciiWords.Is(text.Slice(token.Start, token.Length), "encrypted"u8) && !words.IsEmpty:
                    // qmail with TLS: "with AES256-SHA encrypted SMTP".
                    line.Set(TraceField.Cipher, words);
                    words = default;
                    break;
                case TokenKind.Word when !closed:
                    words = words.IsEmpty ? token.Span : TextSpan.Between(words.Start, token.End);
                    break;
                case TokenKind.Bracket when words.IsEmpty:
                    words = token.Span;
                    break;
                case TokenKind.Comment:
                    closed = !words.IsEmpty;
                    if (!CommentReader.Read(line, text, token, true))
                    {
                        Products.TakeSoftware(line, text, token, token.Span);
                    }

                    break;
                default:
                    break;
            }
        }

        if (!words.IsEmpty)
        {
            line.Set(TraceField.With, WithoutCipher(line, text, words));
        }
    }

    /// <summary>Cisco's gateway: "ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384".</summary>
    private static TextSpan WithoutCipher(ReceivedLine line, ReadOnlySpan<byte> text, TextSpan words)
    {
        var slash = text.Slice(words.Start, words.Length).IndexOf((byte)'/');
        if (slash <= 0 || !AsciiWords.StartsWith(text.Slice(words.Start + slash, words.Length - slash), "/tls"u8))
        {
            return words;
        }

        var rest = text.Slice(words.Start + slash + 4, words.Length - slash - 4);
        var end = rest.IndexOfAny(" \t\r\n"u8);
        end = end < 0 ? rest.Length : end;
        if (end > 1 && rest[0] == '/')
        {
            line.Set(TraceField.Cipher, new TextSpan(words.Start + slash + 5, end - 1));
        }

        return new TextSpan(words.Start, slash);
    }
}

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
                    if (!CommentReader.Read(line, text, token, true) && !line.Has(TraceField.Software))
                    {
                        line.Set(TraceField.Software, token.Span);
                    }

                    break;
                default:
                    break;
            }
        }

        if (!words.IsEmpty)
        {
            line.Set(TraceField.With, words);
        }
    }
}

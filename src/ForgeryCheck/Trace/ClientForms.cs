namespace ForgeryCheck.Trace;

/// <summary>Classifies the layout of a line's "from" clause.</summary>
internal static class ClientForms
{
    private const int MaxTokens = 12;

    /// <summary>The forms as products.json writes them, in the order of <see cref="ClientForm"/>.</summary>
    internal static readonly string[] Names =
    [
        "none", "name", "address", "[address]", "name [address]", "name (address)", "name ([address])", "name (name [address])",
        "name (HELO name)", "address (HELO name)", "[address] (HELO name)", "name (HELO name) (address)", "name (HELO name) ([address])",
        "name (HELO name) [address]", "name (HELO name [address])", "(helo=name)", "address (EHLO name)", "other",
    ];

    /// <summary>The form of the clause.</summary>
    internal static ClientForm Read(ReceivedLine line)
    {
        var text = line.Bytes.Span;
        var value = From(line);
        if (value == default)
        {
            return ClientForm.None;
        }

        if ((line.Faults & LineFaults.DateAsAddress) != 0)
        {
            return ClientForm.Other;
        }

        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = LineFaults.None;
        tokens = tokens[..Tokenizer.Read(text, value.Start, Math.Min(value.End, text.Length), tokens, ref faults)];
        if (tokens.Length == 0 || tokens[0].Kind is not (TokenKind.Word or TokenKind.Bracket))
        {
            return ClientForm.Other;
        }

        var head = tokens[0];
        var isLiteral = head.Kind == TokenKind.Bracket;
        if (tokens.Length == 1 || IsRemark(text, tokens[1]))
        {
            return isLiteral ? ClientForm.Literal : IsAddress(text, head.Span) ? ClientForm.Address : ClientForm.Name;
        }

        return tokens[1].Kind switch
        {
            TokenKind.Bracket when !isLiteral => ClientForm.NameThenLiteral,
            TokenKind.Comment => Comment(text, tokens, isLiteral),
            _ => ClientForm.Other,
        };
    }

    private static ClientForm Comment(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, bool isLiteral)
    {
        var inner = text.Slice(tokens[1].Start, tokens[1].Length).Trim(" \t\r\n"u8);
        if (inner.IndexOf("helo="u8) >= 0)
        {
            return ClientForm.HeloEquals;
        }

        if (inner.Length > 4 && inner[4] <= ' ' && (AsciiWords.Is(inner[..4], "helo"u8) || AsciiWords.Is(inner[..4], "ehlo"u8)))
        {
            return Helo(text, tokens, isLiteral, inner[5..]);
        }

        // "([192.0.2.1] [192.0.2.1])": the first is the HELO argument.
        var open = inner.IndexOf((byte)'[');
        return open == 0 && inner.LastIndexOf((byte)'[') == 0 ? ClientForm.NameWithLiteral
            : open >= 0 ? ClientForm.NamesWithLiteral
            : IsAddress(text, tokens[1].Span) ? ClientForm.NameWithAddress
            : ClientForm.Other;
    }

    private static ClientForm Helo(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, bool isLiteral, ReadOnlySpan<byte> name)
    {
        if (name.TrimStart(" \t\r\n"u8).IndexOf(" ["u8) > 0)
        {
            return ClientForm.HeloWithLiteral;
        }

        if (tokens.Length > 2 && !IsRemark(text, tokens[2]))
        {
            return tokens[2].Kind switch
            {
                TokenKind.Bracket => ClientForm.HeloThenBareLiteral,
                TokenKind.Comment when tokens[2].Length > 0 && text[tokens[2].Start] == '[' => ClientForm.HeloThenLiteral,
                TokenKind.Comment => ClientForm.HeloThenAddress,
                _ => ClientForm.Other,
            };
        }

        return isLiteral ? ClientForm.LiteralHelo
            : !IsAddress(text, tokens[0].Span) ? ClientForm.Helo
            : text.Slice(tokens[1].Start, tokens[1].Length).StartsWith("EHLO"u8) ? ClientForm.AddressEhlo
            : ClientForm.AddressHelo;
    }

    /// <summary>"(using TLSv1.3 ...)", "(authenticated ...)": a comment that does not identify the client.</summary>
    private static bool IsRemark(ReadOnlySpan<byte> text, Token token)
    {
        if (token.Kind != TokenKind.Comment)
        {
            return false;
        }

        var inner = text.Slice(token.Start, token.Length);
        return !CommentReader.NamesClient(inner) && IsRemark(inner);
    }

    private static bool IsRemark(ReadOnlySpan<byte> inner) =>
        AsciiWords.StartsWith(inner, "using "u8) || AsciiWords.StartsWith(inner, "version="u8) || AsciiWords.StartsWith(inner, "auth"u8)
        || AsciiWords.StartsWith(inner, "tls"u8) || AsciiWords.StartsWith(inner, "no client"u8) || AsciiWords.StartsWith(inner, "envelope-"u8);

    private static bool IsAddress(ReadOnlySpan<byte> text, TextSpan span) => AddressReader.TryRead(text, span, out _, out _, out _);

    private static TextSpan From(ReceivedLine line)
    {
        foreach (var clause in line.Clauses)
        {
            if (clause.Kind == ClauseKind.From)
            {
                return clause.Value;
            }
        }

        return default;
    }
}

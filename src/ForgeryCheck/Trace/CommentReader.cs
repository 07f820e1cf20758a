using System.Buffers;

namespace ForgeryCheck.Trace;

/// <summary>Reads comments whose meaning does not depend on the clause: TLS, authentication, envelope sender, remarks.</summary>
internal static class CommentReader
{
    private const int MaxTokens = 32;

    private static readonly SearchValues<byte> AfterName = SearchValues.Create(" \t\r\n[("u8);

    /// <summary>Reads all comments among the tokens.</summary>
    internal static void ReadAll(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, bool afterFrom)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Comment)
            {
                Read(line, text, token, afterFrom);
            }
        }
    }

    /// <summary>Reads one comment.</summary>
    /// <returns>Whether the comment was recognised; if not, it may name the software.</returns>
    internal static bool Read(ReceivedLine line, ReadOnlySpan<byte> text, Token comment, bool afterFrom)
    {
        var inner = text.Slice(comment.Start, comment.Length);
        if (inner.Length == 0)
        {
            return true;
        }

        if (afterFrom && NamesClient(inner))
        {
            return false;
        }

        switch (inner[0] | 0x20)
        {
            case 'u' when AsciiWords.StartsWithWords(inner, "using "u8):
            case 'v' when AsciiWords.StartsWith(inner, "version="u8):
            case 't' when AsciiWords.StartsWith(inner, "tls"u8):
            case 's' when AsciiWords.StartsWith(inner, "ssl"u8):
            case 'c' when AsciiWords.StartsWith(inner, "cipher"u8):
                TlsReader.Read(line, text, comment);
                return true;
            case 'u' when AsciiWords.StartsWith(inner, "user="u8):
            case 's' when AsciiWords.StartsWithWords(inner, "smtp-auth username "u8):
                LooseWords.TakeAll(line, text, comment);
                return true;
            case 'n' when AsciiWords.StartsWithWords(inner, "no client cert"u8) || AsciiWords.StartsWithWords(inner, "not using tls"u8)
                || (AsciiWords.StartsWithWords(inner, "not verified"u8) && inner.IndexOf((byte)'[') < 0):
            case 'c' when AsciiWords.StartsWithWords(inner, "client "u8):
                return true;
            case 'o' when AsciiWords.StartsWithWords(inner, "orcpt "u8):
                return true;
            case 'o' when AsciiWords.StartsWithWords(inner, "over "u8) && inner.IndexOf("envelope"u8) > 0:
                TlsReader.Read(line, text, comment);
                LooseWords.TakeAll(line, text, comment);
                return true;
            case 'e' when AsciiWords.StartsWith(inner, "envelope-"u8):
                TakeEnvelope(line, text, comment);
                return true;
            case 'a' when AsciiWords.StartsWith(inner, "auth"u8):
                TakeAuth(line, text, comment);
                return true;
            default:
                if (inner.EndsWith(" encrypted"u8) || inner.IndexOf(" cipher "u8) >= 0 || inner.IndexOf("cipher="u8) >= 0)
                {
                    TlsReader.Read(line, text, comment);
                    return true;
                }

                if (inner.IndexOf("with TLSv"u8) > 0 || inner.IndexOf("with SSLv"u8) > 0)
                {
                    // The comment names the software as well.
                    TlsReader.Read(line, text, comment);
                }

                return afterFrom && inner.IndexOf(" authenticated user"u8) is > 0 and var user && TakeWebUser(line, text, comment, user);
        }
    }

    /// <summary>
    /// Whether a comment of the from clause begins with the name of a host: "(ssl.example.org [192.0.2.1])". The owner of an address chooses its reverse name, so
    /// one that begins like a keyword must not hide the address.
    /// </summary>
    internal static bool NamesClient(ReadOnlySpan<byte> inner)
    {
        var end = inner.IndexOfAny(AfterName);
        var word = (end < 0 ? inner : inner[..end]).TrimEnd((byte)'.');
        var isBeforeAddress = end >= 0 && inner[end..].TrimStart(" \t\r\n"u8) is [(byte)'[', ..];
        // Sendmail: "(cipher=x@relay.example.org [192.0.2.1])". What precedes "@" is the text of an ident service.
        word = isBeforeAddress ? word[(word.LastIndexOf((byte)'@') + 1)..] : word;
        // A single label is a name only before an address: "(authenticated [192.0.2.1])" is not known of any program.
        return word.Length > 0 && (AsciiWords.IsHostLike(word)
            ? AsciiWords.IsLetter(word[word.LastIndexOf((byte)'.') + 1])
            : isBeforeAddress && AsciiWords.IsPlainName(word));
    }

    private static void TakeEnvelope(ReceivedLine line, ReadOnlySpan<byte> text, Token comment)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = LineFaults.None;
        tokens = tokens[..Tokenizer.Read(text, comment.Start, comment.End, tokens, ref faults)];
        if (tokens.Length > 1 && !line.Has(TraceField.EnvelopeFrom) && tokens[1].Kind is TokenKind.Angle or TokenKind.Word)
        {
            line.Set(TraceField.EnvelopeFrom, tokens[1].Span);
        }
    }

    /// <summary>"(Authenticated sender: user)", "(authenticated as user)", "(authenticated bits=0)", "(AUTH: LOGIN user, SSL: ...)", "(authuser user)", "(auth=user)".</summary>
    private static void TakeAuth(ReceivedLine line, ReadOnlySpan<byte> text, Token comment)
    {
        Span<Token> tokens = stackalloc Token[MaxTokens];
        var faults = LineFaults.None;
        tokens = tokens[..Tokenizer.Read(text, comment.Start, comment.End, tokens, ref faults)];
        if (tokens.Length == 0)
        {
            return;
        }

        var word = tokens[0];
        var span = word.Span;
        var equals = text.Slice(word.Start, word.Length).IndexOf((byte)'=');
        if (equals > 0 && equals < word.Length - 1)
        {
            span = TextSpan.Between(word.Start + equals + 1, word.End);
        }
        else if (tokens.Length > 1)
        {
            var second = text.Slice(tokens[1].Start, tokens[1].Length);
            var isLabel = AsciiWords.Is(second, "sender:"u8) || AsciiWords.Is(second, "as"u8) || AsciiWords.Is(second, "user"u8) || AsciiWords.Is(second, "user:"u8);
            span = AsciiWords.EndsWith(text.Slice(word.Start, word.Length), "user"u8) && tokens.Length == 2 ? tokens[1].Span
                : isLabel && tokens.Length > 2 ? tokens[2].Span
                : IsMechanismOf(text, tokens) ? tokens[2].Span
                : text[word.End - 1] == ':' || (second.IndexOf((byte)'@') > 0) ? tokens[1].Span
                : span;
        }

        if (!line.Has(TraceField.Auth))
        {
            line.Set(TraceField.Auth, span);
        }

        if (text.Slice(comment.Start, comment.Length).IndexOf("SSL: "u8) >= 0 || text.Slice(comment.Start, comment.Length).IndexOf("TLS: "u8) >= 0)
        {
            TlsReader.Read(line, text, comment);
        }
    }

    /// <summary>Courier's "AUTH: LOGIN user" and "AUTH: CRAM-MD5 user, TLS: ...": the mechanism precedes the user. "AUTH: LOGIN, TLS: ..." names none.</summary>
    private static bool IsMechanismOf(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
    {
        if (tokens.Length < 3 || !AsciiWords.Is(text.Slice(tokens[0].Start, tokens[0].Length), "auth:"u8) || tokens[2].Kind != TokenKind.Word
            || text[tokens[1].End] == ',' || text[tokens[2].End - 1] == ':')
        {
            return false;
        }

        foreach (var c in text.Slice(tokens[1].Start, tokens[1].Length))
        {
            // RFC 4422 section 3.1: mechanisms are capitals, digits, hyphens and underscores.
            if (c is not ((>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"(SquirrelMail authenticated user name)": the webmail program and its user.</summary>
    private static bool TakeWebUser(ReceivedLine line, ReadOnlySpan<byte> text, Token comment, int wordEnd)
    {
        var at = wordEnd + " authenticated user"u8.Length;
        while (at < comment.Length && text[comment.Start + at] <= ' ')
        {
            at++;
        }

        var rest = text.Slice(comment.Start + at, comment.Length - at);
        var end = rest.IndexOfAny(" \t\r\n"u8);
        line.Set(TraceField.Software, new TextSpan(comment.Start, wordEnd));
        line.Set(TraceField.Auth, new TextSpan(comment.Start + at, end < 0 ? rest.Length : end));
        return true;
    }
}

namespace ForgeryCheck.Trace;

/// <summary>Reads the "by" clause: the host that wrote the line, its address, its software.</summary>
internal static class ByReader
{
    internal static void Read(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> value)
    {
        if (value.Length == 0)
        {
            return;
        }

        // RFC 5322 section 3.2.2 allows comments before the name, too; no known program writes one there.
        var named = 0;
        while (named < value.Length - 1 && value[named].Kind == TokenKind.Comment)
        {
            named++;
        }

        var first = value[named].Kind == TokenKind.Word ? value[named] : value[0];
        if (first.Kind == TokenKind.Comment && HostBefore(text.Slice(first.Start, first.Length), " \t\r\n(["u8) is > 0 and var length)
        {
            // "by (mx.example.org)".
            named = 0;
            line.Set(TraceField.By, new TextSpan(first.Start, length));
        }
        else if (first.Kind == TokenKind.Comment)
        {
            named = -1;
        }
        else if (first.Kind == TokenKind.Word && AsciiWords.Is(text.Slice(first.Start, first.Length), "uid"u8))
        {
            // qmail-scanner: "by uid 502 with qmail-scanner-1.24" names no host.
            return;
        }
        else
        {
            var host = WithoutExtras(text, first);
            line.Set(TraceField.By, host);
            TakeAddress(line, text, host);
        }

        var words = default(TextSpan);
        foreach (var token in value[(named + 1)..])
        {
            switch (token.Kind)
            {
                case TokenKind.Bracket when token.Glued && text[token.Start] is (byte)'%' or (byte)'$' or (byte)'{':
                    // "by mail.[%MY_HOST%]": an unexpanded template variable is part of the name.
                    line.Set(TraceField.By, TextSpan.Between(first.Start, token.OuterEnd));
                    break;
                case TokenKind.Bracket:
                    TakeAddress(line, text, token.Span);
                    break;
                case TokenKind.Comment when !TakeCommentAddress(line, text, token) && !CommentReader.Read(line, text, token, true)
                    && !IsSetting(text.Slice(token.Start, token.Length)):
                    Products.TakeSoftware(line, text, token, words.IsEmpty ? token.Span : TextSpan.Between(words.Start, token.OuterEnd));
                    break;
                case TokenKind.Word when words.IsEmpty:
                    words = token.Span;
                    break;
                case TokenKind.Word:
                    words = TextSpan.Between(words.Start, token.End);
                    break;
                default:
                    break;
            }
        }

        // "by grimm1.example.org Mail essentials (server 2.422)": the program's name without parentheses.
        if (!words.IsEmpty && !line.Has(TraceField.Software))
        {
            line.Set(TraceField.Software, words);
        }
    }

    /// <summary>
    /// What is no part of the name: the port in "by mx.example.org:25", "/smtp" behind the name, and the signs of an encoded word, which has no place in a
    /// Received line (RFC 2047 section 5).
    /// </summary>
    private static TextSpan WithoutExtras(ReadOnlySpan<byte> text, Token first)
    {
        var name = text.Slice(first.Start, first.Length);
        if (EncodedText(name) is > 0 and var encoded)
        {
            return new TextSpan(first.Start + encoded, first.Length - encoded - 2);
        }

        if (first.Kind == TokenKind.Word && HostBefore(name, "/"u8) is > 0 and var length)
        {
            return new TextSpan(first.Start, length);
        }

        var colon = first.Kind == TokenKind.Word ? name.IndexOf((byte)':') : -1;
        return colon > 0 && colon < name.Length - 1 && name[(colon + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            ? new TextSpan(first.Start, colon)
            : first.Span;
    }

    /// <summary>Where the text of an encoded word begins; 0 if it is none or not plain ("=?us-ascii?q?mx.example.org?=").</summary>
    private static int EncodedText(ReadOnlySpan<byte> name)
    {
        var start = !name.StartsWith("=?"u8) || !name.EndsWith("?="u8) ? 0 : Math.Max(name.IndexOf("?q?"u8), name.IndexOf("?Q?"u8)) + 3;
        return start > 3 && start < name.Length - 2 ? start : 0;
    }

    /// <summary>The length of a full host name that text begins with, up to the end or to one of some bytes; 0 if it begins with none.</summary>
    private static int HostBefore(ReadOnlySpan<byte> text, ReadOnlySpan<byte> ends)
    {
        var end = text.IndexOfAny(ends);
        var word = end < 0 ? text : text[..end];
        return AsciiWords.IsHostLike(word) && AsciiWords.IsLetter(word.TrimEnd((byte)'.')[^1]) ? word.Length : 0;
    }

    /// <summary>"(node=server104)" describes the host, not its software.</summary>
    private static bool IsSetting(ReadOnlySpan<byte> inner) => inner.IndexOf((byte)'=') > 0 && inner.IndexOf((byte)' ') < 0;

    private static void TakeAddress(ReceivedLine line, ReadOnlySpan<byte> text, TextSpan where)
    {
        if (line.ByAddress is null && AddressReader.TryRead(text, where, out var address, out var span, out _))
        {
            line.ByAddress = address;
            line.Set(TraceField.ByAddress, span);
        }
    }

    /// <summary>"(192.0.2.1)", "([192.0.2.1])" and "(name [192.0.2.1])".</summary>
    private static bool TakeCommentAddress(ReceivedLine line, ReadOnlySpan<byte> text, Token token)
    {
        var inner = text.Slice(token.Start, token.Length);
        var open = inner.IndexOf((byte)'[');
        var where = token.Span;
        if (open >= 0)
        {
            var close = inner.IndexOf((byte)']');
            if (close < open || (open > 0 && inner[..open].IndexOf((byte)' ') is >= 0 and var blank && blank < open - 1))
            {
                return false;
            }

            where = new TextSpan(token.Start + open + 1, close - open - 1);
        }

        if (!AddressReader.TryRead(text, where, out _, out _, out _))
        {
            return false;
        }

        TakeAddress(line, text, where);
        return true;
    }
}

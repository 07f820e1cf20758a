namespace ForgeryCheck.Trace;

/// <summary>Finds where the date of a Received line begins, and reads it.</summary>
internal static class DateFinder
{
    /// <summary>Sets the line's date.</summary>
    /// <returns>The number of tokens before the date.</returns>
    internal static int Read(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
    {
        // The date follows the last semicolon (RFC 5321 section 4.4), but text after the date may contain one too.
        var best = -1;
        for (var i = tokens.Length - 1; i >= 0; i--)
        {
            if (tokens[i].Kind != TokenKind.Semicolon)
            {
                continue;
            }

            var date = DateParser.Parse(text, tokens[i].End, text.Length);
            if (date.HasTime)
            {
                return Accept(line, text, tokens, i, tokens[i].End, date);
            }

            // A faulty date beats no date; the last one counts.
            if (best < 0 && (date.Faults & DateFaults.Missing) == 0)
            {
                best = i;
            }
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (MayBeginDate(text, tokens[i], i))
            {
                var date = DateParser.Parse(text, tokens[i].Start, text.Length);
                if (date.HasTime)
                {
                    return Accept(line, text, tokens, i, tokens[i].Start, date with { Faults = date.Faults | DateFaults.NoSemicolon });
                }
            }
        }

        if (best >= 0)
        {
            return Accept(line, text, tokens, best, tokens[best].End, DateParser.Parse(text, tokens[best].End, text.Length));
        }

        line.Date = new TraceDate(0, false, null, DateFaults.Missing, default, false);
        return WithoutLastSemicolon(tokens);
    }

    private static int Accept(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, int index, int start, TraceDate date)
    {
        int end = text.Length;
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        line.Date = date;
        line.Set(TraceField.Date, TextSpan.Between(start, end));
        ReadTail(line, text, tokens[index..]);
        return index;
    }

    /// <summary>Some hosts write clauses after the date: PowerMTA "(envelope-from ...)", Courier "id ...".</summary>
    private static void ReadTail(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tail)
    {
        for (var i = 0; i < tail.Length; i++)
        {
            var token = tail[i];
            if (token.Kind == TokenKind.Comment && token.Length > 12)
            {
                CommentReader.Read(line, text, token, false);
            }
            else if (i > 4 && token.Kind == TokenKind.Word && i + 1 < tail.Length && AsciiWords.Is(text.Slice(token.Start, token.Length), "id"u8))
            {
                line.Set(TraceField.Id, tail[i + 1].Span);
            }
            else if (i > 4 && token is { Kind: TokenKind.Word, Length: 3 } && i + 1 < tail.Length && AsciiWords.Is(text.Slice(token.Start, 3), "for"u8))
            {
                ValueReader.For(line, text, tail.Slice(i + 1, 1));
            }
        }
    }

    private static int WithoutLastSemicolon(ReadOnlySpan<Token> tokens)
    {
        var count = tokens.Length;
        while (count > 0 && tokens[count - 1].Kind == TokenKind.Semicolon)
        {
            count--;
        }

        return count;
    }

    /// <summary>SendGrid and some gateways omit the semicolon: the date then begins with a weekday, a day number or an ISO date.</summary>
    private static bool MayBeginDate(ReadOnlySpan<byte> text, Token token, int index)
    {
        if (index == 0 || token.Kind != TokenKind.Word || token.Length < 1 || token.Glued)
        {
            return false;
        }

        var word = text.Slice(token.Start, token.Length);
        if (AsciiWords.IsDigit(word[0]))
        {
            return word.Length <= 2 || (word.Length >= 10 && word[4] == '-' && word[7] == '-');
        }

        return word.Length is 3 or 4 && (word[0] | 0x20) is 'm' or 't' or 'w' or 'f' or 's'
            && (AsciiWords.Is(word[..3], "mon"u8) || AsciiWords.Is(word[..3], "tue"u8) || AsciiWords.Is(word[..3], "wed"u8)
                || AsciiWords.Is(word[..3], "thu"u8) || AsciiWords.Is(word[..3], "fri"u8) || AsciiWords.Is(word[..3], "sat"u8)
                || AsciiWords.Is(word[..3], "sun"u8));
    }
}

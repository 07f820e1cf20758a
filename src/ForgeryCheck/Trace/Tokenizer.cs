using System.Buffers;

namespace ForgeryCheck.Trace;

/// <summary>
/// Cuts a Received line, or a comment inside one, into tokens. Follows the loose grammar of RFC 5322 section 3.6.7 and section 3.2.2 (comments nest,
/// "\" quotes a byte); an unclosed delimiter is given the narrowest reading.
/// </summary>
internal static class Tokenizer
{
    /// <summary>The maximum number of tokens of one line or comment. Of more, those between are not read (<see cref="CrowdedTokens"/>).</summary>
    internal const int MaxTokens = 192;

    /// <summary>
    /// The maximum number of consecutive tokens, comments excluded, without white space between. Otherwise a HELO of two hundred brackets would use
    /// up all tokens and hide what the receiving host wrote after it.
    /// </summary>
    private const int MaxGlued = 16;

    /// <summary>Each that is never closed is sought to the end of the line; any more are single characters.</summary>
    private const int MaxUnclosed = 8;

    /// <summary>The maximum length of a bracket or angle token: a longer one was never closed.</summary>
    private const int MaxDelimited = 1024;

    private static readonly SearchValues<byte> CommentBytes = SearchValues.Create("()<\\"u8);
    private static readonly SearchValues<byte> GluedWordEnds = SearchValues.Create(" \t\r\n\0()\u000b\u000c"u8);
    private static readonly SearchValues<byte> WordEnds = SearchValues.Create(" \t\r\n\0()<>[];\u000b\u000c"u8);

    /// <summary>Fills <paramref name="tokens"/> with the tokens between <paramref name="start"/> and <paramref name="end"/>.</summary>
    /// <returns>The number of tokens.</returns>
    internal static int Read(ReadOnlySpan<byte> text, int start, int end, Span<Token> tokens, ref LineFaults faults)
    {
        int count = 0, at = start, lastEnd = -1, gluedRun = 0, unclosed = 0;
        while (at < end)
        {
            var c = text[at];
            if (c <= ' ')
            {
                at++;
                continue;
            }

            if (count == tokens.Length)
            {
                faults |= LineFaults.TooLong;
                count = CrowdedTokens.Shorten(text, tokens);
                if (count == tokens.Length)
                {
                    break;
                }
            }

            var glued = at == lastEnd;
            gluedRun = glued ? gluedRun + 1 : 0;
            Token token;
            switch (c)
            {
                case not ((byte)'(' or (byte)')' or (byte)';') when gluedRun > MaxGlued:
                    var last = EndOfWord(text, at, end, GluedWordEnds);
                    token = new Token(TokenKind.Word, at, last - at, glued);
                    at = last;
                    break;
                case (byte)'(' when unclosed == MaxUnclosed:
                    at++;
                    continue;
                case (byte)'(':
                    var close = CloseOfComment(text, at, end, out var isOpen);
                    var closed = close < end && text[close] == ')';
                    if (isOpen)
                    {
                        faults |= LineFaults.Unbalanced;
                        unclosed++;
                        if (ClauseWords.Begin(text[(at + 1)..end]) || text[(at + 1)..close].Contains((byte)'('))
                        {
                            // "(by mx.example.org with ESMTP": a clause follows, and no comment. "(x by mx.example.org (Postfix)": a later comment ends there.
                            at++;
                            continue;
                        }
                    }

                    token = new Token(TokenKind.Comment, at + 1, close - at - 1, glued, closed);
                    at = closed ? close + 1 : close;
                    break;
                case (byte)')':
                    faults |= LineFaults.Unbalanced;
                    at++;
                    continue;
                case (byte)';':
                    token = new Token(TokenKind.Semicolon, at, 1, glued);
                    at++;
                    break;
                case (byte)'<' when at + 1 < end && text[at + 1] == '<' && Closing(text, at + 1, end, (byte)'>') is > 0 and var pair
                    && pair + 1 < end && text[pair + 1] == '>':
                    // "<<user@example.org>>".
                    token = new Token(TokenKind.Angle, at + 2, pair - at - 2, glued);
                    at = pair + 2;
                    break;
                case (byte)'<' when Closing(text, at, end, (byte)'>') is > 0 and var angle:
                    token = new Token(TokenKind.Angle, at + 1, angle - at - 1, glued);
                    at = angle + 1;
                    break;
                case (byte)'[' when Closing(text, at, end, (byte)']') is > 0 and var bracket:
                    token = new Token(TokenKind.Bracket, at + 1, bracket - at - 1, glued);
                    at = bracket + 1;
                    break;
                case (byte)'"' when Closing(text, at, end, (byte)'"') is > 0 and var quote && (quote + 1 == end || text[quote + 1] != '@'):
                    token = new Token(TokenKind.Quoted, at + 1, quote - at - 1, glued);
                    at = quote + 1;
                    break;
                default:
                    var stop = EndOfWord(text, at, end, WordEnds);
                    if (start == 0 && ClauseWords.BeforeSign(text[at..stop]) is > 0 and var opening && !IsFirstAfterFrom(text, tokens[..count]))
                    {
                        // "by=mx.example.org": no known program writes it, and a reader takes the sign for a blank.
                        tokens[count++] = new Token(TokenKind.Word, at, opening, glued);
                        at += opening + 1;
                        continue;
                    }

                    token = new Token(TokenKind.Word, at, TrimmedLength(text, at, stop), glued);
                    at = stop;
                    break;
            }

            lastEnd = at;
            if (token.Length > 0 || token.Kind != TokenKind.Word)
            {
                tokens[count++] = token;
            }
        }

        return count;
    }

    /// <summary>What follows "from" is the client's own word, whatever it looks like.</summary>
    private static bool IsFirstAfterFrom(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens) =>
        tokens is [{ Kind: TokenKind.Word, Length: 4 } first] && AsciiWords.Is(text.Slice(first.Start, 4), "from"u8);

    private static int EndOfWord(ReadOnlySpan<byte> text, int at, int end, SearchValues<byte> ends)
    {
        if (text[at] == '"')
        {
            // "first last"@example.org is one word (RFC 5321 section 4.1.2, Quoted-string).
            var quote = Closing(text, at, end, (byte)'"');
            at = quote > 0 ? quote : at;
        }

        var stop = text[(at + 1)..end].IndexOfAny(ends);
        return stop < 0 ? end : at + 1 + stop;
    }

    /// <summary>Commas end words ("by relay.example.org, id 17"); a word of only commas is none.</summary>
    private static int TrimmedLength(ReadOnlySpan<byte> text, int start, int stop)
    {
        while (stop > start && text[stop - 1] == ',')
        {
            stop--;
        }

        return stop - start;
    }

    /// <summary>
    /// Where a bracket, angle or quote closes; -1 if it does not. A HELO may contain only the opening half ("[10.1.1.1"), which must not swallow what
    /// the receiving host wrote after it: so no other delimiter may open inside.
    /// </summary>
    private static int Closing(ReadOnlySpan<byte> text, int at, int end, byte closer)
    {
        var limit = Math.Min(end, at + MaxDelimited);
        var found = text[(at + 1)..limit].IndexOf(closer);
        if (found < 0)
        {
            return -1;
        }

        var inner = text.Slice(at + 1, found);
        var opens = closer switch
        {
            // MDaemon writes "[(192.0.2.1)]".
            (byte)']' => inner.Length > 0 && inner[1..].IndexOfAny("([<;"u8) >= 0,
            (byte)'>' => inner.IndexOfAny("(<"u8) >= 0 || (inner.IndexOfAny(" \t\r\n"u8) >= 0 && inner.IndexOf((byte)'"') < 0),
            _ => inner.IndexOf((byte)'(') >= 0,
        };
        return opens ? -1 : at + 1 + found;
    }

    /// <summary>
    /// "(envelope-from &lt;"a) b"@example.org>)": a sender may quote a parenthesis (RFC 5321 section 4.1.2), which does not close the comment.
    /// Returns the index of the closing quote, or of the angle if no quoted path begins there.
    /// </summary>
    private static int EndOfQuotedPath(ReadOnlySpan<byte> text, int angle, int end)
    {
        if (angle + 1 >= end || text[angle + 1] != '"')
        {
            return angle;
        }

        var limit = Math.Min(end, angle + MaxDelimited);
        for (var i = angle + 2; i + 1 < limit; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '"')
            {
                return text[i + 1] == '@' ? i : angle;
            }
        }

        return angle;
    }

    private static int CloseOfComment(ReadOnlySpan<byte> text, int open, int end, out bool isOpen)
    {
        int depth = 1, at = open + 1;
        while (at < end)
        {
            var next = text[at..end].IndexOfAny(CommentBytes);
            if (next < 0)
            {
                break;
            }

            at += next;
            switch (text[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'<':
                    at = EndOfQuotedPath(text, at, end);
                    break;
                case (byte)'(':
                    depth++;
                    break;
                default:
                    if (--depth == 0)
                    {
                        isOpen = false;
                        return at;
                    }

                    break;
            }

            at++;
        }

        // It is never closed. The narrowest reading loses least: up to the first ")", else up to the next semicolon or white space.
        isOpen = true;
        var rest = text[(open + 1)..end];
        var stop = rest.IndexOf((byte)')');
        // smap: "(V1.3 id xma093673; Fri, 11 Apr 1997 10:00:00 -0700 (PDT)". A later comment's end does not close this one.
        var semicolon = rest.IndexOf((byte)';');
        if (stop < 0 || (semicolon >= 0 && semicolon < stop && rest[..semicolon].IndexOf((byte)'(') < 0))
        {
            stop = semicolon;
        }

        if (stop < 0)
        {
            stop = rest.IndexOfAny((byte)' ', (byte)'\n', (byte)'\t');
        }

        return stop < 0 ? end : open + 1 + stop;
    }
}

using System.Buffers;

namespace ForgeryCheck.Trace;

/// <summary>
/// Parses Received lines: tokens, then clauses, then the contents of each clause. Accepts the loose grammar of RFC 5322 section 3.6.7 and interprets
/// clauses by RFC 5321 section 4.4. Never throws, whatever the bytes, and reads at most <see cref="MaxBytes"/>.
/// </summary>
public static class ReceivedParser
{
    /// <summary>The bytes of a Received line that are read: 1 MiB, as much as of a whole header, since the clauses may stand behind a long comment.</summary>
    internal const int MaxBytes = 1 << 20;

    private const int MaxInComment = 48;

    /// <summary>Parses the value of one Received field.</summary>
    /// <param name="value">The bytes after "Received:", folds included.</param>
    public static ReceivedLine Parse(ReadOnlyMemory<byte> value)
    {
        var faults = LineFaults.None;
        if (value.Length > MaxBytes)
        {
            value = value[..MaxBytes];
            faults |= LineFaults.TooLong;
        }

        var line = new ReceivedLine(value) { Faults = faults | ByteFaults(value.Span) };
        // Rented, since the stack would be cleared for each line, of which few have so many tokens.
        var buffer = ArrayPool<Token>.Shared.Rent(Tokenizer.MaxTokens);
        var isPlain = (line.Faults & (LineFaults.EightBit | LineFaults.Control)) == 0;
        Read(line, isPlain ? value.Span : BlankBytes.Replace(value.Span), buffer.AsSpan(0, Tokenizer.MaxTokens));
        ArrayPool<Token>.Shared.Return(buffer);
        return line;
    }

    private static void Read(ReceivedLine line, ReadOnlySpan<byte> text, Span<Token> buffer)
    {
        var lineFaults = line.Faults;
        var tokens = buffer[..Tokenizer.Read(text, 0, text.Length, buffer, ref lineFaults)];
        line.Faults = lineFaults;

        var body = tokens[..DateFinder.Read(line, text, tokens)];
        Span<ClauseReader.Range> ranges = stackalloc ClauseReader.Range[ClauseReader.MaxClauses];
        ranges = ranges[..new ClauseReader(text, body).Read(ranges)];

        foreach (var range in ranges)
        {
            ReadClause(line, text, body, range);
        }

        if (!line.Has(TraceField.By))
        {
            ReadBracketed(line, text, body);
        }

        line.Clauses = ClauseList(line, text, body, ranges);
        if ((line.Faults & LineFaults.Unbalanced) != 0 && !line.Has(TraceField.Id))
        {
            LooseWords.TakeIdOfUnclosed(line, text, body);
        }

        (line.Product, line.ProductBasis) = Products.Find(line, text);
        LineKinds.Settle(line, text, body, ranges);
    }

    private static void ReadClause(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> body, ClauseReader.Range range)
    {
        var value = body[range.First..range.End];
        switch (range.Kind)
        {
            case ClauseKind.From:
                new FromReader(line, text).Read(value, body[range.Keyword].End);
                break;
            case ClauseKind.By:
                ByReader.Read(line, text, value);
                break;
            case ClauseKind.With:
                WithReader.Read(line, text, value);
                break;
            case ClauseKind.Via:
                ValueReader.Words(line, text, value, TraceField.Via);
                break;
            case ClauseKind.Id:
                ValueReader.Id(line, text, value, body[range.Keyword].End);
                break;
            case ClauseKind.For:
                ValueReader.For(line, text, value);
                break;
            case ClauseKind.Tls when TlsReader.ReadWords(line, text, value):
                break;
            case ClauseKind.Tls:
                ValueReader.Words(line, text, value, TraceField.Cipher);
                break;
            case ClauseKind.Unknown when range.Keyword > 0 && value.Length > 0 && value[0].Kind == TokenKind.Angle:
                // XMail and Domino: "for <recipient> from <sender>".
                line.Set(TraceField.EnvelopeFrom, value[0].Span);
                break;
            case ClauseKind.Comment when range.First == 0 && FromReader.TryReadComment(line, text, value[0]):
                CommentReader.ReadAll(line, text, value[1..], false);
                break;
            default:
                CommentReader.ReadAll(line, text, value, false);
                break;
        }
    }

    /// <summary>"(by mx.example.org with ESMTP) id 17": the clauses are in a comment.</summary>
    private static void ReadBracketed(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> body)
    {
        for (var i = 0; i < body.Length; i++)
        {
            var comment = body[i];
            if (comment.Kind != TokenKind.Comment || !AsciiWords.StartsWithWords(text[comment.Start..comment.End].TrimStart(" \t\r\n"u8), "by "u8))
            {
                continue;
            }

            Span<Token> tokens = stackalloc Token[MaxInComment];
            var faults = LineFaults.None;
            tokens = tokens[..Tokenizer.Read(text, comment.Start, comment.End, tokens, ref faults)];
            Span<ClauseReader.Range> ranges = stackalloc ClauseReader.Range[ClauseReader.MaxClauses];
            foreach (var range in ranges[..new ClauseReader(text, tokens).Read(ranges)])
            {
                ReadClause(line, text, tokens, range);
            }

            // "(by mx.example.org) (Postfix)": what follows the host in any line.
            if (i + 1 < body.Length && body[i + 1].Kind == TokenKind.Comment && !line.Has(TraceField.Software) && !CommentReader.Read(line, text, body[i + 1], true))
            {
                Products.TakeSoftware(line, text, body[i + 1], body[i + 1].Span);
            }

            return;
        }
    }

    private static Clause[] ClauseList(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> body, ReadOnlySpan<ClauseReader.Range> ranges)
    {
        var dated = line.Has(TraceField.Date);
        var clauses = new Clause[ranges.Length + (dated ? 1 : 0)];
        for (var i = 0; i < ranges.Length; i++)
        {
            var range = ranges[i];
            var keyword = range.Keyword < 0 ? default : body[range.Keyword].Span;
            var value = range.First == range.End ? new TextSpan(keyword.End, 0)
                : TextSpan.Between(body[range.First].OuterStart, body[range.End - 1].OuterEnd);
            clauses[i] = new Clause(range.Kind, keyword, value);
        }

        if (dated)
        {
            clauses[^1] = new Clause(ClauseKind.Date, default, line.Span(TraceField.Date));
        }

        return clauses;
    }

    private static LineFaults ByteFaults(ReadOnlySpan<byte> text)
    {
        var faults = System.Text.Ascii.IsValid(text) ? LineFaults.None : LineFaults.EightBit;
        return text.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || text.IndexOfAnyInRange((byte)14, (byte)31) >= 0 ? faults | LineFaults.Control : faults;
    }
}

namespace ForgeryCheck.Trace;

/// <summary>Reads the clauses with one plain value: id, for, via, tls.</summary>
internal static class ValueReader
{
    internal static void Words(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> value, TraceField field)
    {
        var words = default(TextSpan);
        foreach (var token in value)
        {
            if (token.Kind == TokenKind.Comment)
            {
                if (!CommentReader.Read(line, text, token, true) && field == TraceField.Via && !line.Has(TraceField.Software))
                {
                    line.Set(TraceField.Software, token.Span);
                }
            }
            else if (token.Kind == TokenKind.Word)
            {
                words = words.IsEmpty ? token.Span : TextSpan.Between(words.Start, token.End);
            }
        }

        if (!words.IsEmpty)
        {
            line.Set(field, words);
        }
    }

    internal static void Id(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> value, int keywordEnd)
    {
        // "id ;": an empty clause is kept as an empty value.
        line.Set(TraceField.Id, new TextSpan(keywordEnd, 0));
        for (var i = 0; i < value.Length; i++)
        {
            var token = value[i];
            if (LooseWords.Take(line, text, value, i) is > 0 and var taken)
            {
                i += taken - 1;
            }
            else if (token.Kind == TokenKind.Comment)
            {
                CommentReader.Read(line, text, token, true);
            }
            else if (line.Span(TraceField.Id).IsEmpty && token.Kind != TokenKind.Semicolon)
            {
                var span = token.Kind == TokenKind.Bracket && !HoldsId(text.Slice(token.Start, token.Length)) ? TextSpan.Between(token.OuterStart, token.OuterEnd) : token.Span;
                // "id 79BBA1640A7for <r@example.org>": a missing space.
                if (token.Kind == TokenKind.Word && i + 1 < value.Length && value[i + 1].Kind == TokenKind.Angle
                    && token.Length > 6 && AsciiWords.EndsWith(text.Slice(span.Start, span.Length), "for"u8))
                {
                    span = new TextSpan(span.Start, span.Length - 3);
                    line.ForSpans = [value[i + 1].Span];
                    line.Set(TraceField.For, value[i + 1].Span);
                }

                line.Set(TraceField.Id, span);
            }
        }
    }

    /// <summary>"id [4F1C27A0B1]", but not "id [ID]", which is left as it is.</summary>
    private static bool HoldsId(ReadOnlySpan<byte> inner) => inner.Length > 4 && inner.ContainsAnyInRange((byte)'0', (byte)'9') && inner.IndexOfAny(" \t@"u8) < 0;

    internal static void For(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> value)
    {
        List<TextSpan>? all = null;
        var first = default(TextSpan);
        var words = 0;
        foreach (var token in value)
        {
            words += token.Kind == TokenKind.Word ? 1 : 0;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var token = value[i];
            if (token.Kind == TokenKind.Comment)
            {
                CommentReader.Read(line, text, token, true);
                continue;
            }

            if (LooseWords.Take(line, text, value, i) is > 0 and var taken)
            {
                i += taken - 1;
                continue;
            }

            // Salesforce: for <"user@example.org" <user@example.org>>. The first word is the display name.
            if (token.Kind == TokenKind.Word && text[token.Start] is (byte)'<' or (byte)'"' && i + 1 < value.Length && value[i + 1].Kind == TokenKind.Angle)
            {
                continue;
            }

            var isAddress = token.Kind == TokenKind.Angle || (token.Kind == TokenKind.Word && text.Slice(token.Start, token.Length).IndexOf((byte)'@') > 0);
            // "for user (single-drop)" names a local user; several words are not a recipient ("AOL 6.0 for Windows US").
            if (token.Length == 0 || (!isAddress && (token.Kind != TokenKind.Word || words > 1)))
            {
                continue;
            }

            if (first.IsEmpty)
            {
                first = token.Span;
            }
            else
            {
                all ??= [first];
                all.Add(token.Span);
            }
        }

        if (!first.IsEmpty && !line.Has(TraceField.For))
        {
            line.Set(TraceField.For, first);
            line.ForSpans = all ?? (IReadOnlyList<TextSpan>)[first];
        }
    }
}

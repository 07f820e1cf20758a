namespace ForgeryCheck.Trace;

/// <summary>Determines which kind of hand-over a line describes, and notes missing clauses.</summary>
internal static class LineKinds
{
    internal static void Settle(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, ReadOnlySpan<ClauseReader.Range> ranges)
    {
        // "(from relay.example.org [192.0.2.1]) by gw": the clause is in a comment.
        var hasFrom = HasClause(ranges, ClauseKind.From) || line.Has(TraceField.Address);
        var hasBy = line.Has(TraceField.By);
        line.Faults |= (hasFrom ? 0 : LineFaults.NoFrom) | (hasBy ? 0 : LineFaults.NoBy);
        NameOrders.Settle(line, text);
        NoteTemplates(line, text);
        line.Kind = KindOf(line, text, tokens, hasFrom, hasBy);
        if (line.Kind == ReceivedKind.Web)
        {
            // HTTP has no HELO: what follows "from" is the browser's address or name.
            line.Set(TraceField.Helo, default);
        }
    }

    private static ReceivedKind KindOf(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens, bool hasFrom, bool hasBy)
    {
        var with = line.Raw(TraceField.With);
        var via = line.Raw(TraceField.Via);
        if (IsLocalWord(with) || IsLocalWord(via) || line.Product is ProductName.Fetchmail or ProductName.Getmail or ProductName.QmailScanner or ProductName.DragonFly)
        {
            return ReceivedKind.Local;
        }

        if (AsciiWords.StartsWith(with, "http"u8) || AsciiWords.StartsWith(via, "http"u8) || AsciiWords.Is(line.Raw(TraceField.Software), "via http"u8)
            || line.Product is ProductName.SquirrelMail or ProductName.Horde)
        {
            // Outlook.com's mailbox servers use HTTPS among themselves: that is not a webmail submission.
            return line.Product == ProductName.OutlookCom && !AsciiWords.EndsWith(line.Raw(TraceField.By), "hotmail.com"u8) ? ReceivedKind.Local : ReceivedKind.Web;
        }

        if (line.IsFromSocket)
        {
            return ReceivedKind.Local;
        }

        if (!hasFrom)
        {
            if (AsciiWords.StartsWith(with, "smtp"u8) || AsciiWords.StartsWith(with, "esmtp"u8) || AsciiWords.StartsWith(with, "lmtp"u8))
            {
                return ReceivedKind.Smtp;
            }

            return hasBy || (tokens.Length > 0 && tokens[0].Kind == TokenKind.Comment) ? ReceivedKind.Local : ReceivedKind.Unparsed;
        }

        var from = line.Raw(TraceField.Helo);
        if (AsciiWords.Is(from, "mail"u8) && text[line.Span(TraceField.Helo).Start..].StartsWith("mail pickup service"u8))
        {
            return ReceivedKind.Local;
        }

        // Exchange: a message that a program left in the pickup directory.
        if (AsciiWords.Is(from, "Pickup"u8) && AsciiWords.StartsWith(with, "microsoft smtp server"u8))
        {
            return ReceivedKind.Local;
        }

        // Mail scanners on the reader's own machine name no host: "from 127.0.0.1 (AVG SMTP 7.0.299 ...)".
        return hasBy || (line.Address is { } address && (address.IsV6 || address.Bits >> 24 != 127)) ? ReceivedKind.Smtp
            : line.Has(TraceField.Address) || line.Has(TraceField.Id) || line.Date.HasTime || line.Has(TraceField.With) ? ReceivedKind.Local
            : ReceivedKind.Unparsed;
    }

    private static bool IsLocalWord(ReadOnlySpan<byte> word)
    {
        if (word.Length < 3)
        {
            return false;
        }

        return (word[0] | 0x20) switch
        {
            'l' => AsciiWords.StartsWith(word, "local"u8) || AsciiWords.StartsWith(word, "listexpand"u8),
            'p' => AsciiWords.StartsWith(word, "pop3"u8) || AsciiWords.StartsWith(word, "pipe"u8),
            'i' => AsciiWords.StartsWith(word, "imap"u8),
            'b' => AsciiWords.StartsWith(word, "bsmtp"u8) || AsciiWords.StartsWith(word, "batch"u8),
            'm' => AsciiWords.Is(word, "mapi"u8),
            'q' => AsciiWords.StartsWith(word, "qmail-scanner"u8) || AsciiWords.Is(word, "queue"u8),
            's' => AsciiWords.Is(word, "stdio"u8) || AsciiWords.Is(word, "stdin"u8) || AsciiWords.Is(word, "spool"u8) || AsciiWords.Is(word, "store"u8),
            'u' => AsciiWords.StartsWith(word, "uucp"u8),
            _ => false,
        };
    }

    private static void NoteTemplates(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        foreach (var field in (ReadOnlySpan<TraceField>)[TraceField.Helo, TraceField.ReverseName, TraceField.By, TraceField.Id, TraceField.Address])
        {
            if (Templates.Has(text, line.Span(field), field))
            {
                line.Faults |= LineFaults.Template;
            }
        }
    }

    private static bool HasClause(ReadOnlySpan<ClauseReader.Range> ranges, ClauseKind kind)
    {
        foreach (var range in ranges)
        {
            if (range.Kind == kind)
            {
                return true;
            }
        }

        return false;
    }
}

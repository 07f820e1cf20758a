namespace ForgeryCheck.Trace;

/// <summary>Decides which name is the HELO and which was looked up, for products that put the verified name first.</summary>
internal static class NameOrders
{
    internal static void Settle(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        if (line.Product == ProductName.Chasquid)
        {
            SettleChasquid(line, text);
        }

        RefuseDottedPort(line, text);
        if (line.Address is null || !line.Has(TraceField.Helo))
        {
            if (line.Product is ProductName.Exim or "Momentum" && line.Has(TraceField.Helo) && IsLiteralHelo(line, text))
            {
                line.Set(TraceField.Helo, default);
            }

            return;
        }

        switch (line.Product)
        {
            case ProductName.Exim when line.Has(TraceField.ReverseName):
                SettleExim3(line, text);
                break;
            case ProductName.Exim:
                SettleExim(line, text);
                break;
            case ProductName.Qmail when !line.Has(TraceField.ReverseName) && line.Span(TraceField.Helo).Start < line.Span(TraceField.Address).Start:
                SettleQmail(line, text);
                break;
            case "Momentum" when text[line.Span(TraceField.Helo).Start] == '[':
                // Momentum puts the verified name, or the address, first and the HELO after "helo="; without that the HELO was not recorded.
                line.Set(TraceField.Helo, default);
                break;
            default:
                break;
        }
    }

    /// <summary>qmail omits "(HELO x)" if it equals the looked-up name (received.c): then the one name is both.</summary>
    private static void SettleQmail(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var helo = line.Span(TraceField.Helo);
        var word = text.Slice(helo.Start, helo.Length);
        if (line.ReverseNote != ReverseNameNote.NotRecorded || text[..helo.Start].EndsWith("HELO "u8) || helo.IsEmpty || word[0] == '['
            || HostAddress.TryParse(word, out _))
        {
            return;
        }

        if (AsciiWords.Is(word, "unknown"u8))
        {
            line.ReverseNote = ReverseNameNote.Unknown;
            return;
        }

        line.Set(TraceField.ReverseName, helo);
        line.ReverseNote = ReverseNameNote.Named;
    }

    /// <summary>
    /// chasquid puts the address first and the HELO in parentheses: "from [192.0.2.1] (mail.example.org)". Of a client that authenticated it records the
    /// HELO alone (conn.go, addReceivedHeader), which is no address even if it looks like one.
    /// </summary>
    private static void SettleChasquid(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        foreach (var clause in line.Clauses)
        {
            if (clause.Kind != ClauseKind.From)
            {
                continue;
            }

            var value = text.Slice(clause.Value.Start, clause.Value.Length);
            var (close, open, end) = (value.IndexOf((byte)']'), value.IndexOf((byte)'('), value.LastIndexOf((byte)')'));
            if (close > 1 && value[0] == '[' && open > close && end > open
                && AddressReader.TryRead(text, new TextSpan(clause.Value.Start + 1, close - 1), out var address, out var span, out _))
            {
                line.Address = address;
                line.Set(TraceField.Address, span);
                line.Set(TraceField.Helo, new TextSpan(clause.Value.Start + open + 1, end - open - 1));
                line.Set(TraceField.ReverseName, default);
                line.ReverseNote = ReverseNameNote.NotRecorded;
            }
            else if (open < 0)
            {
                line.Address = null;
                line.Faults &= ~(LineFaults.BadAddress | LineFaults.DateAsAddress);
                line.Set(TraceField.Address, default);
                line.Set(TraceField.Port, default);
                line.Set(TraceField.Helo, clause.Value);
            }

            return;
        }
    }

    /// <summary>Only Exim 3 writes the port behind a fourth dot; from any other program, "192.0.2.1.2525" is no address.</summary>
    private static void RefuseDottedPort(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var (address, port) = (line.Span(TraceField.Address), line.Span(TraceField.Port));
        if (line.Address is null || line.Product == ProductName.Exim || port.IsEmpty || port.Start != address.End + 1 || text[address.End] != '.')
        {
            return;
        }

        // "(Oracle Communications Messaging Server 7.0.5.33.0 64bit)": a version, which is not even in the place of an address.
        var isInPlace = address.Start > 0 && text[address.Start - 1] is (byte)'[' or (byte)'(';
        line.Address = null;
        line.Faults |= isInPlace ? LineFaults.BadAddress : LineFaults.None;
        line.Set(TraceField.Address, isInPlace ? TextSpan.Between(address.Start, port.End) : default);
        line.Set(TraceField.Port, default);
    }

    /// <summary>Whether the literal that was taken for the HELO is where the address is: then it is only the address.</summary>
    private static bool IsLiteralHelo(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var (helo, address) = (line.Span(TraceField.Helo), line.Span(TraceField.Address));
        return !helo.IsEmpty && text[helo.Start] == '[' && helo.Start == address.Start - 1;
    }

    /// <summary>Exim 3 wrote "name (helo) [address.port] (ident)".</summary>
    private static void SettleExim3(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var (helo, name, address) = (line.Span(TraceField.Helo), line.Span(TraceField.ReverseName), line.Span(TraceField.Address));
        if (helo.Start < name.Start && name.End < address.Start && text[name.End] == ')' && text[name.Start - 1] == '(')
        {
            line.Set(TraceField.Helo, name);
            line.Set(TraceField.ReverseName, helo);
        }
    }

    /// <summary>Exim writes "helo=" only if it differs from the verified name; without it the first name is both.</summary>
    private static void SettleExim(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var (helo, address) = (line.Span(TraceField.Helo), line.Span(TraceField.Address));
        if (IsLiteralHelo(line, text))
        {
            // "from [192.0.2.1] (port=...)": the address takes the place of the name, and the HELO was not recorded.
            line.Set(TraceField.Helo, default);
            return;
        }

        if (helo.IsEmpty || text[helo.Start] == '[' || helo.Start > address.Start || text[address.Start - 1] != '['
            || HostAddress.TryParse(text.Slice(helo.Start, helo.Length), out _))
        {
            return;
        }

        line.Set(TraceField.ReverseName, helo);
        line.ReverseNote = ReverseNameNote.Named;
    }
}

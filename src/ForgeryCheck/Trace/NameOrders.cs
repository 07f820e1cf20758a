namespace ForgeryCheck.Trace;

/// <summary>Settles which name is the client's word and which was looked up, for products that put the verified name first.</summary>
internal static class NameOrders
{
    internal static void Settle(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        if (line.Address is null || !line.Has(TraceField.Helo))
        {
            return;
        }

        switch (line.Product)
        {
            case "Exim" when line.Has(TraceField.ReverseName):
                SettleExim3(line, text);
                break;
            case "Exim":
                SettleExim(line, text);
                break;
            case "Momentum" when text[line.Span(TraceField.Helo).Start] == '[':
                // Momentum puts the verified name, or the address, first and the HELO behind "helo=": without it the HELO is not told.
                line.Set(TraceField.Helo, default);
                break;
            default:
                break;
        }
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

    /// <summary>Exim writes "helo=" only where it differs from the verified name: without it the first name is both.</summary>
    private static void SettleExim(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var (helo, address) = (line.Span(TraceField.Helo), line.Span(TraceField.Address));
        if (!helo.IsEmpty && text[helo.Start] == '[' && helo.Start == address.Start - 1)
        {
            // "from [192.0.2.1] (port=...)": the address stands in the name's place, and the HELO is not told.
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

using System.Buffers;

namespace ForgeryCheck.Trace;

/// <summary>Identifies programs that do not name themselves, by the form of their lines.</summary>
internal static class UnnamedProducts
{
    private static readonly SearchValues<byte> SmallHex = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> UuidBytes = SearchValues.Create("0123456789abcdef-"u8);

    internal static (string? Product, ProductBasis Basis) Find(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var id = line.Raw(TraceField.Id);
        var with = line.Raw(TraceField.With);
        if (AsciiWords.StartsWith(id, "recvd-"u8) || AsciiWords.StartsWith(id, "filterdrecv-"u8))
        {
            return (ProductName.SendGrid, ProductBasis.Form);
        }

        if (IsEximId(id) && with.Length > 3 && with[0] is (byte)'e' or (byte)'s' or (byte)'l')
        {
            return (ProductName.Exim, ProductBasis.Form);
        }

        if (IsCourier(line, with))
        {
            return (ProductName.Courier, ProductBasis.Inferred);
        }

        if (text.Length > 7 && text.TrimStart(" \t\r\n"u8).StartsWith("(qmail "u8))
        {
            return (ProductName.Qmail, ProductBasis.Named);
        }

        if (line.Has(TraceField.Software))
        {
            return IsQmail(line, text) ? (ProductName.Qmail, ProductBasis.Inferred) : default;
        }

        if (id.Length > 0)
        {
            return ById(line, text, id);
        }

        return IsQmail(line, text) ? (ProductName.Qmail, ProductBasis.Inferred) : IsCisco(line, text) ? (ProductName.CiscoEsa, ProductBasis.Inferred) : default;
    }

    private static (string? Product, ProductBasis Basis) ById(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<byte> id)
    {
        if (IsMailMarshalId(id))
        {
            return (ProductName.MailMarshal, ProductBasis.Form);
        }

        if (IsCoremailId(id))
        {
            return (ProductName.Coremail, ProductBasis.Form);
        }

        if (IsMaddy(line, text, id))
        {
            return (ProductName.Maddy, ProductBasis.Form);
        }

        return IsTimedUuid(id) && line.Has(TraceField.With) ? (ProductName.Halon, ProductBasis.Inferred) : default;
    }

    /// <summary>Exim's queue ids are three groups of base-62 digits; with a lower-case protocol they identify it.</summary>
    private static bool IsEximId(ReadOnlySpan<byte> id) =>
        (id.Length == 16 && id[6] == '-' && id[13] == '-') || (id.Length == 23 && id[6] == '-' && id[18] == '-');

    /// <summary>
    /// Courier names itself only if configured to. It writes protocols in lower case, and IPv4 addresses as IPv6 or its id after the date.
    /// </summary>
    private static bool IsCourier(ReceivedLine line, ReadOnlySpan<byte> with) =>
        !line.Has(TraceField.Software) && (with.StartsWith("esmtp"u8) || with.StartsWith("smtp"u8))
        && (AsciiWords.StartsWith(line.Raw(TraceField.Address), "::ffff:"u8)
            || (line.Has(TraceField.Id) && line.Has(TraceField.Date) && line.Span(TraceField.Id).Start > line.Span(TraceField.Date).Start));

    /// <summary>qmail names no product: verified name first, "(HELO x)" only if it differs, a bare address, "-0000" and no weekday.</summary>
    private static bool IsQmail(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        if (line.Has(TraceField.Id) || !line.Date.HasTime || line.Date.HasWeekday || line.Date.OffsetMinutes != 0 || !line.Has(TraceField.Address))
        {
            return false;
        }

        var at = line.Span(TraceField.Address).Start;
        return at > 0 && text[at - 1] is (byte)'(' or (byte)'@' && text.TrimEnd(" \t\r\n"u8).EndsWith("-0000"u8);
    }

    /// <summary>Cisco's gateway without TLS: "from x ([192.0.2.1]) by gw with ESMTP; 01 Oct 2025 14:00:08 +0200", without id or weekday.</summary>
    private static bool IsCisco(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var address = line.Span(TraceField.Address).Start;
        var date = line.Raw(TraceField.Date);
        return line.Date.HasTime && !line.Date.HasWeekday && date.Length > 2 && AsciiWords.IsDigit(date[0]) && AsciiWords.IsDigit(date[1])
            && AsciiWords.Is(line.Raw(TraceField.With), "esmtp"u8) && address > 1 && text[address - 1] == '[' && text[address - 2] == '(';
    }

    /// <summary>"&lt;B5e41c5e70000&gt;": a letter, the time in eight hexadecimal digits, and a count.</summary>
    private static bool IsMailMarshalId(ReadOnlySpan<byte> id) =>
        id.Length == 13 && id[0] is >= (byte)'A' and <= (byte)'Z' && id[1..].IndexOfAnyExcept(SmallHex) < 0;

    /// <summary>"AQAAfwD3x8kPq2Bl.3415S2": Coremail ends its ids with the number of the session and that of the message within it.</summary>
    private static bool IsCoremailId(ReadOnlySpan<byte> id)
    {
        var dot = id.LastIndexOf((byte)'.');
        var tail = id[(dot + 1)..];
        var s = tail.IndexOf((byte)'S');
        return dot > 8 && s > 0 && s < tail.Length - 1 && tail[..s].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0
            && tail[(s + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    /// <summary>maddy: "by mx.example.org (envelope-sender &lt;a@b&gt;) with ESMTPS id 1a2b3c4d".</summary>
    private static bool IsMaddy(ReceivedLine line, ReadOnlySpan<byte> text, ReadOnlySpan<byte> id) =>
        id.Length == 8 && id.IndexOfAnyExcept(SmallHex) < 0
        && AsciiWords.StartsWith(text[line.Span(TraceField.By).End..].TrimStart(" \t\r\n"u8), "(envelope-sender <"u8);

    /// <summary>A lower-case UUID of version 1 (RFC 9562 section 5.1), as Halon writes it.</summary>
    private static bool IsTimedUuid(ReadOnlySpan<byte> id) =>
        id.Length == 36 && id[8] == '-' && id[13] == '-' && id[14] == '1' && id[18] == '-' && id[23] == '-'
        && id.IndexOfAnyExcept(UuidBytes) < 0;
}

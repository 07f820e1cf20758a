using ForgeryCheck.Hosts;

namespace ForgeryCheck.Rules.Appended;

/// <summary>
/// FC313: a line in a form that bulk mail programs write and mail hosts do not. Only forms, not host names: those change every season, while the
/// templates have stayed the same since 2002. At most one finding per line, the most certain form first.
/// </summary>
internal sealed class BulkMailFormRule : IRule
{
    private static readonly string[] Innocent =
    [
        "A rare or home-made mail program writes the same form.",
        "A gateway or an archive shortened the line.",
    ];

    private static readonly BulkMailForm[] Forms =
    [
        new("nnfmp", FindingKind.Contradiction,
            "is \"with NNFMP\", but its host is not known as one of Yahoo's",
            "Only Yahoo's own hosts are known to write that protocol.",
            TraceField.With, line => IsWith(line, "NNFMP"), line => !IsYahoo(line.By)),
        new("userid-without-comma", FindingKind.Contradiction,
            "gives its software as \"Postfix from userid\"",
            "Postfix writes a comma: \"(Postfix, from userid 1002)\".",
            TraceField.Software, line => line.Software?.Contains("from userid", StringComparison.OrdinalIgnoreCase) == true, line => line.Software!.TrimStart().StartsWith("Postfix from userid", StringComparison.OrdinalIgnoreCase)),
        new("odd-protocol", FindingKind.Contradiction,
            "has a protocol name in capitals, but no id, no recipient and no software",
            "Hosts that use these protocol names write them in lower case or with an id.",
            TraceField.With, line => line.With is "ASMTP" or "QMQP" or "LOCAL", IsOddProtocol),
        new("by-below-helo", FindingKind.Contradiction,
            "names its host by the client's own name with one label in front, and has neither address nor id",
            "A host of that organisation would record the client's address.",
            TraceField.By, IsBareTransfer, IsByBelowHelo),
        new("qmail-with-weekday", FindingKind.Anomaly,
            "has the form of a qmail line, but its date has a weekday",
            "qmail writes \"14 Nov 2003 08:05:50 -0000\".",
            TraceField.Date, IsLikeQmail, line => line.Date.HasWeekday),
        new("address-to-address", FindingKind.Anomaly,
            "names both hosts only by address and has no id",
            "A mail host has a name and gives it after \"by\".",
            TraceField.By, line => LineShape.IsTransfer(line) && line.By is { } by && AddressFacts.Literal(by) is not null, IsAddressToAddress),
        new("address-only", FindingKind.Anomaly,
            "has a client address, a receiving host and a date, but no protocol, no id and no software",
            "A mail host writes at least the protocol or an id.",
            TraceField.Address, line => line.Kind == ReceivedKind.Smtp && line.Address is { } address && AddressFacts.IsPublic(address), IsAddressOnly),
    ];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new(
        "FC313", "bulk-mail-form", RuleFamily.Appended, FindingKind.Contradiction,
        "A line has a form that bulk mail programs give to forged lines");

    /// <inheritdoc/>
    public void Check(MessageFacts facts, FindingSink sink)
    {
        foreach (var hop in facts.Chain.Claimed)
        {
            foreach (var form in Forms)
            {
                if (!form.Resembles(hop.Line))
                {
                    continue;
                }

                if (!form.Fits(hop.Line))
                {
                    sink.Agree(Info, hop, form.Grade);
                    continue;
                }

                sink.Add(FindingOn.Line(
                    Info, facts, hop, form.Field,
                    $"Line {hop.Number}{Ends(hop.Line)} {form.Found}. {form.Expected}",
                    Innocent,
                    [("form", form.Grade), ("from", LineShape.Client(hop.Line)), ("by", hop.Line.By), ("with", hop.Line.With)],
                    kind: form.Kind) with
                {
                    Fact = form.Grade,
                    // A weekday in such a line is what FC321 may find, too.
                    Causes = [form.Field == TraceField.Date ? Causes.Of(TraceField.Date, hop) : new Cause(CauseKind.Form, hop.Number)],
                });
                break;
            }
        }
    }

    /// <summary>The hosts that the line names, between commas; nothing for a host that it does not name.</summary>
    private static string Ends(ReceivedLine line)
    {
        var from = LineShape.Client(line) is { Length: > 0 } client ? $" from {MailText.Quote(client)}" : "";
        var by = line.By is { Length: > 0 } server ? $" by {MailText.Quote(server)}" : "";
        return from.Length + by.Length == 0 ? "" : $",{from}{by},";
    }

    private static bool IsWith(ReceivedLine line, string protocol) => string.Equals(line.With, protocol, StringComparison.OrdinalIgnoreCase);

    // Yahoo has a domain in every country: yahoo.co.jp, yahoo.de. Its groups came from eGroups, with hosts of that name.
    private static bool IsYahoo(string? host) =>
        host is not null && ($".{host}".Contains(".yahoo.", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".egroups.com", StringComparison.OrdinalIgnoreCase));

    // "from h ([ip]) by x with ASMTP; date", and QMQP, LOCAL. qmail's own QMQP lines are dated "22 Aug 2002 11:46:29 -0000", without a weekday.
    private static bool IsOddProtocol(ReceivedLine line) =>
        LineShape.HasDate(line) && !LineShape.HasId(line) && line.ForSpans.Count == 0 && !line.Has(TraceField.Software)
        && line.Has(TraceField.Helo) && line.Has(TraceField.By)
        && !(line.With == "QMQP" && line.Date.OffsetMinutes == 0 && !line.Date.HasWeekday && !line.Date.Has(DateFaults.UnusualForm));

    // "from unknown (HELO h) (192.0.2.1) by x with SMTP; Sun, 22 Apr 2007 ...". A patch makes qmail write local time, rarely a weekday. Gateways in East Asia
    // write the form with one, but call themselves by an address (Xinnet), or stand before a host inside (spamout): the kits do neither.
    private static bool IsLikeQmail(ReceivedLine line) =>
        line.Kind == ReceivedKind.Smtp && !(line.Address is { } client && HostEnd.IsInternal(client)) && (line.By is not { } by || AddressFacts.Literal(by) is null) && line.Product is null or ProductName.Qmail && !line.Has(TraceField.Id) && !line.Has(TraceField.Software)
        && line.Date.HasTime
        && line.Bytes.Span[..line.Span(TraceField.Helo).Start].EndsWith("(HELO "u8);

    private static bool IsBareTransfer(ReceivedLine line) =>
        LineShape.IsTransfer(line) && !LineShape.HasAddress(line) && !LineShape.HasId(line) && !line.Has(TraceField.Software);

    // "from hotmail.com by mx23.hotmail.com with SMTP for ...": 0.9 % of the spam from 2002, no genuine message.
    private static bool IsByBelowHelo(ReceivedLine line) =>
        line.Helo is { } helo && LineShape.IsFullName(helo) && line.By is { } by
        && by.Length > helo.Length + 1 && by.EndsWith("." + helo, StringComparison.OrdinalIgnoreCase)
        && !by.AsSpan(0, by.Length - helo.Length - 1).Contains('.');

    private static bool IsAddressToAddress(ReceivedLine line) =>
        LineShape.IsTransfer(line) && !LineShape.HasId(line) && !line.Has(TraceField.Software)
        && line.Helo is { } helo && AddressFacts.Literal(helo) is { } address && AddressFacts.IsPublic(address)
        && line.By is { } by && AddressFacts.Literal(by) is not null;

    // "from 192.0.2.1 by mx.example.org; date", with brackets or without: 1.8 % of the spam from 2010, one genuine message in 10,000.
    private static bool IsAddressOnly(ReceivedLine line) =>
        line.Kind == ReceivedKind.Smtp && line.Has(TraceField.By) && LineShape.HasDate(line) && !LineShape.HasId(line)
        && !line.Has(TraceField.With) && !line.Has(TraceField.Via) && !line.Has(TraceField.Software) && !line.Has(TraceField.EnvelopeFrom)
        && line.ForSpans.Count == 0 && ClientForms.Read(line) is ClientForm.Address or ClientForm.Literal
        && line.Address is { } address && AddressFacts.IsPublic(address);
}

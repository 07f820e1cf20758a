namespace ForgeryCheck.Trace;

/// <summary>Tells which program writes lines of a shape, from what the line says of its software, protocol and host.</summary>
internal static class Products
{
    private static readonly (byte[] Mark, string Product)[] BySoftware =
    [
        // What Postfix calls itself can be set (mail_name); pickup's ", from userid 33" cannot.
        ("Postfix"u8.ToArray(), "Postfix"), (", from userid "u8.ToArray(), "Postfix"), ("Exim"u8.ToArray(), "Exim"), ("exim"u8.ToArray(), "Exim"), ("amavis"u8.ToArray(), "amavisd"),
        ("CommuniGate"u8.ToArray(), "CommuniGate Pro"), ("ecelerity"u8.ToArray(), "Momentum"), ("PowerMTA"u8.ToArray(), "PowerMTA"),
        ("Domino"u8.ToArray(), "Domino"), ("MDaemon"u8.ToArray(), "MDaemon"), ("qpsmtpd"u8.ToArray(), "qpsmtpd"), ("masqmail"u8.ToArray(), "masqmail"), ("qmail"u8.ToArray(), "qmail"),
        ("Haraka"u8.ToArray(), "Haraka"), ("OpenSMTPD"u8.ToArray(), "OpenSMTPD"), ("ZoneMTA"u8.ToArray(), "ZoneMTA"), ("Stalwart"u8.ToArray(), "Stalwart"),
        ("KumoMTA"u8.ToArray(), "KumoMTA"), ("Mailchimp"u8.ToArray(), "Mailchimp"), ("Zendesk"u8.ToArray(), "Zendesk"), ("Cyrus"u8.ToArray(), "Cyrus"),
        ("Dovecot"u8.ToArray(), "Dovecot"), ("InterMail"u8.ToArray(), "InterMail"), ("Kerio"u8.ToArray(), "Kerio"), ("IceWarp"u8.ToArray(), "IceWarp"), ("Merak"u8.ToArray(), "IceWarp"),
        ("Axigen"u8.ToArray(), "Axigen"), ("JAMES"u8.ToArray(), "James"), ("Nemesis"u8.ToArray(), "Nemesis"), ("Sun Java System"u8.ToArray(), "Oracle Messaging Server"),
        ("Oracle Communications"u8.ToArray(), "Oracle Messaging Server"), ("iPlanet"u8.ToArray(), "Oracle Messaging Server"), ("fetchmail"u8.ToArray(), "fetchmail"),
        ("getmail"u8.ToArray(), "getmail"), ("Rockliffe"u8.ToArray(), "MailSite"), ("Zimbra"u8.ToArray(), "Zimbra"), ("trex/"u8.ToArray(), "Oath trex"),
        ("SquirrelMail"u8.ToArray(), "SquirrelMail"), ("Horde"u8.ToArray(), "Horde"), ("IMP"u8.ToArray(), "Horde"), ("MailEnable"u8.ToArray(), "MailEnable"), ("Inbound Mail Agent"u8.ToArray(), "MailEnable"),
        ("SMTPD32"u8.ToArray(), "IMail"), ("Tumbleweed"u8.ToArray(), "Tumbleweed"), ("Sophos"u8.ToArray(), "Sophos"), ("mail_out_"u8.ToArray(), "AOL"),
        ("Courier"u8.ToArray(), "Courier"), ("Content Technologies"u8.ToArray(), "MIMEsweeper"), ("sendmail 8."u8.ToArray(), "Sendmail"),
    ];

    private static readonly (byte[] Suffix, string Product)[] ByHost =
    [
        (".outlook.com"u8.ToArray(), "Outlook.com"), (".office365.com"u8.ToArray(), "Outlook.com"), (".exchangelabs.com"u8.ToArray(), "Outlook.com"), ("google.com"u8.ToArray(), "Gmail"), ("gmail.com"u8.ToArray(), "Gmail"),
        ("yahoo.com"u8.ToArray(), "Yahoo"), ("yahoo.co.jp"u8.ToArray(), "Yahoo"), ("aol.com"u8.ToArray(), "AOL"), ("hotmail.com"u8.ToArray(), "Hotmail"),
        (".hotmail.msn.com"u8.ToArray(), "Hotmail"), ("mimecast.com"u8.ToArray(), "Mimecast"), ("gmx.net"u8.ToArray(), "GMX"),
        (".amazonses.com"u8.ToArray(), "Amazon SES"), (".amazonaws.com"u8.ToArray(), "Amazon SES"), (".sendgrid.net"u8.ToArray(), "SendGrid"),
        (".mailgun.org"u8.ToArray(), "Mailgun"), (".mailgun.net"u8.ToArray(), "Mailgun"),
    ];

    internal static string? Find(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var with = line.Raw(TraceField.With);
        if (with.Length >= 4 && FromWith(with) is { } named)
        {
            // Microsoft's own service runs the same program; its hosts are known by name.
            var host = line.Raw(TraceField.By);
            return named == "Exchange" && (AsciiWords.EndsWith(host, ".outlook.com"u8) || AsciiWords.EndsWith(host, ".office365.com"u8)
                || AsciiWords.EndsWith(host, ".exchangelabs.com"u8)) ? "Outlook.com" : named;
        }

        var software = line.Raw(TraceField.Software);
        if (software.Length > 0 && FromSoftware(software) is { } product)
        {
            return product;
        }

        var by = line.Raw(TraceField.By);
        foreach (var (suffix, host) in ByHost)
        {
            if (AsciiWords.EndsWith(by, suffix))
            {
                return host;
            }
        }

        if (software.IndexOf("SG"u8) == 0 || AsciiWords.StartsWith(line.Raw(TraceField.Id), "recvd-"u8) || AsciiWords.StartsWith(line.Raw(TraceField.Id), "filterdrecv-"u8))
        {
            return "SendGrid";
        }

        if (IsEximId(line.Raw(TraceField.Id)) && with.Length > 3 && with[0] is (byte)'e' or (byte)'s' or (byte)'l')
        {
            return "Exim";
        }

        if (IsCourier(line, with))
        {
            return "Courier";
        }

        return text.Length > 7 && text.TrimStart(" \t\r\n"u8).StartsWith("(qmail "u8) ? "qmail" : ShapeOf(line, text);
    }

    private static string? FromWith(ReadOnlySpan<byte> with)
    {
        switch (with[0] | 0x20)
        {
            case 'm' when AsciiWords.StartsWith(with, "microsoft"u8):
                // Hosts that fold a line anew part it at any blank: "with Microsoft" and "SMTPSVC(8.5.9600.16384)" below it.
                var service = with["microsoft".Length..].TrimStart(" \t\r\n"u8);
                return AsciiWords.StartsWith(service, "smtpsvc"u8) ? "Microsoft SMTPSVC"
                    : AsciiWords.StartsWith(service, "smtp"u8) ? "Exchange" : null;
            case 'm' when AsciiWords.Is(with, "mapi"u8):
                return "Exchange";
            case 'm' when AsciiWords.StartsWith(with, "mailenable"u8):
                return "MailEnable";
            case 'i' when AsciiWords.StartsWith(with, "internet mail service"u8):
                return "Exchange 5.5";
            case 'x' when AsciiWords.StartsWith(with, "xmail"u8):
                return "XMail";
            case 'q' when AsciiWords.StartsWith(with, "qmail-scanner"u8):
                return "qmail-scanner";
            default:
                return null;
        }
    }

    private static string? FromSoftware(ReadOnlySpan<byte> software)
    {
        // A bare version, as Sendmail writes it, holds none of the marks: each has a letter.
        if (software.IndexOfAnyInRange((byte)'A', (byte)'z') < 0)
        {
            return FromNumbers(software);
        }

        foreach (var (mark, product) in BySoftware)
        {
            if (software.IndexOf(mark) >= 0)
            {
                return product;
            }
        }

        return FromNumbers(software);
    }

    /// <summary>
    /// Sendmail names its own version and that of its configuration: 8.12.10/8.12.10; before 8.7 one number.
    /// The slash stands in the first word: "1.1.0 ppid: 565 ... 0.80/m:29" is simscan's.
    /// </summary>
    private static string? FromNumbers(ReadOnlySpan<byte> software) =>
        software.Length >= 3 && AsciiWords.IsDigit(software[0]) && software[1] == '.'
            && (software[0] == '8' || software.IndexOfAny((byte)'/', (byte)' ') is > 0 and var at && software[at] == '/')
            ? FromVersion(software)
            : null;

    /// <summary>Two products number themselves like Sendmail: Openwave with a zero in front, "8.5.014"; Proofpoint, a changed Sendmail, with four numbers, "8.16.0.42".</summary>
    private static string FromVersion(ReadOnlySpan<byte> software) =>
        software.Length >= 6 && software[3] == '.' && software[4] == '0' && AsciiWords.IsDigit(software[5]) ? "Openwave"
        : SoftwareVersion.Find(software) is { Parts: 4, A: 8, B: >= 15 } ? "Proofpoint"
        : "Sendmail";

    /// <summary>Courier names itself only where it was told to. It writes its protocols in small letters, and IPv4 addresses as IPv6 or its id behind the date.</summary>
    private static bool IsCourier(ReceivedLine line, ReadOnlySpan<byte> with) =>
        line.Product is null && !line.Has(TraceField.Software) && (with.StartsWith("esmtp"u8) || with.StartsWith("smtp"u8))
        && (AsciiWords.StartsWith(line.Raw(TraceField.Address), "::ffff:"u8)
            || (line.Has(TraceField.Id) && line.Has(TraceField.Date) && line.Span(TraceField.Id).Start > line.Span(TraceField.Date).Start));

    /// <summary>Exim's queue ids are three groups of base-62 digits; with its protocol in lower case they are its own.</summary>
    private static bool IsEximId(ReadOnlySpan<byte> id) =>
        (id.Length == 16 && id[6] == '-' && id[13] == '-') || (id.Length == 23 && id[6] == '-' && id[18] == '-');

    /// <summary>qmail names no product: a verified name first, "(HELO x)" only where it differs, a bare address, "-0000" or "+0000" and no weekday.</summary>
    private static string? ShapeOf(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        if (line.Has(TraceField.Id) || !line.Date.HasTime || line.Date.HasWeekday || line.Date.OffsetMinutes != 0 || !line.Has(TraceField.Address))
        {
            return null;
        }

        var at = line.Span(TraceField.Address).Start;
        return at > 0 && text[at - 1] is (byte)'(' or (byte)'@' && text.EndsWith("-0000"u8) ? "qmail" : null;
    }
}

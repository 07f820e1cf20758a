namespace ForgeryCheck.Trace;

/// <summary>Identifies the program that wrote a line from the software, protocol and host that the line names.</summary>
internal static class Products
{
    /// <summary>A longer comment is no name of a program.</summary>
    internal const int LongestSoftware = 400;

    private static readonly (byte[] Mark, string Product)[] BySoftware =
    [
        ("Postfix"u8.ToArray(), ProductName.Postfix), ("Exim"u8.ToArray(), ProductName.Exim), ("exim"u8.ToArray(), ProductName.Exim), ("amavis"u8.ToArray(), "amavisd"),
        ("CommuniGate"u8.ToArray(), "CommuniGate Pro"), ("ecelerity"u8.ToArray(), "Momentum"), ("PowerMTA"u8.ToArray(), ProductName.PowerMta),
        ("Domino"u8.ToArray(), ProductName.Domino), ("MDaemon"u8.ToArray(), "MDaemon"), ("qpsmtpd"u8.ToArray(), "qpsmtpd"), ("masqmail"u8.ToArray(), "masqmail"), ("qmail"u8.ToArray(), ProductName.Qmail),
        ("Haraka"u8.ToArray(), "Haraka"), ("OpenSMTPD"u8.ToArray(), "OpenSMTPD"), ("ZoneMTA"u8.ToArray(), "ZoneMTA"), ("Stalwart"u8.ToArray(), "Stalwart"),
        ("KumoMTA"u8.ToArray(), "KumoMTA"), ("Mailchimp"u8.ToArray(), "Mailchimp"), ("Zendesk"u8.ToArray(), "Zendesk"), ("Cyrus"u8.ToArray(), "Cyrus"),
        ("Dovecot"u8.ToArray(), ProductName.Dovecot), ("InterMail"u8.ToArray(), "InterMail"), ("Kerio"u8.ToArray(), "Kerio"), ("IceWarp"u8.ToArray(), "IceWarp"), ("Merak"u8.ToArray(), "IceWarp"),
        ("Axigen"u8.ToArray(), "Axigen"), ("JAMES"u8.ToArray(), "James"), ("Nemesis"u8.ToArray(), "Nemesis"), ("Sun Java System"u8.ToArray(), ProductName.OracleMessagingServer),
        ("Oracle Communications"u8.ToArray(), ProductName.OracleMessagingServer), ("iPlanet"u8.ToArray(), ProductName.OracleMessagingServer), ("fetchmail"u8.ToArray(), ProductName.Fetchmail),
        ("getmail"u8.ToArray(), ProductName.Getmail), ("Rockliffe"u8.ToArray(), "MailSite"), ("Zimbra"u8.ToArray(), "Zimbra"), ("trex/"u8.ToArray(), "Oath trex"),
        ("SquirrelMail"u8.ToArray(), ProductName.SquirrelMail), ("Horde"u8.ToArray(), ProductName.Horde), ("IMP"u8.ToArray(), ProductName.Horde), ("MailEnable"u8.ToArray(), "MailEnable"), ("Inbound Mail Agent"u8.ToArray(), "MailEnable"),
        ("SMTPD32"u8.ToArray(), "IMail"), ("Tumbleweed"u8.ToArray(), "Tumbleweed"), ("Sophos"u8.ToArray(), "Sophos"), ("mail_out_"u8.ToArray(), "AOL"),
        ("Courier"u8.ToArray(), ProductName.Courier), ("Content Technologies"u8.ToArray(), ProductName.MimeSweeper), ("sendmail 8."u8.ToArray(), ProductName.Sendmail),
        ("chasquid"u8.ToArray(), ProductName.Chasquid), ("Coremail"u8.ToArray(), ProductName.Coremail), ("/Yandex"u8.ToArray(), "Yandex"), ("Halon"u8.ToArray(), ProductName.Halon), ("maddy"u8.ToArray(), ProductName.Maddy),
        ("DragonFly"u8.ToArray(), ProductName.DragonFly), ("Cellopoint"u8.ToArray(), "Cellopoint"), ("NAVGW"u8.ToArray(), "Norton AntiVirus Gateway"),
        ("Zmail"u8.ToArray(), "Zmail"), ("hMailServer"u8.ToArray(), "hMailServer"), ("SmarterMail"u8.ToArray(), "SmarterMail"), ("MailMarshal"u8.ToArray(), ProductName.MailMarshal),
        ("EaaS"u8.ToArray(), "Salesforce"),
    ];

    private static readonly (byte[] Suffix, string Product)[] ByHost =
    [
        (".outlook.com"u8.ToArray(), ProductName.OutlookCom), (".office365.com"u8.ToArray(), ProductName.OutlookCom), (".exchangelabs.com"u8.ToArray(), ProductName.OutlookCom), ("google.com"u8.ToArray(), ProductName.Gmail), ("gmail.com"u8.ToArray(), ProductName.Gmail), ("googlemail.com"u8.ToArray(), ProductName.Gmail),
        ("yahoo.com"u8.ToArray(), "Yahoo"), ("yahoo.co.jp"u8.ToArray(), "Yahoo"), ("aol.com"u8.ToArray(), "AOL"), ("hotmail.com"u8.ToArray(), "Hotmail"),
        (".hotmail.msn.com"u8.ToArray(), "Hotmail"), ("mimecast.com"u8.ToArray(), "Mimecast"), ("gmx.net"u8.ToArray(), "GMX"),
        (".amazonses.com"u8.ToArray(), ProductName.AmazonSes), (".amazonaws.com"u8.ToArray(), ProductName.AmazonSes), (".sendgrid.net"u8.ToArray(), ProductName.SendGrid),
        ("yandex.net"u8.ToArray(), "Yandex"), ("yandex.ru"u8.ToArray(), "Yandex"), (".pphosted.com"u8.ToArray(), ProductName.Proofpoint), (".ppops.net"u8.ToArray(), ProductName.Proofpoint),
        (".zohomail.com"u8.ToArray(), "Zoho"), (".zohomail.eu"u8.ToArray(), "Zoho"), (".zohomail.in"u8.ToArray(), "Zoho"), (".zoho.com"u8.ToArray(), "Zoho"),
        (".exclaimer.net"u8.ToArray(), "Exclaimer"),
        (".mailgun.org"u8.ToArray(), ProductName.Mailgun), (".mailgun.net"u8.ToArray(), ProductName.Mailgun),
    ];

    internal static (string? Product, ProductBasis Basis) Find(ReceivedLine line, ReadOnlySpan<byte> text)
    {
        var with = line.Raw(TraceField.With);
        if (with.Length >= 4 && FromWith(line, with, text) is { } named)
        {
            // Microsoft's own service runs the same program; its hosts are recognised by name.
            var host = line.ByName;
            return (named == ProductName.Exchange && (AsciiWords.EndsWith(host, ".outlook.com"u8) || AsciiWords.EndsWith(host, ".office365.com"u8)
                || AsciiWords.EndsWith(host, ".exchangelabs.com"u8)) ? ProductName.OutlookCom : named, ProductBasis.Named);
        }

        var software = SoftwareText(line, stackalloc byte[LongestSoftware]);
        if (software.Length > 0 && FromSoftware(software) is { Product: not null } product)
        {
            return product;
        }

        var by = line.ByName;
        foreach (var (suffix, host) in ByHost)
        {
            // The last letter rules out most suffixes.
            if (by.Length > 0 && (by[^1] | 0x20) == suffix[^1] && AsciiWords.EndsWith(by, suffix) && IsWhole(by, suffix))
            {
                return (host, ProductBasis.Named);
            }
        }

        return software.IndexOf("SG"u8) == 0 ? (ProductName.SendGrid, ProductBasis.Form) : UnnamedProducts.Find(line, text);
    }

    /// <summary>
    /// Takes a comment as the name of the software. The first one counts, unless only a later one names a program that is known: "(x) (Postfix)".
    /// </summary>
    internal static void TakeSoftware(ReceivedLine line, ReadOnlySpan<byte> text, Token comment, TextSpan software)
    {
        if (comment.Length <= LongestSoftware && (!line.Has(TraceField.Software)
            || (FromSoftware(line.Raw(TraceField.Software)).Product is null && FromSoftware(text.Slice(comment.Start, comment.Length)).Product is not null)))
        {
            line.Set(TraceField.Software, software);
        }
    }

    /// <summary>The name of the software as a reader sees it: with one blank for each gap. The buffer takes it if it is written otherwise.</summary>
    internal static ReadOnlySpan<byte> SoftwareText(ReceivedLine line, Span<byte> buffer)
    {
        var software = line.Raw(TraceField.Software);
        return software.Length > buffer.Length ? software : TraceText.Unfold(software, buffer).Trim((byte)' ');
    }

    /// <summary>Whether a suffix is a domain of the host: "mx.fixgmail.com" is no host of gmail.com.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> host, ReadOnlySpan<byte> suffix) =>
        suffix[0] == '.' || host.Length == suffix.Length || host[^(suffix.Length + 1)] == '.';

    private static string? FromWith(ReceivedLine line, ReadOnlySpan<byte> with, ReadOnlySpan<byte> text)
    {
        switch (with[0] | 0x20)
        {
            case 'm' when AsciiWords.StartsWith(with, "microsoft"u8):
                // Hosts that refold a line break it at any space: "with Microsoft", then "SMTPSVC(8.5.9600.16384)" on the next line.
                var service = with["microsoft".Length..].TrimStart(" \t\r\n"u8);
                return AsciiWords.StartsWith(service, "smtpsvc"u8) ? ProductName.SmtpService
                    : AsciiWords.StartsWith(service, "smtp"u8) ? ProductName.Exchange : null;
            case 'm' when AsciiWords.Is(with, "mapi"u8):
                // Other programs use MAPI as well; Exchange is recognised by the id, which is its version.
                return AsciiWords.IsDotted(line.Raw(TraceField.Id)) ? ProductName.Exchange : null;
            case 'm' when AsciiWords.StartsWith(with, "mailmarshal"u8):
                return ProductName.MailMarshal;
            case 't' when AsciiWords.StartsWith(with, "trustwave"u8):
                return ProductName.MailMarshal;
            case 'e' when AsciiWords.StartsWith(with, "exclaimer"u8):
                return "Exclaimer";
            case 'e' or 's' when AsciiWords.StartsWith(text[line.Span(TraceField.With).End..], "/tls"u8):
                // Cisco's gateway: "with ESMTP/TLS/ECDHE-RSA-AES256-GCM-SHA384".
                return ProductName.CiscoEsa;
            case 'm' when AsciiWords.StartsWith(with, "mailenable"u8):
                return "MailEnable";
            case 'i' when AsciiWords.StartsWith(with, "internet mail service"u8):
                return "Exchange 5.5";
            case 'x' when AsciiWords.StartsWith(with, "xmail"u8):
                return "XMail";
            case 'q' when AsciiWords.StartsWith(with, "qmail-scanner"u8):
                return ProductName.QmailScanner;
            default:
                return null;
        }
    }

    private static (string? Product, ProductBasis Basis) FromSoftware(ReadOnlySpan<byte> software)
    {
        // A bare version, as Sendmail writes it, contains none of the marks, which all have a letter.
        if (software.IndexOfAnyInRange((byte)'A', (byte)'z') < 0)
        {
            return FromNumbers(software);
        }

        // The name that Postfix gives itself is configurable (mail_name); the wording of its pickup is not, but masqmail has copied it.
        if (software.IndexOf((byte)',') > 0 && software.IndexOf(", from userid "u8) > 0)
        {
            return software.StartsWith("Postfix"u8) ? (ProductName.Postfix, ProductBasis.Named)
                : software.StartsWith("masqmail"u8) ? ("masqmail", ProductBasis.Named) : (ProductName.Postfix, ProductBasis.Inferred);
        }

        foreach (var (mark, product) in BySoftware)
        {
            if (software.IndexOf(mark) >= 0)
            {
                return (product, ProductBasis.Named);
            }
        }

        return software.SequenceEqual("PPS"u8) ? (ProductName.Proofpoint, ProductBasis.Form) : FromNumbers(software);
    }

    /// <summary>
    /// Sendmail gives its own version and that of its configuration, 8.12.10/8.12.10; before 8.7 a single number. The slash is in the first word:
    /// "1.1.0 ppid: 565 ... 0.80/m:29" is simscan's.
    /// </summary>
    private static (string? Product, ProductBasis Basis) FromNumbers(ReadOnlySpan<byte> software)
    {
        if (software.Length < 3 || !AsciiWords.IsDigit(software[0]) || software[1] != '.')
        {
            return default;
        }

        var isPair = software.IndexOfAny((byte)'/', (byte)' ') is > 0 and var at && software[at] == '/';
        // Before 8.7 Sendmail wrote one number: a lone version 8 number in its position identifies it too.
        return isPair || software[0] == '8' ? (FromVersion(software), ProductBasis.Form) : default;
    }

    /// <summary>
    /// Two products number themselves like Sendmail: Openwave with a leading zero, "8.5.014"; Proofpoint, a modified Sendmail, with four parts,
    /// "8.16.0.42". Sendmail's own snapshots have four too: "8.17.1.9/8.17.1.9/Debian-2+deb12u2".
    /// </summary>
    private static string FromVersion(ReadOnlySpan<byte> software) =>
        software.Length >= 6 && software[3] == '.' && software[4] == '0' && AsciiWords.IsDigit(software[5]) ? "Openwave"
        : SoftwareVersion.Find(software) is { Parts: 4, A: 8, B: >= 15 } && software.IndexOf("/Debian"u8) < 0 ? ProductName.Proofpoint
        : ProductName.Sendmail;
}

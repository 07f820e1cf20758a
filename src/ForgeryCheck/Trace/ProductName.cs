namespace ForgeryCheck.Trace;

/// <summary>
/// The programs and providers that code handles specially, as <see cref="ReceivedLine.Product"/> and the tables in rules/ call them. Those that only
/// the tables use are not listed here.
/// </summary>
internal static class ProductName
{
    internal const string AmazonSes = "Amazon SES";
    internal const string Chasquid = "chasquid";
    internal const string CiscoEsa = "Cisco ESA";
    internal const string Coremail = "Coremail";
    internal const string Courier = "Courier";
    internal const string Domino = "Domino";
    internal const string Dovecot = "Dovecot";
    internal const string DragonFly = "DragonFly Mail Agent";
    internal const string Exchange = "Exchange";
    internal const string Exim = "Exim";
    internal const string Fetchmail = "fetchmail";
    internal const string Getmail = "getmail";
    internal const string Gmail = "Gmail";
    internal const string Halon = "Halon";
    internal const string Horde = "Horde";
    internal const string Maddy = "maddy";
    internal const string MailMarshal = "MailMarshal";
    internal const string Mailgun = "Mailgun";
    internal const string MimeSweeper = "MIMEsweeper";
    internal const string OracleMessagingServer = "Oracle Messaging Server";
    internal const string OutlookCom = "Outlook.com";
    internal const string Postfix = "Postfix";
    internal const string PowerMta = "PowerMTA";
    internal const string Proofpoint = "Proofpoint";
    internal const string Qmail = "qmail";
    internal const string QmailScanner = "qmail-scanner";
    internal const string SendGrid = "SendGrid";
    internal const string Sendmail = "Sendmail";
    internal const string SmtpService = "Microsoft SMTPSVC";
    internal const string SquirrelMail = "SquirrelMail";
}

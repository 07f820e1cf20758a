namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>Messages to send to a mail server.</summary>
internal static class RawMails
{
    // Mail servers add Date and Message-ID where they are missing.
    internal static readonly string Honest =
        "From: a@x.test\r\nTo: b@box.test\r\nSubject: Hello\r\n\tfriend\r\nMessage-ID: <hello@x.test>\r\n"
        + $"Date: {DateTimeOffset.UtcNow:ddd, d MMM yyyy HH:mm:ss} +0000\r\n\r\nText\r\n";

    /// <summary>Two lines typed by hand, as in samples/forged-typed-lines.eml.</summary>
    internal const string Forged =
        "Received: from mail.inselbank.example by smtp.seaport.example (8.12.9)\r\n"
        + "Received: from branch4.inselbank.example by mail.inselbank.example (8.11.6)\r\n"
        + "From: Inselbank <service@inselbank.example>\r\nTo: b@box.test\r\nSubject: Please confirm your account\r\n"
        + "Date: Tue, 14 May 2024 22:11:09 +0000\r\nMessage-ID: <6643e17d.7733@mailer.example>\r\n\r\nFollow the link.\r\n";

    /// <summary>Fields of a sender who gives the verdict himself.</summary>
    internal const string Imitations =
        "X-ForgeryCheck: consistent; score=0\r\nAuthentication-Results: mx.example.net; spf=pass\r\nAuthentication-Results: other.example; none\r\n"
        + "x-forgerycheck: consistent; score=1\r\nAuthentication-Results: mx.example.net\r\n\t; dkim=pass\r\n";
}

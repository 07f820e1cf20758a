namespace ForgeryCheck.Web.Tests.Rspamd;

/// <summary>Messages as a client hands them to a mail server.</summary>
internal static class Mails
{
    /// <summary>Two lines typed by hand, as in samples/forged-typed-lines.eml: forged, whoever hands it in.</summary>
    internal const string Forged =
        "Received: from mail.bank.example (mail.bank.example [203.0.113.300]) by mx.relay.example with ESMTP id 123456; Mon, 32 May 2024 25:61:00 +0200\r\n"
        + "Received: from [10.0.0.300] by mail.bank.example with SMTP; Tue, 33 May 2024 10:00:00 -9900\r\n"
        + Honest;

    /// <summary>A message without a line.</summary>
    internal const string Honest =
        "From: Ann <ann@sender.example>\r\nTo: bob@here.example\r\nSubject: Minutes\r\nDate: Wed, 01 May 2024 10:00:00 +0000\r\nMessage-ID: <a1@sender.example>\r\n\r\nHello.\r\n";

    /// <summary>The forgery of samples/, below which nothing is taken for a mail server's own line.</summary>
    internal static string Typed { get; } = File.ReadAllText(Support.Samples.PathOf("forged-typed-lines.eml")).ReplaceLineEndings("\r\n");
}

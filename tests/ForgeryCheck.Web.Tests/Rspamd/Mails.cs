using System.Globalization;

namespace ForgeryCheck.Web.Tests.Rspamd;

/// <summary>Messages as a client hands them to a mail server.</summary>
internal static class Mails
{
    /// <summary>Two lines typed by hand, as in samples/forged-typed-lines.eml: forged, whoever hands it in.</summary>
    internal const string Forged =
        "Received: from mail.inselbank.example by smtp.seaport.example (8.12.9)\r\n"
        + "Received: from branch4.inselbank.example by mail.inselbank.example (8.11.6)\r\n"
        + "X-ForgeryCheck: consistent; score=0\r\n"
        + "From: Inselbank <service@inselbank.example>\r\nTo: bob@here.example\r\nSubject: Please confirm your account\r\n"
        + "Date: Tue, 14 May 2024 22:11:09 +0000\r\nMessage-ID: <6643e17d.7733@mailer.example>\r\n\r\nFollow the link.\r\n";

    /// <summary>A message without a line.</summary>
    internal static string Honest { get; } =
        "From: Ann <ann@sender.example>\r\nTo: bob@here.example\r\nSubject: Minutes\r\n"
        + string.Create(CultureInfo.InvariantCulture, $"Date: {DateTimeOffset.UtcNow:ddd, d MMM yyyy HH:mm:ss} +0000\r\n")
        + "Message-ID: <a1@sender.example>\r\n\r\nHello.\r\n";

    /// <summary>A message that a host of the author took from the author's machine: Postfix pads the day to two places.</summary>
    internal static string Relayed { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"Received: from ann-pc.sender.example (ann-pc.sender.example [203.0.113.55])\r\n\tby mail.sender.example (Postfix) with ESMTPS id 6A02C11F40\r\n"
        + $"\tfor <bob@here.example>; {DateTimeOffset.UtcNow:ddd}, {DateTimeOffset.UtcNow.Day,2} {DateTimeOffset.UtcNow:MMM yyyy HH:mm:ss} +0000 (UTC)\r\n") + Honest;

    /// <summary>The line that a mail server with such a queue id writes for a client.</summary>
    internal static string LineOf(string client, string id) =>
        string.Create(CultureInfo.InvariantCulture, $"Received: from hello.example ([{client}])\r\n\tby mx.here.example with esmtp (Exim 4.96)\r\n\tid {id}\r\n\tfor bob@here.example;\r\n\t{DateTimeOffset.UtcNow:ddd, dd MMM yyyy HH:mm:ss} +0000\r\n");
}

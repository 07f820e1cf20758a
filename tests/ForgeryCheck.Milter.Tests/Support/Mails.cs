namespace ForgeryCheck.Milter.Tests.Support;

/// <summary>Messages to ask about.</summary>
internal static class Mails
{
    /// <summary>Two lines typed by hand, as in samples/forged-typed-lines.eml.</summary>
    internal static readonly (string Name, string Value)[] Forged =
    [
        ("Received", " from mail.inselbank.example by smtp.seaport.example (8.12.9)"),
        ("Received", " from branch4.inselbank.example by mail.inselbank.example (8.11.6)"),
        ("From", " Inselbank <service@inselbank.example>"),
        ("To", " b@y.test"),
        ("Subject", " Please confirm\n\tyour account"),
        ("Date", " Tue, 14 May 2024 22:11:09 +0000"),
        ("Message-ID", " <6643e17d.7733@mailer.example>"),
    ];

    /// <summary>Nothing to find.</summary>
    internal static readonly (string Name, string Value)[] Honest = [("From", " a@x.test"), ("To", " b@y.test"), ("Subject", " Hello")];

    /// <summary>The header as the client sent it.</summary>
    internal static string Header((string Name, string Value)[] fields) =>
        string.Concat(fields.Select(f => $"{f.Name}:{f.Value.Replace("\n", "\r\n", StringComparison.Ordinal)}\r\n"));
}

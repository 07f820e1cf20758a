using System.Globalization;

namespace ForgeryCheck.Laboratory.Tests.Mail;

/// <summary>A message as an author writes it.</summary>
/// <param name="From">The address in From.</param>
/// <param name="To">The address in To.</param>
/// <param name="Subject">Its subject.</param>
internal sealed record Letter(string From, string To, string Subject = "Samples of spice")
{
    /// <summary>Lines above From: those that a forger puts there, or a program that hands the message on.</summary>
    internal string Above { get; init; } = "";

    /// <summary>Its text.</summary>
    internal string Body { get; init; } = "Hello,\n\nthe samples of spice have arrived. We have put them on the shelf in the cellar.\n\nWith kind regards\n";

    /// <summary>When it says that it was written.</summary>
    internal DateTimeOffset Date { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>The domain in Message-ID.</summary>
    internal string IdHost { get; init; } = From[(From.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>The message, with lines that end in LF.</summary>
    internal string Text => $"""
        {Above}From: <{From}>
        To: <{To}>
        Subject: {Subject}
        Date: {Rfc5322(Date)}
        Message-ID: <{Guid.NewGuid():N}@{IdHost}>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        {Body}
        """;

    /// <summary>A time as RFC 5322 section 3.3 has it.</summary>
    internal static string Rfc5322(DateTimeOffset time) => time.ToString("ddd, d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + time.ToString(" zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);
}

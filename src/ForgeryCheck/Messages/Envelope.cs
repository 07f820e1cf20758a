namespace ForgeryCheck.Messages;

/// <summary>The SMTP envelope (RFC 5321 section 2.3.1): who sent, and to whom it was delivered. Not the same as From and To.</summary>
/// <param name="Sender">MAIL FROM without angle brackets; empty for a bounce; null where not known.</param>
/// <param name="Recipients">RCPT TO without angle brackets; empty where not known.</param>
public sealed record Envelope(string? Sender, IReadOnlyList<string> Recipients);

namespace ForgeryCheck.Messages;

/// <summary>The SMTP envelope (RFC 5321 section 2.3.1): who sent, and to whom it was delivered. Not the same as From and To.</summary>
/// <param name="Sender">MAIL FROM without angle brackets; empty for a bounce; null if unknown.</param>
/// <param name="Recipients">RCPT TO without angle brackets; empty if unknown.</param>
public sealed record Envelope(string? Sender, IReadOnlyList<string> Recipients);

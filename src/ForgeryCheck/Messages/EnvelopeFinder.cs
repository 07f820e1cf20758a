using ForgeryCheck.Trace;

namespace ForgeryCheck.Messages;

/// <summary>
/// Finds the envelope that a delivery agent recorded in the header. RFC 5321 section 4.4 has it record the sender as Return-Path; for the recipient
/// there are only conventions. A sender can write all of these fields too, so the result is a hint, not a fact.
/// </summary>
internal static class EnvelopeFinder
{
    private const int MaxBytes = 1024;

    /// <summary>
    /// The envelope that came with the message, else the one recorded in the header; null if there is neither. Of fields with the same name the
    /// topmost counts: lower ones were written by earlier hosts, for an earlier mailbox.
    /// </summary>
    public static Envelope? Find(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Envelope ?? Find(message.Header);
    }

    /// <summary>The envelope as the header records it; null if it does not.</summary>
    public static Envelope? Find(HeaderBlock header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var sender = Sender(header, "Return-Path"u8) ?? Sender(header, "X-Envelope-From"u8) ?? Sender(header, "X-Envelope-Sender"u8)
            ?? Sender(header, "Envelope-From"u8);
        var recipients = new List<string>();
        AddRecipients(header, "X-Original-To"u8, recipients);
        AddRecipients(header, "Envelope-To"u8, recipients);
        AddRecipients(header, "X-Envelope-To"u8, recipients);
        AddRecipients(header, "Delivered-To"u8, recipients);
        return sender is null && recipients.Count == 0
            ? null
            : new Envelope(sender, recipients.Count < 2 ? recipients : [.. recipients.Distinct(StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>What is between the angle brackets, or the whole value; "" for the null reverse-path of a bounce (RFC 5321 section 4.5.5).</summary>
    private static string? Sender(HeaderBlock header, ReadOnlySpan<byte> name)
    {
        if (header.Find(name) is not { } field)
        {
            return null;
        }

        var value = header.Value(field).Span;
        var text = TraceText.Unfold(value[..Math.Min(value.Length, MaxBytes)]).Trim();
        var open = text.IndexOf('<', StringComparison.Ordinal);
        var close = text.LastIndexOf('>');
        if (open < 0 || close < open)
        {
            return text.Length > 0 && !text.Contains(' ', StringComparison.Ordinal) ? text : null;
        }

        // An obsolete source route "@a,@b:user@c" is not part of the address (RFC 5321 appendix C).
        var path = text[(open + 1)..close].Trim();
        return path.StartsWith('@') && path.IndexOf(':', StringComparison.Ordinal) is > 0 and var route ? path[(route + 1)..] : path;
    }

    private static void AddRecipients(HeaderBlock header, ReadOnlySpan<byte> name, List<string> recipients)
    {
        if (header.Find(name) is not { } field)
        {
            return;
        }

        // qmail writes "mailing list user@example.org".
        var value = header.Value(field);
        var prefix = value.Span.TrimStart((byte)' ').StartsWith("mailing list "u8) ? value.Span.IndexOf("list "u8) + 5 : 0;
        AddressList.Read(value[prefix..], recipients);
    }
}

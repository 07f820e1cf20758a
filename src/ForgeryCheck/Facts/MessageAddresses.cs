using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Facts;

/// <summary>
/// The message's stated author and recipients, and what is known of its envelope. Envelope and header are independent (RFC 5321 section 2.3.1): a Bcc
/// recipient is in the envelope only.
/// </summary>
internal sealed class MessageAddresses(MailMessage message)
{
    private static readonly FieldName[] SenderFields = [new("Return-Path"), new("X-Envelope-From"), new("X-Envelope-Sender"), new("Envelope-From")];
    private static readonly FieldName[] RecipientFields = [new("X-Original-To"), new("Envelope-To"), new("X-Envelope-To"), new("Delivered-To")];

    private IReadOnlyList<string>? _from;
    private Mailboxes? _to;
    private Messages.Envelope? _envelope;
    private bool _isEnvelopeKnown;
    private string[]? _recipients;

    /// <summary>The addresses of From.</summary>
    internal IReadOnlyList<string> From => _from ??= MessageHeaders.Addresses(message.Header, "From"u8);

    /// <summary>The addresses of To, Cc and the like: those that a reader sees.</summary>
    internal Mailboxes To => _to ??= new Mailboxes([.. MessageHeaders.Recipients(message.Header, withResent: true)]);

    /// <summary>The envelope sender; empty for a bounce, null if unknown.</summary>
    internal string? Sender => Envelope?.Sender;

    /// <summary>The envelope recipients that have a domain, as far as known.</summary>
    internal string[] Recipients => _recipients ??= Envelope is { Recipients.Count: > 0 } envelope ? [.. envelope.Recipients.Where(HasDomain)] : [];

    private Messages.Envelope? Envelope
    {
        get
        {
            if (!_isEnvelopeKnown)
            {
                (_envelope, _isEnvelopeKnown) = (EnvelopeFinder.Find(message), true);
            }

            return _envelope;
        }
    }

    /// <summary>The source of the envelope sender: a header field, or SMTP itself.</summary>
    internal (string Name, HeaderField? Field) SenderSource() => Source(SenderFields, "MAIL FROM", Sender ?? "");

    /// <summary>The source of a recipient.</summary>
    internal (string Name, HeaderField? Field) RecipientSource(string address) => Source(RecipientFields, "RCPT TO", address);

    /// <summary>Whether an address ends in a domain, so that <see cref="MailAddress.DomainOf"/> returns one.</summary>
    internal static bool EndsInDomain(ReadOnlySpan<char> address) => address.LastIndexOf('@') is >= 0 and var at && at < address.Length - 1;

    /// <summary>Whether an address has a domain.</summary>
    internal static bool HasDomain(string address) => address.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at && at < address.Length - 1;

    /// <summary>The recipient of a "for" clause without angle brackets.</summary>
    internal static string Bare(string text) => text.Trim().TrimStart('<').TrimEnd('>');

    private (string Name, HeaderField? Field) Source(FieldName[] names, string inSmtp, string address)
    {
        if (message.Envelope is not null)
        {
            return (inSmtp, null);
        }

        foreach (var name in names)
        {
            if (message.Header.Find(name.Bytes) is { } field
                && message.Header.Text(field).Contains(address, StringComparison.OrdinalIgnoreCase))
            {
                return (name.Text, field);
            }
        }

        return ("envelope", null);
    }

    private sealed record FieldName(string Text)
    {
        internal byte[] Bytes { get; } = Encoding.ASCII.GetBytes(Text);
    }
}

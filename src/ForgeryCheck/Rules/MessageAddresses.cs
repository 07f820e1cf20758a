using System.Text;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Rules;

/// <summary>
/// Who a message says it is from and to, and what is known of its envelope. Envelope and header are two different things
/// (RFC 5321 section 2.3.1): a Bcc recipient is in the envelope only.
/// </summary>
internal sealed class MessageAddresses
{
    private static readonly string[] SenderFields = ["Return-Path", "X-Envelope-From", "X-Envelope-Sender", "Envelope-From"];
    private static readonly string[] RecipientFields = ["X-Original-To", "Envelope-To", "X-Envelope-To", "Delivered-To"];

    /// <summary>Up to this many addresses are compared one by one, which is faster than to make their keys.</summary>
    private const int Few = 16;

    private readonly MailMessage _message;
    private HashSet<string>? _visible;

    internal MessageAddresses(MailMessage message)
    {
        _message = message;
        var header = message.Header;
        var envelope = EnvelopeFinder.Find(message);
        From = MessageHeaders.Addresses(header, "From"u8);
        To = MessageHeaders.Recipients(header, withResent: true);
        Sender = envelope?.Sender;
        Recipients = envelope is null ? [] : [.. envelope.Recipients.Where(HasDomain)];
    }

    /// <summary>The addresses of From.</summary>
    internal IReadOnlyList<string> From { get; }

    /// <summary>The addresses of To, Cc and their kin: whom the reader of the message sees.</summary>
    internal IReadOnlyList<string> To { get; }

    /// <summary>The envelope's sender; empty for a bounce, null where it is not known.</summary>
    internal string? Sender { get; }

    /// <summary>Recipients of the envelope that have a domain, as far as they are known.</summary>
    internal IReadOnlyList<string> Recipients { get; }

    /// <summary>Whether To, Cc or their kin name a mailbox.</summary>
    internal bool IsVisible(string address)
    {
        if (To.Count > Few)
        {
            // Compared by key, so that hostile headers with a thousand addresses cost no time.
            return (_visible ??= To.Select(Key).ToHashSet(StringComparer.Ordinal)).Contains(Key(address));
        }

        foreach (var to in To)
        {
            if (AreSame(to, address))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the envelope's sender was found: a field of the header, or SMTP itself.</summary>
    internal (string Name, HeaderField? Field) SenderSource() => Source(SenderFields, "MAIL FROM", Sender ?? "");

    /// <summary>Where a recipient was found.</summary>
    internal (string Name, HeaderField? Field) RecipientSource(string address) => Source(RecipientFields, "RCPT TO", address);

    /// <summary>The domain of an address, in lower case; null where it has none.</summary>
    internal static string? DomainOf(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        return at < 0 || at == address!.Length - 1 ? null : address[(at + 1)..].TrimEnd('.').ToLowerInvariant();
    }

    /// <summary>Whether an address has a domain.</summary>
    internal static bool HasDomain(string address) => address.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at && at < address.Length - 1;

    /// <summary>Whether two addresses have the same <see cref="Key"/>.</summary>
    private static bool AreSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var (at, otherAt) = (one.LastIndexOf('@'), other.LastIndexOf('@'));
        return at >= 0 && otherAt >= 0
            && one[at..].Equals(other[otherAt..], StringComparison.OrdinalIgnoreCase)
            && Local(one[..at]).Equals(Local(other[..otherAt]), StringComparison.OrdinalIgnoreCase);

        static ReadOnlySpan<char> Local(ReadOnlySpan<char> local) => local.IndexOf('+') is > 0 and var plus ? local[..plus] : local;
    }

    /// <summary>What two addresses of one mailbox have in common: case and what follows a plus sign do not count.</summary>
    internal static string Key(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return (plus > 0 && plus < at ? address[..plus] + address[at..] : address).ToLowerInvariant();
    }

    /// <summary>The recipient of a "for" clause without angle brackets.</summary>
    internal static string Bare(string text) => text.Trim().TrimStart('<').TrimEnd('>');

    private (string Name, HeaderField? Field) Source(string[] names, string inSmtp, string address)
    {
        if (_message.Envelope is not null)
        {
            return (inSmtp, null);
        }

        foreach (var name in names)
        {
            if (_message.Header.Find(Encoding.ASCII.GetBytes(name)) is { } field
                && _message.Header.Text(field).Contains(address, StringComparison.OrdinalIgnoreCase))
            {
                return (name, field);
            }
        }

        return ("envelope", null);
    }
}

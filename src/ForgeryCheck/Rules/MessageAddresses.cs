using ForgeryCheck.Messages;
using MimeKit;

namespace ForgeryCheck.Rules;

/// <summary>
/// Who a message says it is from and to, and what is known of its envelope. Envelope and header are two different things
/// (RFC 5321 section 2.3.1): a Bcc recipient is in the envelope only.
/// </summary>
internal sealed class MessageAddresses
{
    private const int MostAddresses = 1000;
    private readonly HashSet<string> _visible;

    internal MessageAddresses(MailMessage message)
    {
        var header = message.Header;
        From = Read(header, ["From"]);
        To = Read(header, ["To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Resent-Bcc", "Apparently-To"]);
        _visible = new HashSet<string>(To.Select(a => Key(a.Address)), StringComparer.Ordinal);
        Sender = SenderOf(message);
        Recipients = RecipientsOf(message);
        IsListMail = HasAny(header, ["List-Id", "List-Post", "Mailing-List"]);
        IsResent = HasAny(header, ["Resent-From", "Resent-Sender", "X-Forwarded-For"]);
    }

    /// <summary>The addresses of From.</summary>
    internal IReadOnlyList<EnvelopeAddress> From { get; }

    /// <summary>The addresses of To, Cc and their kin: whom the reader of the message sees.</summary>
    internal IReadOnlyList<EnvelopeAddress> To { get; }

    /// <summary>The envelope's sender; its address is empty for a bounce. Null where it is not known.</summary>
    internal EnvelopeAddress? Sender { get; }

    /// <summary>Recipients of the envelope, as far as they are known.</summary>
    internal IReadOnlyList<EnvelopeAddress> Recipients { get; }

    /// <summary>Whether the header has the fields of a mailing list (RFC 2919, RFC 2369).</summary>
    internal bool IsListMail { get; }

    /// <summary>Whether the header has the fields of a message that was sent on (RFC 5322 section 3.6.6).</summary>
    internal bool IsResent { get; }

    /// <summary>The domain of an address, in lower case; null where it has none.</summary>
    internal static string? DomainOf(string? address)
    {
        var at = address?.LastIndexOf('@') ?? -1;
        return at < 0 || at == address!.Length - 1 ? null : address[(at + 1)..].TrimEnd('.').ToLowerInvariant();
    }

    /// <summary>Whether To, Cc or their kin name a mailbox.</summary>
    internal bool IsVisible(string address) => _visible.Contains(Key(address));

    /// <summary>What two addresses of one mailbox have in common: case and what follows a plus sign do not count.</summary>
    internal static string Key(string address)
    {
        var at = address.LastIndexOf('@');
        var plus = address.IndexOf('+', StringComparison.Ordinal);
        return (plus > 0 && plus < at ? address[..plus] + address[at..] : address).ToLowerInvariant();
    }

    private static EnvelopeAddress? SenderOf(MailMessage message)
    {
        if (message.Envelope?.Sender is { } known)
        {
            return new EnvelopeAddress(Bare(known), "MAIL FROM", null);
        }

        foreach (var name in (ReadOnlySpan<string>)["Return-Path", "X-Envelope-From", "Envelope-From", "X-Envelope-Sender"])
        {
            foreach (var field in Fields(message.Header, name))
            {
                var text = message.Header.Text(field);
                if (text.Length > 0)
                {
                    return new EnvelopeAddress(Bare(text), name, field);
                }
            }
        }

        return null;
    }

    private static List<EnvelopeAddress> RecipientsOf(MailMessage message)
    {
        var known = new List<EnvelopeAddress>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var recipient in message.Envelope?.Recipients ?? [])
        {
            Add(known, keys, new EnvelopeAddress(Bare(recipient), "RCPT TO", null));
        }

        foreach (var name in (ReadOnlySpan<string>)["Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "X-Delivered-To"])
        {
            foreach (var field in Fields(message.Header, name))
            {
                foreach (var part in message.Header.Text(field).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(known, keys, new EnvelopeAddress(Bare(part), name, field));
                }
            }
        }

        return known;
    }

    private static void Add(List<EnvelopeAddress> list, HashSet<string> keys, EnvelopeAddress address)
    {
        if (list.Count < MostAddresses && DomainOf(address.Address) is not null && keys.Add(Key(address.Address)))
        {
            list.Add(address);
        }
    }

    /// <summary>An address without angle brackets and without what some mailers put before it ("rfc822;").</summary>
    internal static string Bare(string text)
    {
        var open = text.IndexOf('<', StringComparison.Ordinal);
        var close = text.IndexOf('>', open + 1);
        if (open >= 0 && close > open)
        {
            text = text[(open + 1)..close];
        }

        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        return (semicolon >= 0 ? text[(semicolon + 1)..] : text).Trim();
    }

    private static bool HasAny(HeaderBlock header, string[] names) => names.Any(n => Fields(header, n).Any());

    private static IEnumerable<HeaderField> Fields(HeaderBlock header, string name)
    {
        var bytes = System.Text.Encoding.ASCII.GetBytes(name);
        return header.Fields.Where(f => header.Is(f, bytes));
    }

    private static List<EnvelopeAddress> Read(HeaderBlock header, string[] names)
    {
        var found = new List<EnvelopeAddress>();
        foreach (var name in names)
        {
            foreach (var field in Fields(header, name))
            {
                if (InternetAddressList.TryParse(header.Value(field).ToArray(), out var list))
                {
                    foreach (var mailbox in list.Mailboxes.Take(MostAddresses))
                    {
                        found.Add(new EnvelopeAddress(mailbox.Address, name, field));
                    }
                }
            }
        }

        return found;
    }
}

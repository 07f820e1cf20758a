using System.Text;
using ForgeryCheck.Hosts;

namespace ForgeryCheck.Fields;

/// <summary>
/// The recipients of the message, as its header and trusted lines show them: mailboxes, and the organisations that any recipient along the path may
/// belong to: those of recipients, lists, the author, the receiver and the host that handed the mail in.
/// </summary>
internal sealed class KnownRecipients
{
    /// <summary>
    /// The maximum number of addresses examined per message: a hostile header has thousands, and so have the lines that query them.
    /// </summary>
    private const int MostAddresses = 20_000;

    /// <summary>A name this long inside another is no coincidence: list gateways are named after the list.</summary>
    private const int TellingLength = 8;

    private readonly FieldFacts _message;
    private readonly Chain _chain;
    private readonly Organisations _organisations;
    private readonly HashSet<string> _near = new(8, StringComparer.Ordinal);
    private int _addressesRead;
    private int _nextField;

    internal KnownRecipients(FieldFacts message, Chain chain, Organisations organisations)
    {
        (_message, _chain, _organisations) = (message, chain, organisations);
        foreach (var hop in chain.Hops)
        {
            if (hop.IsClaimed)
            {
                break;
            }

            Add(hop.ByOrganisation);
            Add(hop.HeloOrganisation);
            Add(hop.ReverseOrganisation);
            foreach (var span in hop.Line.ForSpans)
            {
                AreDelivered = true;
                AddDomains(hop.Line.Bytes.Span.Slice(span.Start, span.Length));
            }
        }

        foreach (var field in message.Fields)
        {
            AreDelivered |= field.Kind == FieldKind.Recipient && field.Field.NameLength >= 11;
        }
    }

    /// <summary>
    /// Whether the mailbox that the message was delivered to is known. Without it, a Bcc recipient is indistinguishable from an unrelated address.
    /// </summary>
    internal bool AreDelivered { get; }

    /// <summary>Whether an organisation is one of the message's.</summary>
    internal bool Knows(string organisation)
    {
        // The trusted hosts give most of them, so read the fields only as far as necessary.
        var isKnown = _near.Contains(organisation);
        while (!isKnown && _nextField < _message.Fields.Count)
        {
            var field = _message.Fields[_nextField++];
            if (field.Kind is FieldKind.Recipient or FieldKind.List or FieldKind.Sender or FieldKind.Author)
            {
                AddDomains(_message.Header.Value(field.Field).Span);
                isKnown = _near.Contains(organisation);
            }
        }

        return isKnown;
    }

    /// <summary>
    /// Whether an address has no connection to the message: its organisation is known but not one of the message's, and no known recipient has its
    /// local part, which lists and people keep when they change hosts.
    /// </summary>
    internal bool IsStranger(ReadOnlySpan<byte> address)
    {
        var at = address.LastIndexOf((byte)'@');
        return at > 0
            && _organisations.Of(address[(at + 1)..].TrimEnd("> "u8)) is { } organisation
            && !Knows(organisation)
            && !IsKnownName(address[..at].TrimStart("< "u8));
    }

    private bool IsKnownName(ReadOnlySpan<byte> local)
    {
        foreach (var field in _message.Fields)
        {
            if (field.Kind is FieldKind.Recipient or FieldKind.List or FieldKind.Sender && Has(_message.Header.Value(field.Field).Span, local))
            {
                return true;
            }
        }

        foreach (var hop in _chain.Hops)
        {
            if (hop.IsClaimed)
            {
                break;
            }

            foreach (var span in hop.Line.ForSpans)
            {
                if (Has(hop.Line.Bytes.Span.Slice(span.Start, span.Length), local))
                {
                    return true;
                }
            }
        }

        return false;
    }

    // With too many addresses to examine, no address is called unrelated.
    private bool Has(ReadOnlySpan<byte> value, ReadOnlySpan<byte> local)
    {
        if (_addressesRead >= MostAddresses)
        {
            return true;
        }

        var addresses = new MailDomains(value);
        while (addresses.MoveNext())
        {
            _addressesRead++;
            var known = Plain(addresses.LocalPart);
            if (Ascii.EqualsIgnoreCase(known, Plain(local)) || (known.Length >= TellingLength && local.IndexOf(known) >= 0))
            {
                return true;
            }
        }

        return false;
    }

    // What follows a plus sign is up to the mailbox (subaddressing).
    private static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> local) => local.IndexOf((byte)'+') is > 0 and var plus ? local[..plus] : local;

    private void AddDomains(ReadOnlySpan<byte> value)
    {
        foreach (var domain in new MailDomains(value))
        {
            Add(_organisations.Of(domain));
        }
    }

    private void Add(string? organisation)
    {
        if (organisation is not null)
        {
            _near.Add(organisation);
        }
    }
}

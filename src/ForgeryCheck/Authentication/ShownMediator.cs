using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Authentication;

/// <summary>
/// Whether the mediator that header fields name is the one that handed the mail in. Anybody can type Resent-From or List-Id; what the receiver itself found
/// of the client (its reverse name, a domain that SPF, DKIM or ARC vouches for) has to belong to whom the field names (RFC 5598 section 5).
/// </summary>
internal sealed class ShownMediator
{
    private readonly HashSet<string> _vouched = new(StringComparer.Ordinal);
    private readonly HeaderBlock _header;
    private readonly Organisations _organisations;

    internal ShownMediator(HeaderBlock header, Chain chain, AuthCheck[] checks, string? senderDomain, Organisations organisations)
    {
        (_header, _organisations) = (header, organisations);
        if (chain.BoundaryHop is not { } client)
        {
            return;
        }

        Add(client.ReverseOrganisation);
        var isChecked = false;
        foreach (var check in checks)
        {
            isChecked |= check.Method == AuthMethod.Spf;
            if (check.Result == AuthResult.Pass && check.Method == AuthMethod.Arc)
            {
                AddSealers();
            }
            else if (check.Result == AuthResult.Pass && check.Method is AuthMethod.Spf or AuthMethod.SpfHelo or AuthMethod.Dkim)
            {
                Add(organisations.Of(check.Domain ?? (check.Method == AuthMethod.Spf ? senderDomain : null)));
            }
        }

        // Receivers of old neither looked up names nor checked SPF: then the client's own word is all there is.
        if (!isChecked && client.Line.ReverseNote == ReverseNameNote.NotRecorded)
        {
            Add(client.HeloOrganisation);
        }
    }

    /// <summary>Whether a list is: one of its fields, or Sender, names the client's organisation.</summary>
    internal bool IsList(FieldFacts fields)
    {
        foreach (var organisation in _vouched)
        {
            if (ListPlace.IsOf(fields, organisation, _organisations))
            {
                return true;
            }
        }

        return _header.Find("Sender"u8) is { } sender && HasOneOf(sender);
    }

    /// <summary>Whether a forwarder is: it resent the mail, had it delivered before, or rewrote the envelope sender in its own name.</summary>
    internal bool IsForwarder()
    {
        foreach (ref readonly var field in _header.Fields.AsSpan())
        {
            if (IsForwarders(field) && HasOneOf(field))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsForwarders(HeaderField field) => field.NameLength switch
    {
        9 => Is(field, "Resent-To"u8),
        11 => Is(field, "Resent-From"u8) || Is(field, "Return-Path"u8),
        12 => Is(field, "Delivered-To"u8),
        13 => Is(field, "Resent-Sender"u8),
        14 => Is(field, "X-Forwarded-To"u8),
        15 => Is(field, "X-Forwarded-For"u8),
        _ => false,
    };

    private bool Is(HeaderField field, ReadOnlySpan<byte> name) => HeaderBlock.Is(_header.Bytes.Span, field, name);

    private bool HasOneOf(HeaderField field)
    {
        foreach (var domain in new MailDomains(_header.Value(field).Span))
        {
            if (_organisations.Of(domain) is { } organisation && _vouched.Contains(organisation))
            {
                return true;
            }
        }

        return false;
    }

    // A chain passes only if every seal in it verifies (RFC 8617 section 5.2).
    private void AddSealers()
    {
        foreach (ref readonly var field in _header.Fields.AsSpan())
        {
            if (field.NameLength == 8 && Is(field, "ARC-Seal"u8))
            {
                Add(_organisations.Of(TagList.Value(_header.Value(field).Span, "d"u8)));
            }
        }
    }

    private void Add(string? organisation)
    {
        if (organisation is not null)
        {
            _vouched.Add(organisation);
        }
    }
}

using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>
/// The organisations that a message names outside its Received lines: whom it is from, who gets its bounces, who minted its Message-ID, who signed
/// it, whom it is to. The lines of a real path nearly always name one of them; forged ones, or those of another message, do not.
/// </summary>
internal sealed class NamedParties
{
    /// <summary>Hostile headers name thousands; a handful is enough.</summary>
    private const int Most = 64;

    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly Organisations _organisations;

    internal NamedParties(FieldFacts message, string? envelopeSender, Organisations organisations)
    {
        _organisations = organisations;
        Add(organisations.Of(DomainOf(envelopeSender)));
        Add(organisations.Of(message.MessageId?.Host));
        foreach (var field in message.Fields)
        {
            var value = message.Header.Value(field.Field).Span;
            if (field.Kind == FieldKind.Signature)
            {
                Add(organisations.Of(TagList.Value(value, "d"u8)));
            }
            else if (field.Kind is FieldKind.Author or FieldKind.Sender or FieldKind.Recipient)
            {
                foreach (var domain in new MailDomains(value))
                {
                    Add(organisations.Of(domain));
                }
            }
        }
    }

    /// <summary>Whether the message names nobody, so that there is nothing to compare with.</summary>
    internal bool IsEmpty => _named.Count == 0;

    /// <summary>Whether the client of a line is a host of one of them, by HELO or reverse name.</summary>
    internal bool HaveClient(Hop hop) => Has(hop.HeloOrganisation) || Has(hop.ReverseOrganisation);

    /// <summary>Whether a line names one of them: as its host, its client, or in the envelope.</summary>
    internal bool AreIn(Hop hop)
    {
        if (Has(hop.ByOrganisation) || Has(hop.HeloOrganisation) || Has(hop.ReverseOrganisation))
        {
            return true;
        }

        if (HasDomainIn(hop.Line.Raw(TraceField.EnvelopeFrom)))
        {
            return true;
        }

        foreach (var span in hop.Line.ForSpans)
        {
            if (HasDomainIn(hop.Line.Bytes.Span.Slice(span.Start, span.Length)))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasDomainIn(ReadOnlySpan<byte> addresses)
    {
        foreach (var domain in new MailDomains(addresses))
        {
            if (Has(_organisations.Of(domain)))
            {
                return true;
            }
        }

        return false;
    }

    private static string? DomainOf(string? address) => address?[(address.LastIndexOf('@') + 1)..];

    private bool Has(string? organisation) => organisation is not null && _named.Contains(organisation);

    private void Add(string? organisation)
    {
        if (organisation is not null && _named.Count < Most)
        {
            _named.Add(organisation);
        }
    }
}

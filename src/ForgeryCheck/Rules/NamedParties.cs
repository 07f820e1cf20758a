using System.Text;
using ForgeryCheck.Chains;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Rules;

/// <summary>
/// The organisations that a message itself names outside its Received lines: who it says it is from, who takes its bounces, who made
/// its Message-ID, who signed it, whom it is to. The lines of a real way nearly always name one of them; the lines of another message,
/// or invented ones, do not.
/// </summary>
internal sealed class NamedParties
{
    /// <summary>Hostile headers name thousands; a handful of fields and addresses tells all there is to tell.</summary>
    private const int Most = 64;

    private static readonly byte[][] AddressFields =
    [
        "From"u8.ToArray(), "Sender"u8.ToArray(), "Reply-To"u8.ToArray(), "Return-Path"u8.ToArray(), "Errors-To"u8.ToArray(),
        "Resent-From"u8.ToArray(), "X-Original-From"u8.ToArray(), "To"u8.ToArray(), "Cc"u8.ToArray(),
    ];

    private readonly HashSet<string> _organisations = new(StringComparer.Ordinal);
    private readonly Organisations _known;

    internal NamedParties(MailMessage message, Organisations known)
    {
        _known = known;
        AddAddress(message.Envelope?.Sender);
        var header = message.Header;
        foreach (var field in header.Fields)
        {
            if (_organisations.Count >= Most)
            {
                break;
            }

            if (header.Is(field, "Message-ID"u8))
            {
                AddAddress(MessageHeaders.MessageId(header));
            }
            else if (header.Is(field, "DKIM-Signature"u8) || header.Is(field, "DomainKey-Signature"u8))
            {
                Add(Encoding.Latin1.GetString(Short(TagList.Find(header.Value(field).Span, "d"u8))));
            }
            else if (IsAddressField(header, field))
            {
                var addresses = new List<string>();
                AddressList.Read(header.Value(field), addresses);
                foreach (var address in addresses.Take(Most))
                {
                    AddAddress(address);
                }
            }
        }
    }

    /// <summary>Whether the message names nobody: then there is nothing to compare with.</summary>
    internal bool IsEmpty => _organisations.Count == 0;

    /// <summary>Whether a line names one of them: as its host, its client, or the sender of the envelope.</summary>
    internal bool AreIn(Hop hop) =>
        Has(hop.ByOrganisation) || Has(hop.HeloOrganisation) || Has(hop.ReverseOrganisation)
        || (hop.Line.Has(TraceField.EnvelopeFrom) && Has(_known.Of(MessageAddresses.DomainOf(MessageAddresses.Bare(hop.Line.EnvelopeFrom!)))));

    private static bool IsAddressField(HeaderBlock header, HeaderField field)
    {
        foreach (var name in AddressFields)
        {
            if (header.Is(field, name))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> Short(ReadOnlySpan<byte> name) => name[..Math.Min(name.Length, HostNames.MaxLength)];

    private bool Has(string? organisation) => organisation is not null && _organisations.Contains(organisation);

    private void AddAddress(string? address) => Add(MessageAddresses.DomainOf(address));

    private void Add(string? domain)
    {
        if (_known.Of(domain) is { } organisation)
        {
            _organisations.Add(organisation);
        }
    }
}

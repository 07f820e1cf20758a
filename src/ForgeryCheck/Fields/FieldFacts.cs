using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;

namespace ForgeryCheck.Fields;

/// <summary>What the header fields other than Received say about the message's path; each is evaluated on first use.</summary>
public sealed class FieldFacts
{
    private readonly HeaderBlock _header;
    private readonly Chain _chain;
    private readonly Organisations _organisations;
    private List<TellingField>? _fields;
    private TraceDate? _date;
    private MessageIdField? _messageId;
    private bool _hasMessageId;
    private Origin? _origin;
    private KnownRecipients? _recipients;
    private SignedTimes? _signed;
    private SealedSets? _sealed;
    private List<CheckedClient>? _spf;
    private List<CheckedClient>? _results;

    internal FieldFacts(HeaderBlock header, Chain chain, Organisations organisations) => (_header, _chain, _organisations) = (header, chain, organisations);

    internal HeaderBlock Header => _header;

    /// <summary>The fields relevant to the path, top first.</summary>
    internal List<TellingField> Fields => _fields ??= TellingFields.Find(_header);

    /// <summary>The topmost Date field; null if there is none.</summary>
    public HeaderField? DateField => First(FieldKind.Date);

    /// <summary>Its value: the moment at which the author completed the message, by the author's own clock (RFC 5322 section 3.6.1).</summary>
    public TraceDate Date => _date ??= ReadDate();

    /// <summary>The topmost Message-ID; null if there is none.</summary>
    public MessageIdField? MessageId
    {
        get
        {
            if (!_hasMessageId)
            {
                _hasMessageId = true;
                _messageId = First(FieldKind.MessageId) is { } found ? MessageIdField.Read(_header, found, Date) : null;
            }

            return _messageId;
        }
    }

    /// <summary>Whether the claimed lines begin where the header says that the message comes from.</summary>
    internal Origin Origin => _origin ??= OriginFinder.Find(this, _chain, _organisations);

    /// <summary>
    /// The lowest claimed line with a time: the first host that had the message. Null if a program resubmitted an older message without its lines:
    /// then no line shows who had it first.
    /// </summary>
    public Hop? Lowest
    {
        get
        {
            var claimed = _chain.Claimed;
            if (claimed.Count > 0 && claimed[^1].IsPickup)
            {
                return null;
            }

            for (var i = claimed.Count - 1; i >= 0; i--)
            {
                if (claimed[i].Line.Date.HasTime)
                {
                    return claimed[i];
                }
            }

            return null;
        }
    }

    /// <summary>The recipients of the message.</summary>
    internal KnownRecipients Recipients => _recipients ??= new KnownRecipients(this, _chain, _organisations);

    /// <summary>The times inside signatures.</summary>
    internal SignedTimes Signed => _signed ??= SignedTimes.Read(this);

    /// <summary>The ARC sets, as written.</summary>
    internal SealedSets Sealed => _sealed ??= SealedSets.Read(this, _organisations);

    /// <summary>The clients of the Received-SPF fields below the boundary line.</summary>
    internal List<CheckedClient> Spf => _spf ??= ReadClients(FieldKind.Spf);

    /// <summary>The clients of the Authentication-Results fields below the boundary line.</summary>
    internal List<CheckedClient> Results => _results ??= ReadClients(FieldKind.Results);

    /// <summary>The topmost field of a kind.</summary>
    internal HeaderField? First(FieldKind kind)
    {
        foreach (var field in Fields)
        {
            if (field.Kind == kind)
            {
                return field.Field;
            }
        }

        return null;
    }

    private List<CheckedClient> ReadClients(FieldKind kind)
    {
        List<CheckedClient> found = [];
        var from = _chain.BoundaryHop?.FieldIndex ?? int.MaxValue;
        foreach (var field in Fields)
        {
            if (field.Kind == kind && field.Index > from
                && (kind == FieldKind.Spf
                    ? CheckedClientReader.ReadSpf(_header, field.Field, _organisations)
                    : CheckedClientReader.ReadResults(_header, field.Field, _organisations)) is { } client)
            {
                found.Add(client);
            }
        }

        return found;
    }

    private TraceDate ReadDate()
    {
        if (DateField is not { } field)
        {
            return new TraceDate(0, false, null, DateFaults.Missing, default, false);
        }

        var value = _header.Value(field).Span;
        return DateParser.Parse(value, 0, value.Length);
    }
}

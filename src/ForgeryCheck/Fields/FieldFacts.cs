using ForgeryCheck.Chains;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Fields;

/// <summary>What the header fields other than Received say of the message's way; each is worked out when it is first read.</summary>
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
    private List<CheckedClient>? _spf;
    private List<CheckedClient>? _results;

    internal FieldFacts(HeaderBlock header, Chain chain, Organisations organisations) => (_header, _chain, _organisations) = (header, chain, organisations);

    internal HeaderBlock Header => _header;

    /// <summary>The fields that tell of the way, top first.</summary>
    internal List<TellingField> Fields => _fields ??= TellingFields.Find(_header);

    /// <summary>The topmost Date field; null where there is none.</summary>
    public HeaderField? DateField => First(FieldKind.Date);

    /// <summary>What it says: the moment at which the sender's program finished the message, by its own clock (RFC 5322 section 3.6.1).</summary>
    public TraceDate Date => _date ??= ReadDate();

    /// <summary>The topmost Message-ID; null where there is none.</summary>
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

    /// <summary>Whether the claimed lines begin where the _header says that the message comes from.</summary>
    internal Origin Origin => _origin ??= OriginFinder.Find(this, _chain, _organisations);

    /// <summary>
    /// The lowest claimed line that bears a time: the first host that had the message. Null where a program handed an older message in anew, whose
    /// lines are gone: then no line tells who had it first.
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

    /// <summary>Whom the message is for.</summary>
    internal KnownRecipients Recipients => _recipients ??= new KnownRecipients(this, _chain, _organisations);

    /// <summary>The times inside signatures.</summary>
    internal SignedTimes Signed => _signed ??= SignedTimes.Read(this);

    /// <summary>The clients that the Received-SPF fields below the boundary line speak of.</summary>
    internal List<CheckedClient> Spf => _spf ??= ReadClients(FieldKind.Spf);

    /// <summary>The clients that the Authentication-Results fields below the boundary line speak of.</summary>
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

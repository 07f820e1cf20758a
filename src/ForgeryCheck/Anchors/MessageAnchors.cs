using ForgeryCheck.Chains;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Trace;

namespace ForgeryCheck.Anchors;

/// <summary>What the fields beside the Received lines say of the way: each worked out when a rule first asks.</summary>
internal sealed class MessageAnchors(HeaderBlock header, Chain chain, Organisations organisations)
{
    private List<AnchorField>? _fields;
    private TraceDate? _date;
    private MessageIdField? _messageId;
    private bool _hasMessageId;
    private Origin? _origin;
    private KnownRecipients? _recipients;
    private SignedTimes? _signed;
    private List<CheckedClient>? _spf;
    private List<CheckedClient>? _results;

    internal HeaderBlock Header => header;

    /// <summary>The fields that anchor the chain, top first.</summary>
    internal List<AnchorField> Fields => _fields ??= AnchorFields.Find(header);

    /// <summary>The topmost Date field; null where there is none.</summary>
    internal HeaderField? DateField => First(AnchorKind.Date);

    /// <summary>What it says: the moment at which the sender's program finished the message, by its own clock (RFC 5322 section 3.6.1).</summary>
    internal TraceDate Date => _date ??= ReadDate();

    /// <summary>The topmost Message-ID; null where there is none.</summary>
    internal MessageIdField? MessageId
    {
        get
        {
            if (!_hasMessageId)
            {
                _hasMessageId = true;
                _messageId = First(AnchorKind.MessageId) is { } found ? MessageIdField.Read(header, found, Date) : null;
            }

            return _messageId;
        }
    }

    /// <summary>Whether the claimed lines begin where the header says that the message comes from.</summary>
    internal Origin Origin => _origin ??= OriginFinder.Find(this, chain, organisations);

    /// <summary>
    /// The lowest claimed line that bears a time: the first host that had the message. Null where a program handed an older message in anew, whose
    /// lines are gone: then no line tells who had it first.
    /// </summary>
    internal Hop? Lowest
    {
        get
        {
            var claimed = chain.Claimed;
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
    internal KnownRecipients Recipients => _recipients ??= new KnownRecipients(this, chain, organisations);

    /// <summary>The times inside signatures.</summary>
    internal SignedTimes Signed => _signed ??= SignedTimes.Read(this);

    /// <summary>The clients that the Received-SPF fields below the boundary line speak of.</summary>
    internal List<CheckedClient> Spf => _spf ??= ReadClients(AnchorKind.Spf);

    /// <summary>The clients that the Authentication-Results fields below the boundary line speak of.</summary>
    internal List<CheckedClient> Results => _results ??= ReadClients(AnchorKind.Results);

    /// <summary>The topmost field of a kind.</summary>
    internal HeaderField? First(AnchorKind kind)
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

    private List<CheckedClient> ReadClients(AnchorKind kind)
    {
        List<CheckedClient> found = [];
        var from = chain.BoundaryHop?.FieldIndex ?? int.MaxValue;
        foreach (var field in Fields)
        {
            if (field.Kind == kind && field.Index > from
                && (kind == AnchorKind.Spf
                    ? CheckedClientReader.ReadSpf(header, field.Field, organisations)
                    : CheckedClientReader.ReadResults(header, field.Field, organisations)) is { } client)
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

        var value = header.Value(field).Span;
        return DateParser.Parse(value, 0, value.Length);
    }
}

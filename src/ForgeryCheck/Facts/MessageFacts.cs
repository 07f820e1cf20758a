using ForgeryCheck.Batches;
using ForgeryCheck.Chains;
using ForgeryCheck.Facts.Companions;
using ForgeryCheck.Facts.Products;
using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Sentences;

namespace ForgeryCheck.Facts;

/// <summary>What was worked out once for a message, for all rules.</summary>
public sealed class MessageFacts
{
    private MessageAddresses? _addresses;
    private string[]? _handOverFor;
    private ForClause[]? _claimedFor;
    private NamedParties? _parties;
    private IReadOnlyList<SiteLeg>? _legs;
    private ClaimedId[]? _ids;
    private FieldFacts? _fields;
    private SeenKeys? _seen;
    private ReplayedTail? _replayed;
    private bool _isReplayKnown;
    private DateTimeOffset? _date;
    private bool _isDateKnown;
    private ProviderLine[]? _providers;
    private MessageCompanions? _companions;
    private Dictionary<Hop, Mask?>? _masks;

    /// <summary>Makes the facts of one message; each is worked out when it is first read.</summary>
    internal MessageFacts(MailMessage message, Chain chain, Sites sites, RuleTables tables, NameFacts names, BatchIndex? batch)
    {
        Message = message;
        Chain = chain;
        Sites = sites;
        Tables = tables;
        Names = names;
        Batch = batch;
    }

    /// <summary>The message.</summary>
    public MailMessage Message { get; }

    /// <summary>Hops, joints, boundary.</summary>
    public Chain Chain { get; }

    /// <summary>Declared sites.</summary>
    internal Sites Sites { get; }

    /// <summary>The tables in force.</summary>
    internal RuleTables Tables { get; }

    /// <summary>Who belongs to whom.</summary>
    internal Organisations Organisations => Tables.Organisations;

    /// <summary>What the DNS said.</summary>
    internal NameFacts Names { get; }

    /// <summary>What other messages hold, where a batch is analyzed; else null.</summary>
    internal BatchIndex? Batch { get; }

    /// <summary>The time of the Date field; null where there is none that can be read.</summary>
    public DateTimeOffset? Date
    {
        get
        {
            if (!_isDateKnown)
            {
                (_date, _isDateKnown) = (MessageHeaders.Date(Message.Header), true);
            }

            return _date;
        }
    }

    /// <summary>Seconds from the Date field to the lowest claimed line that bears a time; null where either is missing.</summary>
    internal double? SecondsFromDateToLowest =>
        Fields.Lowest is { } lowest && Fields.Date is { HasTime: true } date ? ClockText.SecondsBetween(date, lowest.Line.Date) : null;

    /// <summary>Who the message says it is from and to, and its envelope as far as it is known.</summary>
    internal MessageAddresses Addresses => _addresses ??= new MessageAddresses(Message);

    /// <summary>The recipients that the "for" of the boundary line names, as it stands there: as good as the envelope's.</summary>
    internal ReadOnlySpan<string> HandOverFor => _handOverFor ??= Chain.BoundaryHop is { Line.ForSpans.Count: > 0 } boundary ? [.. boundary.Line.For] : [];

    /// <summary>The recipients that the claimed lines name, top first.</summary>
    internal ReadOnlySpan<ForClause> ClaimedFor => _claimedFor ??= ReadClaimedFor();

    /// <summary>The organisations that the message names outside its Received lines.</summary>
    internal NamedParties Parties => _parties ??= new NamedParties(Fields, Message.Envelope?.Sender, Organisations);

    /// <summary>What the fields beside the Received lines say of the message's way.</summary>
    public FieldFacts Fields => _fields ??= new FieldFacts(Message.Header, Chain, Organisations);

    /// <summary>The message's ways from one declared site to another.</summary>
    internal IReadOnlyList<SiteLeg> SiteLegs => _legs ??= SiteLegFinder.Find(this);

    /// <summary>What the ids of the claimed lines tell, top first; a line without an id is left out.</summary>
    public ReadOnlySpan<ClaimedId> Ids => _ids ??= ReadIds();

    /// <summary>What of the claimed lines no other message should have.</summary>
    internal SeenKeys Seen => _seen ??= SeenKeys.Of(this);

    /// <summary>Where lines begin that are days older than the message itself; null where there are none.</summary>
    internal ReplayedTail? Replayed
    {
        get
        {
            if (!_isReplayKnown)
            {
                (_replayed, _isReplayKnown) = (ReplayedTail.Find(this), true);
            }

            return _replayed;
        }
    }

    /// <summary>The lines that were asked about with <see cref="MaskOf"/> and are masked.</summary>
    internal IEnumerable<(Hop Hop, Mask Mask)> Masked =>
        _masks is null ? [] : _masks.Where(m => m.Value is not null).OrderBy(m => m.Key.Number).Select(m => (m.Key, m.Value!));

    /// <summary>Whether a line was asked about and is masked.</summary>
    internal bool IsMasked(Hop hop) => _masks is not null && _masks.TryGetValue(hop, out var mask) && mask is not null;

    /// <summary>The program that wrote a line although its comment names another, or a version that never was; asked for where something would be held against the comment.</summary>
    internal Mask? MaskOf(Hop hop)
    {
        _masks ??= [];
        if (!_masks.TryGetValue(hop, out var mask))
        {
            _masks[hop] = mask = Masks.Find(Tables.Products.Facts, hop);
        }

        return mask;
    }

    /// <summary>The fields that providers and programs add to the mail that passes them.</summary>
    internal MessageCompanions Companions => _companions ??= MessageCompanions.Find(Message.Header, Chain, Tables.Companions);

    /// <summary>The provider that a claimed line names, and the one whose form it has.</summary>
    internal ProviderLine ProviderOf(Hop hop)
    {
        var claimed = Chain.Claimed;
        return claimed.Count == 0 || hop.Number < claimed[0].Number ? default : (_providers ??= Providers(claimed))[hop.Number - claimed[0].Number];
    }

    private ForClause[] ReadClaimedFor()
    {
        List<ForClause>? found = null;
        foreach (var hop in Chain.Claimed)
        {
            var spans = hop.Line.ForSpans;
            for (var i = 0; i < spans.Count; i++)
            {
                var address = MessageAddresses.Bare(hop.Line.Text(spans[i]));
                if (MessageAddresses.EndsInDomain(address))
                {
                    (found ??= []).Add(new ForClause(hop, spans[i], address, Addresses.To.Has(address)));
                }
            }
        }

        return found is null ? [] : [.. found];
    }

    private ClaimedId[] ReadIds()
    {
        var ids = new ClaimedId[Chain.Claimed.Count];
        var count = 0;
        foreach (var hop in Chain.Claimed)
        {
            var reading = Tables.Ids.Read(hop.Line);
            if (!reading.TellsNothing)
            {
                ids[count++] = new ClaimedId(hop, reading);
            }
        }

        return count == ids.Length ? ids : ids[..count];
    }

    private ProviderLine[] Providers(ArraySegment<Hop> claimed)
    {
        var lines = new ProviderLine[claimed.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Tables.ProviderFacts.Read(claimed[i]);
        }

        return lines;
    }
}

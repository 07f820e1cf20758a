using ForgeryCheck.Authentication;
using ForgeryCheck.Batches;
using ForgeryCheck.Facts.Companions;
using ForgeryCheck.Facts.Products;
using ForgeryCheck.Facts.Providers;
using ForgeryCheck.Fields;
using ForgeryCheck.Hosts;
using ForgeryCheck.Messages;
using ForgeryCheck.Names;
using ForgeryCheck.Profiles;
using ForgeryCheck.Routes;

namespace ForgeryCheck.Facts;

/// <summary>Everything computed once per message, for all rules.</summary>
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
    private AuthenticationFacts? _authentication;
    private ClientIdentity? _client;
    private bool _isClientKnown;
    private HabitTest?[]? _habits;
    private readonly LiveChecks _live;

    /// <summary>Creates the facts of one message; each is computed on first use.</summary>
    internal MessageFacts(MailMessage message, Chain chain, Sites sites, RuleTables tables, NameFacts names, IBatchEntries? batch, LiveChecks? live = null, ProfileSet? profiles = null)
    {
        Message = message;
        Chain = chain;
        Sites = sites;
        Tables = tables;
        Names = names;
        Batch = batch;
        _live = live ?? LiveChecks.None;
        Profiles = profiles;
    }

    /// <summary>The message.</summary>
    public MailMessage Message { get; }

    /// <summary>Hops, joints, boundary.</summary>
    public Chain Chain { get; }

    /// <summary>Declared sites.</summary>
    internal Sites Sites { get; }

    /// <summary>The rule tables in force.</summary>
    internal RuleTables Tables { get; }

    /// <summary>The owners of domains.</summary>
    internal Organisations Organisations => Tables.Organisations;

    /// <summary>The DNS data.</summary>
    internal NameFacts Names { get; }

    /// <summary>How much later than the mail the DNS was asked; null if it was not, or the time of the hand-over is not known.</summary>
    internal AnswerAge? NamesAge => AnswerAge.Of(Names.All, Chain.HandOver?.Time);

    /// <summary>Where mail for a domain goes, as far as the DNS data show.</summary>
    internal MailRoute RouteTo(string domain) => RouteReader.Read(domain, Names.Find);

    /// <summary>The lines and ids of other messages, if messages are compared; else null.</summary>
    internal IBatchEntries? Batch { get; }

    /// <summary>What was learned from other mail; null if there is nothing.</summary>
    internal ProfileSet? Profiles { get; }

    /// <summary>Who handed the message in, as far as it is a fact; null if it is unknown.</summary>
    internal ClientIdentity? Client
    {
        get
        {
            if (!_isClientKnown)
            {
                _client = Chain.BoundaryHop is { } boundary ? ClientIdentity.Of(boundary, Organisations, Tables.CustomerNames) : null;
                _isClientKnown = true;
            }

            return _client;
        }
    }

    /// <summary>The time of the Date field; null if there is none or it is unreadable.</summary>
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

    /// <summary>Seconds from the Date field to the lowest claimed line with a time; null if either is missing.</summary>
    internal double? SecondsFromDateToLowest =>
        Fields.Lowest is { } lowest && Fields.Date is { HasTime: true } date ? ClockText.SecondsBetween(date, lowest.Line.Date) : null;

    /// <summary>The stated author and recipients, and the envelope as far as known.</summary>
    internal MessageAddresses Addresses => _addresses ??= new MessageAddresses(Message);

    /// <summary>The recipients in the "for" clause of the boundary line, as written: as reliable as the envelope's.</summary>
    internal ReadOnlySpan<string> HandOverFor => _handOverFor ??= Chain.BoundaryHop is { Line.ForSpans.Count: > 0 } boundary ? [.. boundary.Line.For] : [];

    /// <summary>The recipients that the claimed lines name, top first.</summary>
    internal ReadOnlySpan<ForClause> ClaimedFor => _claimedFor ??= ReadClaimedFor();

    /// <summary>The organisations that the message names outside its Received lines.</summary>
    internal NamedParties Parties => _parties ??= new NamedParties(Fields, Message.Envelope?.Sender, Organisations);

    /// <summary>What the header fields other than Received say about the message's path.</summary>
    public FieldFacts Fields => _fields ??= new FieldFacts(Message.Header, Chain, Organisations);

    /// <summary>Who the author claims to be, and which checks authenticate it.</summary>
    internal AuthenticationFacts Authentication =>
        _authentication ??= new AuthenticationFacts(Message.Header, Fields, Chain, Addresses.From, Addresses.Sender, Tables.ResultWriters, Organisations, _live);

    /// <summary>The message's passages from one declared site to another.</summary>
    internal IReadOnlyList<SiteLeg> SiteLegs => _legs ??= SiteLegFinder.Find(this);

    /// <summary>The decoded ids of the claimed lines, top first, without lines that have no id.</summary>
    public ReadOnlySpan<ClaimedId> Ids => _ids ??= ReadIds();

    /// <summary>The parts of the claimed lines that no other message should have.</summary>
    internal SeenKeys Seen => _seen ??= SeenKeys.Of(this);

    /// <summary>Where lines begin that are days older than the message itself; null if there are none.</summary>
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

    /// <summary>The lines found to be masked by calls of <see cref="MaskOf"/> so far.</summary>
    internal IEnumerable<(Hop Hop, Mask Mask)> Masked =>
        _masks is null ? [] : _masks.Where(m => m.Value is not null).OrderBy(m => m.Key.Number).Select(m => (m.Key, m.Value!));

    /// <summary>Whether a line was checked by <see cref="MaskOf"/> and is masked.</summary>
    internal bool IsMasked(Hop hop) => _masks is not null && _masks.TryGetValue(hop, out var mask) && mask is not null;

    /// <summary>
    /// The program that wrote a line whose comment names another, or a version that never existed; checked before the comment is held against the
    /// line.
    /// </summary>
    internal Mask? MaskOf(Hop hop)
    {
        _masks ??= [];
        if (!_masks.TryGetValue(hop, out var mask))
        {
            _masks[hop] = mask = Masks.Find(Tables.Products.Facts, hop);
        }

        return mask;
    }

    /// <summary>The fields that providers and programs add to mail that passes through them.</summary>
    internal MessageCompanions Companions => _companions ??= MessageCompanions.Find(Message.Header, Chain, Tables.Companions);

    /// <summary>The provider that a claimed line names, and the one whose form it has.</summary>
    internal ProviderLine ProviderOf(Hop hop)
    {
        var claimed = Chain.Claimed;
        return claimed.Count == 0 || hop.Number < claimed[0].Number ? default : (_providers ??= Providers(claimed))[hop.Number - claimed[0].Number];
    }

    /// <summary>A claimed line compared with the profile of its host; null if there is none.</summary>
    internal HabitTest? HabitsOf(Hop hop)
    {
        var claimed = Chain.Claimed;
        return Profiles is null || claimed.Count == 0 || hop.Number < claimed[0].Number ? null : (_habits ??= Habits(Profiles, claimed))[hop.Number - claimed[0].Number];
    }

    private HabitTest?[] Habits(ProfileSet profiles, ArraySegment<Hop> claimed)
    {
        var tests = new HabitTest?[claimed.Count];
        var time = Chain.BoundaryHop!.Line.Date.Time;
        for (var i = 0; i < tests.Length; i++)
        {
            // A line names the host that should have written the next one: genuine or forged, the line below has to be as that host writes.
            var client = i == 0 ? Client : ClientIdentity.Of(claimed[i - 1], Organisations, Tables.CustomerNames);
            tests[i] = profiles.Of(claimed[i], client, time) is { } profile
                ? new HabitTest(profile, LineHabits.Of(claimed[i], Tables.Ids.Read(claimed[i].Line), client?.Name))
                : null;
        }

        return tests;
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
